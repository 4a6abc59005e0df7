/** The part of a cycle in which a planned stop may begin. */
import type { Ticks, Timer, Timers } from '../engine/index.ts'
import type { PlannedStopSpec } from '../spec/line.ts'
import { Handler } from './handlers.ts'
import { Priority } from './priorities.ts'

export interface StopWindow {
  /** Is it open now? If not, its station is told when it opens. */
  isOpen(timers: Timers): boolean
}

/** @param station index of the station that is to look again when the window opens */
export function stopWindow(spec: NonNullable<PlannedStopSpec['window']>, timers: Timers, station: number): StopWindow {
  const from: Ticks = Math.round(spec.from)
  const to: Ticks = Math.round(spec.to)
  const of: Ticks = Math.round(spec.of)
  const opening: Timer = timers.claim(Handler.windowOpens, station, Priority.disturbance)
  return {
    isOpen({ now }) {
      const time = now - Math.floor(now / of) * of
      if (from < to ? time >= from && time < to : time >= from || time < to) return true
      timers.setAt(opening, now - time + (time < from ? from : from + of))
      return false
    },
  }
}
