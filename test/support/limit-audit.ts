/** Queue-time limits on a floor as it stands: gates against what can be counted, alarms against who waits, books against each other. */
import { Handler } from '../../src/model/handlers.ts'
import { type Floor, PerLimit } from '../../src/model/index.ts'

/** Marks the kinds of a station that a gate keeps waiting as not open. */
export function closeAtGates(floor: Floor, station: number, open: Uint8Array): void {
  const gates = floor['gates']
  if (gates === null || !gates.isAt(station)) return
  gates.findOpen(floor.line.stations[station]!, open)
  open.set(gates.open.subarray(0, open.length))
}

/** Everything that is wrong with limits; nothing may be. */
export function limitFaults(floor: Floor): string[] {
  const { limits } = floor.line
  if (limits === null) return []
  const { scalars, histograms } = floor.cut()
  const { layout } = floor.books
  const faults: string[] = []
  limits.all.forEach(({ spec: { name } }, index) => {
    const of = (column: number) => scalars[layout.ofLimit(index) + column]!
    const first = layout.limitTimesOf(index)
    const times = histograms.slice(first, layout.limitTimesOf(index + 1)).reduce((sum, count) => sum + count, 0)
    if (times !== of(PerLimit.carriers)) faults.push(`limit ${name}: ${times} times of ${of(PerLimit.carriers)} carriers`)
    if (of(PerLimit.reached) > of(PerLimit.carriers)) faults.push(`limit ${name}: more reached it than there were`)
    if (of(PerLimit.heldBack) > floor.now) faults.push(`limit ${name}: held back longer than the run`)
  })
  return [...faults, ...alarmFaults(floor), ...gateFaults(floor)]
}

/** Every alarm is that of a carrier in the line, rings later than now, and each carrier has one at most. */
function alarmFaults({ timers, carriers }: Floor): string[] {
  const alarms = timers.pending.filter((timer) => timers.handlerOf(timer) === Handler.queueLimit)
  const owners = alarms.map((timer) => timers.ownerOf(timer))
  const faults = owners.filter((carrier) => carriers.lot[carrier]! < 0).map((carrier) => `alarm of carrier ${carrier}, which is gone`)
  if (new Set(owners).size < owners.length) faults.push('two alarms of one carrier')
  if (alarms.some((timer) => timers.timeOf(timer) <= timers.now)) faults.push('an alarm that should have rung')
  return faults
}

/** What gates count as ahead is what the carriers in the line say. */
function gateFaults(floor: Floor): string[] {
  const gates = floor['gates']
  if (gates === null) return []
  const { coming, waiting, comingAs, waitingAs } = gates as unknown as Record<'coming' | 'waiting' | 'comingAs' | 'waitingAs', Float64Array>
  const sum = (list: Float64Array) => list.reduce((all, each) => all + each, 0)
  const faults: string[] = []
  if (sum(coming) !== sum(comingAs)) faults.push(`gates: ${sum(coming)} coming, ${sum(comingAs)} by carrier`)
  if ([...coming, ...waiting, ...waitingAs].some((work) => work < 0)) faults.push(`gates: negative work in ${coming}, ${waiting}`)
  const isEmpty = floor.carriers.count === 0
  if (isEmpty && sum(coming) + sum(waiting) > 0) faults.push('gates: work is ahead in an empty line')
  return faults
}
