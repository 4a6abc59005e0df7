/** Test bins: every unit that ends a step that sorts is in one of them, good ones by grade and lost ones by cause. */
import { describe, expect, it } from 'vitest'
import { Line, sortingSteps } from '../../src/model/index.ts'
import type { BinSpec, StepSpec } from '../../src/spec/line.ts'
import { d, every, h, line, min, product, step } from '../support/line.ts'
import { trace } from '../support/trace.ts'

const bins: BinSpec[] = [
  { name: 'b', of: 'good', share: 0.02 },
  { name: 'c', of: 'good', share: 0.08 },
  { name: 'open', of: 'failed', share: 0.6 },
]

function sorted(test: Partial<StepSpec>) {
  const spec = line({
    steps: [step('test', min, { bins, yield: 0.9, ...test }), step('pack', min)],
    products: [product('product', { lotUnits: 1000 })],
    release: [every(h)],
  })
  const { floor } = trace(spec, 40 * d)
  const [{ bins: compiled }] = sortingSteps(floor.line) as [NonNullable<ReturnType<typeof sortingSteps>[number]>]
  const { scalars } = floor.cut()
  const units = new Map(compiled!.names.map((name, bin) => [name, scalars[floor.books.layout.ofBin(compiled!.first + bin)]!]))
  return { units, good: scalars[Line.unitsGood]!, scrapped: scalars[Line.unitsScrapped]!, onTheWay: floor.wip.units }
}

describe('test bins', () => {
  it('hold every unit once: what is good, and what is lost', () => {
    const { units, good, scrapped } = sorted({})
    const of = (...names: string[]) => names.reduce((sum, name) => sum + units.get(name)!, 0)
    expect([...units.keys()]).toEqual(['good', 'b', 'c', 'failed', 'open'])
    // The last lot is at its first minute: what has been sorted has left.
    expect(of('good', 'b', 'c')).toBe(good)
    expect(of('failed', 'open')).toBe(scrapped)
    expect(good + scrapped).toBeGreaterThan(900_000)
  })

  it('have the shares of the file', () => {
    const { units, good, scrapped } = sorted({})
    // Four standard deviations of 860,000 good and 96,000 lost units.
    expect(Math.abs(units.get('b')! / good - 0.02)).toBeLessThan(4 * Math.sqrt((0.02 * 0.98) / 860_000))
    expect(Math.abs(units.get('c')! / good - 0.08)).toBeLessThan(4 * Math.sqrt((0.08 * 0.92) / 860_000))
    expect(Math.abs(units.get('open')! / scrapped - 0.6)).toBeLessThan(4 * Math.sqrt((0.6 * 0.4) / 95_000))
  })

  it('change nothing else: the same units are lost with them and without', () => {
    const with3 = sorted({})
    const none = sorted({ bins: [] })
    expect([none.good, none.scrapped]).toEqual([with3.good, with3.scrapped])
    expect([...none.units]).toEqual([
      ['good', with3.good],
      ['failed', with3.scrapped],
    ])
  })

  it('take what is sent back when it comes again', () => {
    const { units, good, scrapped } = sorted({ rework: { to: 'test', share: 0.5, most: 5, beyond: 'pass' } })
    const sum = [...units.values()].reduce((all, count) => all + count, 0)
    expect(sum).toBe(good + scrapped)
  })
})
