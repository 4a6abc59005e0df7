/** The drawings of the report, in a tree of their own: they bring their style sheet, and the page's doesn't touch them. */

import { useEffect, useRef } from 'react'
import { type ReportSection, styleSheet } from 'tollway/report'
import { ownStyle } from './report-style.ts'
import { offerPictures } from './save-picture.ts'

interface Tree {
  root: ShadowRoot
  /** What each part holds now, by its id. */
  shown: Map<string, string>
}

/** @param name what files of its drawings begin with */
export function ReportParts({ sections, name }: { sections: readonly ReportSection[]; name: string }) {
  const host = useRef<HTMLDivElement>(null)
  const tree = useRef<Tree | null>(null)
  useEffect(() => {
    if (host.current === null) return
    tree.current ??= { root: planted(host.current), shown: new Map() }
    return drawn(tree.current, sections, name)
  }, [sections, name])
  const show = (id: string): void =>
    partOf(tree.current?.root, id)?.scrollIntoView({ block: 'start', behavior: isCalm() ? 'auto' : 'smooth' })
  return (
    <>
      <nav className="parts" aria-label="Parts of the answer">
        {sections.map(({ id, topic }) => (
          <button key={id} type="button" onClick={() => show(id)}>
            {topic}
          </button>
        ))}
      </nav>
      <div className="report" ref={host} />
    </>
  )
}

function planted(host: HTMLElement): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styleSheet + ownStyle)
  root.adoptedStyleSheets = [sheet]
  return root
}

/** Draws part after part, each in a turn of its own so that the page stays quick. @returns how to give up what isn't drawn yet */
function drawn({ root, shown }: Tree, sections: readonly ReportSection[], name: string): () => void {
  let timer = 0
  const wanted = new Set(sections.map(({ id }) => id))
  for (const id of [...shown.keys()].filter((each) => !wanted.has(each))) {
    partOf(root, id)?.remove()
    shown.delete(id)
  }
  const waiting = sections.filter(({ id, html }) => shown.get(id) !== html)
  const next = (): void => {
    const section = waiting.shift()
    if (section === undefined) return
    offerPictures(put(root, section, sections), name)
    shown.set(section.id, section.html)
    timer = window.setTimeout(next)
  }
  next()
  return () => clearTimeout(timer)
}

/** What a reader has unfolded, and how far she has scrolled, stays. */
function put(root: ShadowRoot, { id, html }: ReportSection, all: readonly ReportSection[]): HTMLElement {
  let part = partOf(root, id)
  if (part === null) {
    part = document.createElement('div')
    part.dataset.part = id
    const after = all.slice(all.findIndex((one) => one.id === id) + 1).map((one) => partOf(root, one.id))
    root.insertBefore(part, after.find((one) => one !== null) ?? null)
  }
  const open = [...part.querySelectorAll('details')].map((details) => details.open)
  const scrolled = [...part.querySelectorAll('.box')].map((box) => box.scrollLeft)
  part.innerHTML = html
  for (const [index, details] of part.querySelectorAll('details').entries()) details.open = open[index] ?? false
  for (const [index, box] of part.querySelectorAll('.box').entries()) box.scrollLeft = scrolled[index] ?? 0
  return part
}

function partOf(root: ShadowRoot | undefined, id: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`[data-part="${id}"]`) ?? null
}

function isCalm(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
