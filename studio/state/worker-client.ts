/** The page's end of the talk with its worker, which is started when it is needed first. */
import type { Calls, FromWorker, RunEvent, RunRequest, StudyEvent, StudyRequest, ToWorker } from '../messages.ts'

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

let worker: Worker | null = null
let lastId = 0
const waiting = new Map<number, Waiting>()
let hearStudy: { id: number; hear(event: StudyEvent): void } | null = null
let hearRun: { id: number; hear(event: RunEvent): void } | null = null

function started(): Worker {
  if (worker !== null) return worker
  worker = new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => listen(data)
  worker.onerror = (event) => lose(new Error(`the worker failed: ${event.message || 'it does not load'}`))
  return worker
}

function listen(message: FromWorker): void {
  if (message.kind === 'run') {
    if (hearRun?.id === message.id) hearRun.hear(message.event)
    return
  }
  if (message.kind === 'study') {
    if (hearStudy?.id === message.id) hearStudy.hear(message.event)
    return
  }
  const call = waiting.get(message.id)
  waiting.delete(message.id)
  if (message.kind === 'answered') call?.resolve(message.value)
  else call?.reject(new Error(message.message))
}

/** What was asked of a worker that is gone is refused; the next question starts another. */
function lose(error: Error): void {
  worker?.terminate()
  worker = null
  for (const call of waiting.values()) call.reject(error)
  waiting.clear()
  hearRun?.hear({ kind: 'failed', message: error.message })
  hearRun = null
  hearStudy?.hear({ kind: 'failed', message: error.message })
  hearStudy = null
}

function send(message: ToWorker): void {
  started().postMessage(message)
}

function call<Name extends keyof Calls>(name: Name): Calls[Name] {
  return ((...parameters: unknown[]) =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      send({ kind: 'call', id, name, parameters })
    })) as Calls[Name]
}

/** Rejects with what the worker says went wrong. */
export const ask: Calls = {
  shipped: call('shipped'),
  read: call('read'),
  edit: call('edit'),
  keywords: call('keywords'),
  exported: call('exported'),
  studied: call('studied'),
}

/** Ends the run before it, of which nothing more is heard. */
export function startRun(request: RunRequest, hear: (event: RunEvent) => void): void {
  const id = ++lastId
  hearRun = { id, hear }
  send({ kind: 'run', id, request })
}

export function stopRun(): void {
  send({ kind: 'stop' })
}

/** Ends the study before it, of which nothing more is heard. */
export function startStudy(request: StudyRequest, hear: (event: StudyEvent) => void): void {
  const id = ++lastId
  hearStudy?.hear({ kind: 'ended', how: 'stopped' })
  hearStudy = { id, hear }
  send({ kind: 'study', id, request })
}

export function stopStudy(): void {
  if (hearStudy !== null) send({ kind: 'stopStudy' })
}
