/** A day of a line without chance, whose costs can be worked out with a pencil: see `unit-cost.test.ts`. */
import type { LineSpec } from '../../src/spec/line.ts'
import { YEAR } from '../../src/spec/money.ts'
import { d, h, line, min, product, schedule, station, step } from '../support/line.ts'

const packing = { unitsPerWafer: 8, unitsPerStrip: 4, stripsPerMagazine: 2, unitsPerReel: 8 }

/** Two lots of 8 that are good and one that is lost at the test go through a bonder and two testers, which are off at night. */
export function pencilLine(): LineSpec {
  const bond = step('bond', h, {
    materials: [
      { material: 'glue', amount: 2, per: 'strip' },
      { material: 'film', amount: 1, per: 'wafer' },
    ],
  })
  const test = step('test', 30 * min, {
    materials: [
      { material: 'socket', amount: 0.5, per: 'unit' },
      { material: 'label', amount: 1, per: 'lot' },
    ],
  })
  return line({
    products: [
      product('good', { route: 'to-stock', lotUnits: 8, packing, purchase: 0.5 }),
      product('bad', { route: 'to-scrap', lotUnits: 8, packing, purchase: 0.25 }),
    ],
    routes: [
      { name: 'to-stock', steps: [bond, test] },
      { name: 'to-scrap', steps: [bond, { ...test, yield: 0 }] },
    ],
    stations: [
      station('bond', {
        area: 'assembly',
        cost: { capital: { price: 36_500, life: 10 * YEAR }, space: 10, power: { productive: 4, standby: 2, setup: 2, down: 2, off: 0 } },
      }),
      station('test', {
        machines: 2,
        calendar: 'days',
        cost: { space: 0, power: { productive: 1, standby: 0.5, setup: 0.5, down: 0.5, off: 0.1 } },
      }),
    ],
    calendars: [{ name: 'days', cycle: d, on: [{ from: 0, to: 12 * h }] }],
    crews: [
      { name: 'operators', size: 2, calendar: 'days', wage: 1.5 },
      { name: 'guests', size: 5 },
    ],
    money: { currency: 'USD', interest: 0, energyPrice: 0.1, carbon: 0.7, plantFactor: 2, spacePrice: 36.5, overhead: 24 },
    materials: [
      { name: 'glue', price: 0.05, measure: 'kg' },
      { name: 'film', price: 0.1, measure: 'm' },
      { name: 'socket', price: 0.02, measure: 'piece' },
      { name: 'label', price: 0.2, measure: 'piece' },
    ],
    release: [schedule([h, 3 * h], { name: 'good', product: 'good' }), schedule([5 * h], { name: 'bad', product: 'bad' })],
    run: { warmUp: 0, horizon: d, replications: 2, seed: 1 },
  })
}
