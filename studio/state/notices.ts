/** Sentences that are said for a moment, and read aloud. */
import { studio } from './studio.ts'

const SECONDS = 6
let timer = 0

export function say(text: string, isBad = false): void {
  clearTimeout(timer)
  studio.set({ notice: { text, isBad } })
  timer = window.setTimeout(hush, SECONDS * 1000)
}

export function hush(): void {
  studio.set({ notice: null })
}

/** Says what went wrong. */
export function complain(error: unknown): void {
  say(error instanceof Error ? error.message : String(error), true)
}
