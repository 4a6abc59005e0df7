/** Times and counts in words, and times as they are written into the field to jump to one. */
import type { Opened } from '../../replay-messages.ts'

const MINUTE = 60_000_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

type Start = Opened['start']

/** `12 d 06:30` since the start of the run, or the date and time of the plant. @param seconds also these */
export function timeText(ticks: number, start: Start, seconds = false): string {
  if (start !== null) {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: start.timeZone,
      ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
      ...(seconds && { second: '2-digit' }),
    })
    return format.format(new Date(Math.floor((start.utc + ticks) / 1000)))
  }
  const part = (of: number, unit: number): string => String(Math.floor(of / unit)).padStart(2, '0')
  const inDay = ticks % DAY
  const rest = seconds ? `:${part(inDay % MINUTE, 1_000_000)}` : ''
  return `${Math.floor(ticks / DAY)} d ${part(inDay, HOUR)}:${part(inDay % HOUR, MINUTE)}${rest}`
}

/** `12`, `12.5 d`, `36 h`, `12 d 06:30`: time since the start of the run, ticks; null: it can't be read. */
export function timeIn(text: string): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(d|h|min)?(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*$/.exec(text)
  if (match === null) return null
  const [, amount, unit = 'd', hours = '0', minutes = '0', seconds = '0'] = match
  if (unit !== 'd' && match[3] !== undefined) return null
  const ticks = Number(amount) * (unit === 'h' ? HOUR : unit === 'min' ? MINUTE : DAY)
  return Math.round(ticks + Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1_000_000)
}

/** `2.1 h` */
export function spanText(ticks: number): string {
  if (ticks < MINUTE) return `${Math.round(ticks / 1_000_000)} s`
  if (ticks < HOUR) return `${Math.round(ticks / MINUTE)} min`
  return ticks < 2 * DAY ? `${(ticks / HOUR).toFixed(1)} h` : `${(ticks / DAY).toFixed(1)} d`
}

export function countText(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`
}

export function grouped(count: number): string {
  return Math.round(count).toLocaleString('en-GB')
}
