/** The diagram on the page: the canvases, buttons over the stations for the keyboard and for readers, the pointer, and the zoom. */
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { FloorMap } from 'tollway/spec'
import { currentPlayer, lookCloser, play, publish, replay, type Selection, select, useReplay } from '../../state/replay.ts'
import { useStudio } from '../../state/studio.ts'
import { countsText, stateCounts, waitingAt } from './counts.ts'
import type { Layout } from './layout.ts'
import { Stage } from './stage.ts'
import { countText } from './words.ts'

/** Milliseconds between two changes of what is said in words, and between two closer looks. */
const WORDS_EVERY = 400
const LOOK_EVERY = 1500
/** Pixels that a click may move. */
const CLICK = 5

export function Diagram({ map }: { map: FloorMap }) {
  const frame = useRef<HTMLDivElement>(null)
  const plan = useRef<HTMLCanvasElement>(null)
  const live = useRef<HTMLCanvasElement>(null)
  const [stage, setStage] = useState<Stage | null>(null)
  const [theme, selection] = [useStudio((state) => state.theme), useReplay((state) => state.selection)]
  const bottleneckName = useStudio(({ answer }) => answer?.result.bottleneck.station ?? null)
  const bottleneck = map.nodes.findIndex(({ kind, name }) => kind === 'station' && name === bottleneckName)
  useEffect(() => {
    const made = new Stage(map, plan.current!, live.current!, currentPlayer)
    setStage(made)
    const watch = new ResizeObserver(() => made.resize({ width: frame.current!.clientWidth, height: frame.current!.clientHeight }))
    watch.observe(frame.current!)
    const stop = loop(made)
    return () => {
      stop()
      watch.disconnect()
    }
  }, [map])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours
  useEffect(() => {
    stage?.recolour()
    const night = matchMedia('(prefers-color-scheme: dark)')
    const recolour = (): void => stage?.recolour()
    night.addEventListener('change', recolour)
    return () => night.removeEventListener('change', recolour)
  }, [stage, theme])
  const isStill = useStillness()
  useEffect(() => {
    const node = selection.kind === 'station' || selection.kind === 'machine' ? selection.node : -1
    const machine = selection.kind === 'machine' ? selection.machine : -1
    stage?.show({ bottleneck, node, machine, lot: selection.kind === 'lot' ? selection.lot : 0, isStill })
  }, [stage, selection, bottleneck, isStill])
  usePointer(frame, stage)
  return (
    <div className="floor-stage">
      <div className="floor-frame" ref={frame}>
        <div aria-hidden="true">
          <canvas ref={plan} />
          <canvas ref={live} />
        </div>
        {stage !== null && <StationButtons map={map} stage={stage} />}
      </div>
      <div className="floor-zoom">
        <button type="button" className="button" aria-label="Larger" title="Larger (+)" onClick={() => stage?.zoom(1.4)}>
          +
        </button>
        <button type="button" className="button" aria-label="Smaller" title="Smaller (-)" onClick={() => stage?.zoom(1 / 1.4)}>
          −
        </button>
        <button type="button" className="button" title="The whole line (0)" onClick={() => stage?.fit()}>
          Fit
        </button>
      </div>
    </div>
  )
}

/** Whether as little as possible should move. */
function useStillness(): boolean {
  const wish = useMemo(() => matchMedia('(prefers-reduced-motion: reduce)'), [])
  const [isStill, setStill] = useState(wish.matches)
  useEffect(() => {
    const follow = (): void => setStill(wish.matches)
    wish.addEventListener('change', follow)
    return () => wish.removeEventListener('change', follow)
  }, [wish])
  return isStill
}

/** Goes on with every picture until it is stopped. */
function loop(stage: Stage): () => void {
  let [next, words, look] = [0, 0, 0]
  let wasPlaying = false
  const picture = (now: number): void => {
    next = requestAnimationFrame(picture)
    stage.picture(now)
    const player = currentPlayer()
    if (player === null) return
    const { shown, time, isPlaying } = replay.get()
    const isOld = shown?.film !== player.shown?.film || time !== player.clock || wasPlaying !== isPlaying
    if (isOld && now - words > WORDS_EVERY) {
      words = now
      wasPlaying = player.isPlaying
      publish()
      if (now - look > LOOK_EVERY || !player.isPlaying) {
        look = now
        void lookCloser()
      }
    }
  }
  next = requestAnimationFrame(picture)
  return () => cancelAnimationFrame(next)
}

/** A button over each card: seen only by the keyboard's frame around it, read as the station with its numbers. */
function StationButtons({ map, stage }: { map: FloorMap; stage: Stage }) {
  const layer = useRef<HTMLDivElement>(null)
  const [layout, setLayout] = useState<Layout>(stage.layout)
  useEffect(() => {
    const follow = (): void => {
      const { scale, x, y } = stage.camera
      if (layer.current !== null) layer.current.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
      setLayout(stage.layout)
    }
    stage.moved = follow
    follow()
  }, [stage])
  const keys = (event: KeyboardEvent): void => {
    const [dx, dy] = ARROWS[event.key] ?? [0, 0]
    if (dx !== 0 || dy !== 0) stage.pan(dx, dy)
    else if (event.key === '+' || event.key === '=') stage.zoom(1.4)
    else if (event.key === '-') stage.zoom(1 / 1.4)
    else if (event.key === '0') stage.fit()
    else if (event.key === 'p') play(!replay.get().isPlaying)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are for the buttons inside
    <div className="floor-layer" ref={layer} onKeyDown={keys}>
      {map.nodes.map(({ kind, name }, node) => {
        const card = layout.cards[node]
        if (card === undefined || kind === 'in' || kind === 'out') return null
        return (
          <StationButton
            key={`${kind} ${name}`}
            map={map}
            node={node}
            style={{ left: card.x, top: card.y, width: card.width, height: card.height }}
            reveal={() => stage.reveal(node)}
          />
        )
      })}
    </div>
  )
}

const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [60, 0],
  ArrowRight: [-60, 0],
  ArrowUp: [0, 60],
  ArrowDown: [0, -60],
}

interface ButtonProps {
  map: FloorMap
  node: number
  style: { left: number; top: number; width: number; height: number }
  reveal(): void
}

function StationButton({ map, node, style, reveal }: ButtonProps) {
  const label = useReplay(({ shown }) => {
    const { name } = map.nodes[node]!
    if (shown === null) return name
    const machines = countsText(stateCounts(map, shown, node))
    return `${name}: ${machines === '' ? '' : `${machines}; `}${countText(waitingAt(map, shown, node).carriers, 'carrier')} waiting`
  })
  return (
    <button
      type="button"
      className="floor-station"
      style={style}
      aria-label={label}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) reveal()
      }}
      onClick={(event) => {
        // Of the pointer the frame has heard already.
        if (event.detail === 0) select({ kind: 'station', node })
      }}
    />
  )
}

/** Drag moves, wheel and two fingers zoom, a click looks closer. */
function usePointer(frame: { readonly current: HTMLDivElement | null }, stage: Stage | null): void {
  const down = useMemo(() => new Map<number, { x: number; y: number }>(), [])
  useEffect(() => {
    const element = frame.current
    if (element === null || stage === null) return
    let wandered = 0
    const at = (event: { clientX: number; clientY: number }) => {
      const box = element.getBoundingClientRect()
      return { x: event.clientX - box.left, y: event.clientY - box.top }
    }
    const press = (event: globalThis.PointerEvent): void => {
      down.set(event.pointerId, at(event))
      wandered = 0
      element.setPointerCapture(event.pointerId)
    }
    const move = (event: globalThis.PointerEvent): void => {
      const before = down.get(event.pointerId)
      if (before === undefined) {
        element.style.cursor = stage.hit(at(event).x, at(event).y) === null ? 'grab' : 'pointer'
        return
      }
      const now = at(event)
      wandered += Math.hypot(now.x - before.x, now.y - before.y)
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1]
      if (other === undefined) {
        if (wandered > CLICK) stage.pan(now.x - before.x, now.y - before.y)
      } else {
        const by = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y))
        stage.zoom(by, other)
      }
      down.set(event.pointerId, now)
    }
    const lift = (event: globalThis.PointerEvent): void => {
      const place = at(event)
      if (down.delete(event.pointerId) && event.type === 'pointerup' && wandered <= CLICK)
        select(stage.hit(place.x, place.y) ?? ({ kind: 'none' } as Selection))
    }
    const wheel = (event: WheelEvent): void => {
      event.preventDefault()
      stage.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), at(event))
    }
    element.addEventListener('pointerdown', press)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', lift)
    element.addEventListener('pointercancel', lift)
    element.addEventListener('wheel', wheel, { passive: false })
    return () => {
      element.removeEventListener('pointerdown', press)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', lift)
      element.removeEventListener('pointercancel', lift)
      element.removeEventListener('wheel', wheel)
    }
  }, [frame, stage, down])
}
