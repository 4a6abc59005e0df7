import { describe, expect, it } from 'vitest'
import { timeIn, timeText } from '../../studio/ui/floor/words.ts'

const hour = 3_600_000_000
const day = 24 * hour

describe('times of the line that is watched', () => {
  it.each([
    ['12', 12 * day],
    ['12.5 d', 12.5 * day],
    ['36 h', 36 * hour],
    ['90 min', 1.5 * hour],
    ['12 d 06:30', 12 * day + 6.5 * hour],
    ['0 d 00:00:01', 1_000_000],
  ])('reads %s', (text, ticks) => {
    expect(timeIn(text)).toBe(ticks)
  })

  it.each(['', 'noon', '12 x', '-3', '3 h 06:30'])('refuses "%s"', (text) => {
    expect(timeIn(text)).toBeNull()
  })

  it('says a time as it can be read again', () => {
    const ticks = 12 * day + 6.5 * hour
    expect(timeText(ticks, null)).toBe('12 d 06:30')
    expect(timeIn(timeText(ticks, null))).toBe(ticks)
  })

  it('says dates of the plant where the line has them', () => {
    const start = { utc: Date.UTC(2026, 2, 2, 5) * 1000, timeZone: 'Europe/Berlin' }
    expect(timeText(26 * hour, start)).toBe('Tue, 3 Mar 2026, 08:00')
  })
})
