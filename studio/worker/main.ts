/** Entry of the studio's worker: reads and changes line files, runs them, and draws the answer as strings. */
/// <reference lib="webworker" />
import { editText } from 'tollway/io'
import { keywordTable } from 'tollway/spec'
import type { Calls, FromWorker, ToWorker } from '../messages.ts'
import { exported } from './exports.ts'
import { readLineFiles, shippedLine } from './reading.ts'
import { Runner } from './runner.ts'

const say = (message: FromWorker): void => self.postMessage(message)
const runner = new Runner()

const calls: Calls = {
  shipped: async (name) => shippedLine(name),
  read: readLineFiles,
  edit: async (text, path, value) => editText(text, path, value),
  keywords: async () => keywordTable(),
  exported: async (kind) => exported(kind, runner.latest),
}

async function answer(id: number, name: keyof Calls, parameters: readonly unknown[]): Promise<void> {
  try {
    const call = calls[name] as (...parameters: readonly unknown[]) => Promise<unknown>
    say({ kind: 'answered', id, value: await call(...parameters) })
  } catch (error) {
    say({ kind: 'refused', id, message: error instanceof Error ? error.message : String(error) })
  }
}

self.onmessage = ({ data }: MessageEvent<ToWorker>): void => {
  if (data.kind === 'call') void answer(data.id, data.name, data.parameters)
  else if (data.kind === 'run') void runner.run(data.request, (event) => say({ kind: 'run', id: data.id, event }))
  else runner.stop()
}
