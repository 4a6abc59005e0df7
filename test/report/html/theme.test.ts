import { describe, expect, it } from 'vitest'
import { dark, light, loadStep, loadStepLabels, stateMarks } from '../../../src/report/html/theme.ts'

/** Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high! + 0.05) / (low! + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((index) => {
    const share = Number.parseInt(colour.slice(index, index + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

it('contrast is measured as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

describe.each([
  ['by day', light],
  ['by night', dark],
])('%s', (_when, theme) => {
  it.each(['ink', 'soft', 'accent', 'warning'] as const)('%s can be read on paper and in boxes', (name) => {
    for (const ground of [theme.paper, theme.panel]) expect(contrast(theme[name], ground)).toBeGreaterThanOrEqual(4.5)
  })

  it('the text in a station can be read whatever its load', () => {
    for (const [fill, text] of theme.loads) expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['mark', 'bar'] as const)('%s stands out from the paper', (name) => {
    expect(contrast(theme[name], theme.paper)).toBeGreaterThanOrEqual(3)
  })

  it('an interval is seen on the bar that it belongs to, and beside it', () => {
    for (const ground of [theme.bar, theme.paper]) expect(contrast(theme.ink, ground)).toBeGreaterThanOrEqual(3)
  })

  it('what stops a machine stands out from the paper', () => {
    const stops = [theme.states.productive, theme.states.unscheduledDown]
    for (const colour of stops) expect(contrast(colour, theme.paper)).toBeGreaterThanOrEqual(3)
  })

  it('two states beside each other differ in lightness or in pattern', () => {
    for (const [index, mark] of stateMarks.entries()) {
      for (const other of stateMarks.slice(index + 1)) {
        const isTold = mark.pattern !== other.pattern || contrast(theme.states[mark.state], theme.states[other.state]) > 2
        expect([mark.state, other.state, isTold]).toEqual([mark.state, other.state, true])
      }
    }
  })
})

it('a higher load never has a lower colour, and every colour has a label', () => {
  expect([0, 0.49, 0.5, 0.7, 0.85, 0.95, 1.3].map(loadStep)).toEqual([0, 0, 1, 2, 3, 4, 4])
  expect([light.loads.length, dark.loads.length]).toEqual([loadStepLabels.length, loadStepLabels.length])
})
