/** WIP limits: what each of their pools holds on the mean, and the share of time in which it is full while work waits for it. */
import { PerPool } from '../model/index.ts'
import type { PoolMeasure } from './measure.ts'

/** In what the limit counts: `unit` is its plural. */
const wipIn = (unit: string): PoolMeasure => ({
  name: 'wip',
  unit,
  of: (window, pool) => window.ofPool(pool, PerPool.area) / window.ticks,
})

export const poolWip = { lot: wipIn('lots'), carrier: wipIn('carriers'), unit: wipIn('units') } as const

export const poolHeldBack: PoolMeasure = {
  name: 'heldBack',
  unit: '1',
  of: (window, pool) => window.ofPool(pool, PerPool.heldBack) / window.ticks,
}
