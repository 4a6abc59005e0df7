import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import { shippedLine } from './read-shipped.ts'

const reportOf = async (file: string) => staticCapacity(await shippedLine(file))

describe('the shipped lines', () => {
  it('can all be read, and say that they are illustrative', async () => {
    const files = (await readdir(new URL('../../lines/', import.meta.url))).filter((file) => file.endsWith('.yaml'))
    expect(files.length).toBeGreaterThanOrEqual(6)
    for (const file of files) {
      const line = await shippedLine(file)
      expect(line.notice, file).toMatch(/^illustrative: /)
      expect(line.name, file).not.toBe('')
    }
  })

  it('hold in lesson 1 a tester that is loaded 80 %', async () => {
    expect((await reportOf('01-one-machine.yaml')).bottleneck).toEqual({ station: 'tester', load: expect.closeTo(0.8, 12) })
  })

  it('hold in lesson 2 two machines that could each make 123.4 magazines a day', async () => {
    const { limitGoodPerDay, startsPerDay } = await reportOf('02-two-machines-and-a-buffer.yaml')
    expect(limitGoodPerDay / 1920).toBeCloseTo(144 * (3 / 3.5), 10)
    expect(startsPerDay).toBeNull()
  })

  it('hold in lesson 3 an oven that is loaded two thirds', async () => {
    const { bottleneck, limitGoodPerDay } = await reportOf('03-batch-oven.yaml')
    expect(bottleneck).toEqual({ station: 'oven', load: expect.closeTo(2 / 3, 12) })
    expect(limitGoodPerDay / 1920).toBeCloseTo(120, 10)
  })

  it('hold in lesson 4 six stations, limited by the tester at 85 %, with changeovers that are not in the load', async () => {
    const { rows, bottleneck, warnings, cumulativeYield } = await reportOf('04-assembly-to-test.yaml')
    expect(rows.map(({ station }) => station)).toEqual(['saw', 'die-attach', 'mould', 'oven', 'tester', 'tape-and-reel'])
    expect(bottleneck).toEqual({ station: 'tester', load: expect.closeTo(0.849, 3) })
    expect(cumulativeYield).toBeCloseTo(0.997 * 0.998 * 0.999 * 0.98 * 0.998, 12)
    expect(warnings).toEqual(['station "die-attach" changes over between 2 setups: the time of its setups is not in its load'])
  })

  it('hold in lesson 7 a tester that is loaded 82 %, scheduled less than half of the time because of weekends, breaks and holidays', async () => {
    const { rows, bottleneck } = await reportOf('07-shifts-and-holidays.yaml')
    expect(bottleneck).toEqual({ station: 'tester', load: expect.closeTo(0.819, 3) })
    // 5 x 15 + 5.5 hours a week, less three weekdays in 52 weeks.
    expect(rows[2]!.explicitAvailability).toBeCloseTo((52 * 80.5 - 3 * 15) / (52 * 168), 10)
    expect(rows[1]!.explicitAvailability).toBe(1)
  })

  it('hold in lesson 8 presses that are loaded 75 % before anything happens', async () => {
    const { bottleneck, warnings } = await reportOf('08-an-outage.yaml')
    expect(bottleneck).toEqual({ station: 'press', load: expect.closeTo(0.75, 12) })
    expect(warnings).toEqual(['4 dated changes are not in the load, which is that of the line without them'])
  })

  it('hold in lesson 9 a crew that is asked for 68 % of its time, by testers that are loaded 82 %', async () => {
    const { bottleneck, crews, warnings } = await reportOf('09-breakdowns-and-a-crew.yaml')
    expect(bottleneck).toEqual({ station: 'tester', load: expect.closeTo(0.816, 3) })
    expect(crews).toEqual([{ crew: 'technicians', size: 1, load: expect.closeTo(0.682, 3) }])
    expect(warnings).toEqual([])
  })

  it('hold in lesson 10 a bonder that keeps 95 % of its time', async () => {
    const { rows, bottleneck } = await reportOf('10-maintenance.yaml')
    expect(rows[0]!.explicitAvailability).toBeCloseTo(0.951, 3)
    expect(bottleneck.load).toBeCloseTo(0.841, 3)
  })

  it('hold in lesson 5 a turret and a multi-site tester with their nameplates, and what soak and handling leave of one', async () => {
    const { rows, bottleneck } = await reportOf('05-test-floor.yaml')
    const hot = (0.985 * 7682 * 3600) / (0.985 * 7682 * 0.37125 + 170)
    expect(rows.map(({ nameplateUnitsPerHour }) => nameplateUnitsPerHour)).toEqual([expect.closeTo(3600 / 0.28, 6), expect.closeTo(hot, 6)])
    expect(Math.round(hot)).toBe(9144)
    expect(bottleneck).toEqual({ station: 'hot-tester', load: expect.closeTo(0.843, 3) })
  })

  it('hold in lesson 6 a belt that counts by its pitch, a press that limits the line, and an oven with ramps', async () => {
    const { rows, bottleneck } = await reportOf('06-mould-and-cure.yaml')
    const magazines = rows.map(({ nameplateUnitsPerHour }) => nameplateUnitsPerHour / 1920)
    expect(magazines).toEqual([45, 3600 / 1300, 20 / (5 + 40 / 60)].map((value) => expect.closeTo(value, 2)))
    expect(bottleneck).toEqual({ station: 'press', load: expect.closeTo(0.904, 3) })
  })
})
