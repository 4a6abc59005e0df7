/** WIP limits on a floor as it stands: what pools hold against the carriers in the line. */

import { type Floor, PerPool } from '../../src/model/index.ts'
/** Marks the kinds of a station that a full pool keeps waiting as not open. */
export function closeAtWipLimits(floor: Floor, station: number, open: Uint8Array): void {
  const limits = floor['wipLimits']
  if (limits === null || !limits.isAt(station)) return
  limits.findOpen(floor.line.stations[station]!, open)
  open.set(limits.open.subarray(0, open.length))
}

/** Everything that is wrong with WIP limits; nothing may be. */
export function wipLimitFaults(floor: Floor): string[] {
  const { line, carriers } = floor
  const { wipLimits } = line
  if (wipLimits === null) return []
  const { scalars } = floor.cut()
  const state = floor['wipLimits'] as unknown as Record<'held' | 'waits' | 'members' | 'gathered' | 'count' | 'waiting', Float64Array>
  const faults: string[] = []
  const counted = wipLimits.pools.map(() => 0)
  const waiting = wipLimits.pools.map(() => 0)
  const lots = new Set<string>()
  const membersOf = new Map<number, number>()
  for (const carrier of carriers.inLine()) {
    const lot = carriers.lot[carrier]!
    const step = line.steps[carriers.step[carrier]!]!
    for (const segment of wipLimits.ofProduct[step.product]!) {
      const { pool, bit, slot, from, to } = segment
      const isHeld = (state.held[carrier]! & bit) !== 0
      const isWithin = step.home > from && step.home <= to
      if (step.home !== from && isHeld !== isWithin) faults.push(`${pool.name}: carrier ${carrier} at ${step.name} held ${isHeld}`)
      if (step.home === from && state.waits[carrier] === 1 && !isHeld) waiting[pool.index]!++
      if (!isHeld) continue
      const cell = lot * wipLimits.slots + slot
      if (pool.of !== 'lot') counted[pool.index]! += pool.of === 'unit' ? carriers.units[carrier]! : 1
      else membersOf.set(cell, (membersOf.get(cell) ?? 0) + 1)
      if (pool.of === 'lot') lots.add(`${pool.index} ${lot}`)
    }
  }
  state.members.forEach((members, cell) => {
    if (members !== (membersOf.get(cell) ?? 0)) faults.push(`lot cell ${cell}: ${members} members, ${membersOf.get(cell)} counted`)
    const lot = Math.floor(cell / wipLimits.slots)
    const segment = state.gathered[cell]! > 0 ? wipLimits.ofProduct[floor.lots.product[lot]!]![cell % wipLimits.slots] : undefined
    if (segment !== undefined) lots.add(`${segment.pool.index} ${lot}`)
  })
  for (const pool of wipLimits.pools) {
    const { index, name, of } = pool
    const held = of === 'lot' ? [...lots].filter((lot) => lot.startsWith(`${index} `)).length : counted[index]
    if (held !== state.count[index]) faults.push(`${name}: holds ${held}, booked ${state.count[index]}`)
    if (waiting[index] !== state.waiting[index]) faults.push(`${name}: ${waiting[index]} wait, booked ${state.waiting[index]}`)
    if (scalars[floor.books.layout.ofPool(index) + PerPool.heldBack]! > floor.now) faults.push(`${name}: held back longer than the run`)
  }
  if (carriers.count === 0 && (state.gathered.some((units) => units > 0) || state.count.some((count) => count > 0)))
    faults.push('WIP limits: something is in an empty line')
  return faults
}
