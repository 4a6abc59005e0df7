/** The page's end of the talk with a worker that replays a replication. */
import type { ReplayAnswer, ReplayCall, ReplayCalls } from '../replay-messages.ts'

export interface ReplayWorker {
  ask: ReplayCalls
  end(): void
}

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

export function startReplayWorker(): ReplayWorker {
  const worker = new Worker(new URL('../worker/replay.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  const end = (reason: string): void => {
    worker.terminate()
    for (const call of waiting.values()) call.reject(new Error(reason))
    waiting.clear()
  }
  worker.onmessage = ({ data }: MessageEvent<ReplayAnswer>) => {
    const call = waiting.get(data.id)
    waiting.delete(data.id)
    if ('message' in data) call?.reject(new Error(data.message))
    else call?.resolve(data.value)
  }
  worker.onerror = (event) => end(`the worker failed: ${event.message || 'it does not load'}`)
  const call = <Name extends keyof ReplayCalls>(name: Name): ReplayCalls[Name] =>
    ((...parameters: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        worker.postMessage({ id, name, parameters } satisfies ReplayCall)
      })) as ReplayCalls[Name]
  const ask: ReplayCalls = {
    open: call('open'),
    film: call('film'),
    next: call('next'),
    waiting: call('waiting'),
    lots: call('lots'),
    day: call('day'),
    story: call('story'),
  }
  return { ask, end: () => end('closed') }
}
