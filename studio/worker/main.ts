/** Entry of the studio's workers: one reads and changes line files, runs them, and draws the answer as strings; the others are its threads. */
/// <reference lib="webworker" />
import { keywordTable } from 'tollway/spec'
import { listenAsThread } from 'tollway/threads'
import type { Calls, FromWorker, ToWorker } from '../messages.ts'
import { readLineFiles, shippedLine } from './reading.ts'
import { Runner } from './runner.ts'
import { THREAD } from './thread.ts'

const say = (message: FromWorker): void => self.postMessage(message)
const runner = new Runner()

const calls: Calls = {
  shipped: shippedLine,
  read: readLineFiles,
  edit: async (text, path, value) => (await import('./edits.ts')).editText(text, path, value),
  keywords: async () => keywordTable(),
  exported: async (kind) => (await import('./exports.ts')).exported(kind, runner.latest),
  studied: async (kind, file) => (await import('./exports.ts')).studied(file, runner.made.get(kind) ?? null),
}

async function answer(id: number, name: keyof Calls, parameters: readonly unknown[]): Promise<void> {
  try {
    const call = calls[name] as (...parameters: readonly unknown[]) => Promise<unknown>
    say({ kind: 'answered', id, value: await call(...parameters) })
  } catch (error) {
    say({ kind: 'refused', id, message: error instanceof Error ? error.message : String(error) })
  }
}

function hear({ data }: MessageEvent<ToWorker>): void {
  if (data.kind === 'call') void answer(data.id, data.name, data.parameters)
  else if (data.kind === 'run') void runner.run(data.request, (event) => say({ kind: 'run', id: data.id, event }))
  else if (data.kind === 'study') void runner.study(data.request, (event) => say({ kind: 'study', id: data.id, event }))
  else if (data.kind === 'stopStudy') runner.stopStudy()
  else runner.stop()
}

if (self.name === THREAD) listenAsThread()
else self.onmessage = hear
