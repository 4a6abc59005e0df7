/** Entry of the worker that replays one replication of the line. The page has two of them: one films what is shown, one looks closer at what is asked. */
/// <reference lib="webworker" />
import type { ReplayAnswer, ReplayCall, ReplayCalls } from '../replay-messages.ts'
import { ReplayDesk } from './replay-desk.ts'

const desk: ReplayCalls = new ReplayDesk()
const say = (answer: ReplayAnswer, transfer: Transferable[] = []): void => self.postMessage(answer, { transfer })

/** The buffers of typed arrays, which the page gets without a copy. */
function buffersOf(value: unknown): Transferable[] {
  if (ArrayBuffer.isView(value)) return [value.buffer]
  return typeof value === 'object' && value !== null && 'states' in value ? Object.values(value).flatMap(inner) : []
}

function inner(value: unknown): Transferable[] {
  if (ArrayBuffer.isView(value)) return [value.buffer]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buffersOf) : []
}

async function answer({ id, name, parameters }: ReplayCall): Promise<void> {
  try {
    const call = desk[name].bind(desk) as (...parameters: readonly unknown[]) => Promise<unknown>
    const value = await call(...parameters)
    say({ id, value }, name === 'film' ? buffersOf(value) : [])
  } catch (error) {
    say({ id, message: error instanceof Error ? error.message : String(error) })
  }
}

self.onmessage = ({ data }: MessageEvent<ReplayCall>): void => void answer(data)
