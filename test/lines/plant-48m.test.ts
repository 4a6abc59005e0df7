import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { diePerWafer, goodPerDay } from '../../scripts/plant-48m/arithmetic.mjs'
import { families } from '../../scripts/plant-48m/families.mjs'
import { plantFile } from '../../scripts/plant-48m/line-file.mjs'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import { PerStation } from '../../src/model/accumulators.ts'
import { compile, Floor } from '../../src/model/index.ts'
import { faultsOf } from '../support/audit.ts'
import { d } from '../support/line.ts'
import { shippedLine } from './read-shipped.ts'

describe('the plant of 48 million units a day', () => {
  it('is what its script writes (npm run plant)', async () => {
    expect(await readFile(new URL('../../lines/plant-48m.yaml', import.meta.url), 'utf8')).toBe(plantFile())
  })

  it('makes six families in shares that sum to one, in magazines of about 2,000 units', () => {
    expect(Object.fromEntries(families.map(({ name, share }) => [name, share]))).toEqual({
      pdfn: 0.5,
      lfpak: 0.2,
      toll: 0.1,
      to220: 0.1,
      d2pak: 0.07,
      to247: 0.03,
    })
    for (const { unitsPerStrip, stripsPerMagazine } of families)
      expect(Math.abs(unitsPerStrip * stripsPerMagazine - 2000)).toBeLessThan(100)
  })

  it('has as many good die on a wafer of TOLL as the reference line', async () => {
    const { packing } = (await shippedLine('toll-reference.yaml')).products[0]!
    expect(diePerWafer(families.find(({ name }) => name === 'toll')!)).toBe(packing.unitsPerWafer)
  })

  it('has thousands of machines, none of its stations loaded above 88 %, and is asked for 48 million good units', async () => {
    const line = await shippedLine('plant-48m.yaml')
    const { rows, warnings, startsPerDay, cumulativeYield } = staticCapacity(line)
    expect(sum(line.stations.map(({ machines }) => machines))).toBeGreaterThan(5000)
    expect(rows.filter(({ load }) => !(load! <= 0.88 && load! > 0.75)).map(({ station, load }) => [station, load])).toEqual([])
    expect(startsPerDay! * cumulativeYield).toBeCloseTo(goodPerDay, -4)
    expect(warnings).toEqual([])
  })

  it('keeps every unit, carrier, lot and tick of machine time over a day and a half, and moves more than 150 million carriers a year from step to step', async () => {
    const line = await shippedLine('plant-48m.yaml')
    const floor = new Floor(compile(line), { seed: 1, replication: 0, expectedEnd: 300 * d })
    floor.run(1.25 * d)
    const { books } = floor
    const begun = () =>
      sum(floor.line.stations.map(({ index }) => books.scalars.totals[books.layout.ofStation(index) + PerStation.carriersStarted]!))
    const before = begun()
    floor.run(1.5 * d)
    expect(1460 * (begun() - before)).toBeGreaterThan(150e6)
    expect(faultsOf(floor)).toEqual([])
  })
})

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
