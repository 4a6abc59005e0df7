/**
 * One lot, carrier by carrier, through a line where every step has one mean time and one mean wait: when its last unit leaves. Its carriers go one after
 * another onto free machines, so that waiting for one's own kind is exact where times are constant; what other lots make it wait is added to each.
 */
import type { CompiledStep } from '../../model/index.ts'

/** How a step treats carriers. */
export interface StepTimes {
  /** Ticks that a machine is taken by a carrier. */
  hold(units: number): number
  /** Ticks that a carrier stays after that, beside the next. */
  after(units: number): number
  /** Infinity: nobody stands in anybody's way. */
  machines: number
  /** Of them, that work on carriers of one lot. */
  machinesPerLot: number
  /** Ticks on the way to the step. */
  way: number
  /** Ticks that other lots make a carrier wait. */
  wait: number
  /** Times that a carrier takes the step. */
  visits: number
  /** Share of the units that go on. */
  yield: number
  /** Ticks between two loads of a batch station: carriers that come closer together leave together; 0: none. */
  loadInterval: number
  /** Ticks that the lot waits after the step, all of its carriers. */
  lotWait: number
}

/** What a lot is at a step. */
export interface StepVisit {
  /** Carriers and units of the lot as released. */
  carriers: number
  units: number
  /** Lots that it is divided into. */
  lots: number
  /** Mean wait of a carrier, for others and for its own lot, ticks. */
  wait: number
  /** Carriers that come at the same time, on average. */
  together: number
}

interface Carrier {
  lot: number
  ready: number
  units: number
}

export interface Walk {
  visits: StepVisit[]
  /** Mean over the lots that leave, ticks from the release until the last unit leaves. */
  cycleTime: number
  /** The same of a unit. */
  unitTime: number
}

/** @param steps of the product, one after another @param times of each */
export function walk(steps: readonly CompiledStep[], times: readonly StepTimes[], lotUnits: number): Walk {
  let carriers: Carrier[] = formed([{ lot: 0, ready: 0, units: lotUnits }], steps[0]!)
  const visits: StepVisit[] = []
  steps.forEach((step, position) => {
    if (position > 0 && step.segment !== steps[position - 1]!.segment) carriers = formed(carriers, step)
    const { next, wait } = through(carriers, times[position]!)
    visits.push({
      carriers: carriers.length,
      units: carriers.reduce((sum, { units }) => sum + units, 0),
      lots: new Set(carriers.map(({ lot }) => lot)).size,
      wait,
      together: carriers.length / new Set(carriers.map(({ ready }) => Math.round(ready))).size,
    })
    carriers = next
  })
  const last = new Map<number, number>()
  for (const { lot, ready } of carriers) last.set(lot, Math.max(last.get(lot) ?? 0, ready))
  const units = carriers.reduce((sum, each) => sum + each.units, 0)
  return {
    visits,
    cycleTime: [...last.values()].reduce((sum, time) => sum + time, 0) / last.size,
    unitTime: carriers.reduce((sum, each) => sum + each.units * each.ready, 0) / units,
  }
}

function through(carriers: readonly Carrier[], times: StepTimes): { next: Carrier[]; wait: number } {
  const machines = Number.isFinite(times.machines) ? new FreeMachines(times.machines, times.machinesPerLot) : null
  let waited = 0
  const inOrder = [...carriers].sort((a, b) => a.ready - b.ready)
  const next = inOrder.map(({ lot, ready, units }) => {
    const arrived = ready + times.way
    const hold = times.hold(units)
    const start = machines === null ? arrived + times.wait : machines.take(lot, arrived + times.wait, hold)
    waited += start - arrived
    const done = start + hold + times.after(units)
    return { lot, ready: ready + times.visits * (done - ready) + times.lotWait, units: units * times.yield }
  })
  if (times.loadInterval > 0) together(next, times.loadInterval)
  return { next, wait: waited / carriers.length }
}

/** When each machine of a station is free, and which of them a lot may have. */
class FreeMachines {
  private readonly freeAt: number[]
  private readonly perLot: number
  private readonly ofLot = new Map<number, number[]>()

  constructor(machines: number, perLot: number) {
    this.freeAt = Array<number>(Math.max(1, Math.round(machines))).fill(0)
    this.perLot = perLot
  }

  /** @returns when the machine that is free first begins */
  take(lot: number, ready: number, hold: number): number {
    const machine = this.choose(lot)
    const start = Math.max(ready, this.freeAt[machine]!)
    this.freeAt[machine] = start + hold
    return start
  }

  private choose(lot: number): number {
    if (this.perLot >= this.freeAt.length) return this.earliest(this.freeAt.keys())
    const own = this.ofLot.get(lot) ?? []
    if (own.length >= this.perLot) return this.earliest(own)
    const machine = this.earliest([...this.freeAt.keys()].filter((each) => !own.includes(each)))
    this.ofLot.set(lot, [...own, machine])
    return machine
  }

  private earliest(among: Iterable<number>): number {
    let best = -1
    for (const machine of among) if (best === -1 || this.freeAt[machine]! < this.freeAt[best]!) best = machine
    return best
  }
}

/** Carriers of a lot that come within the interval of two loads are mostly in the same one. */
function together(carriers: Carrier[], interval: number): void {
  const last = new Map<number, number>()
  for (const { lot, ready } of carriers) last.set(lot, Math.max(last.get(lot) ?? 0, ready))
  for (const carrier of carriers) {
    const behind = last.get(carrier.lot)! - carrier.ready
    carrier.ready = last.get(carrier.lot)! - behind * Math.min(1, behind / interval)
  }
}

/** The contents of carriers in the carriers of another step: full ones as soon as there is enough, the rest of a lot when its last has come. */
function formed(carriers: readonly Carrier[], { carrierUnits, newLotUnits }: CompiledStep): Carrier[] {
  const lots = new Map<number, Carrier[]>()
  for (const carrier of carriers) lots.set(carrier.lot, [...(lots.get(carrier.lot) ?? []), carrier])
  const next: Carrier[] = []
  let number = 0
  for (const [lot, own] of lots) {
    let [child, inChild, gathered] = [newLotUnits > 0 ? ++number : lot, 0, 0]
    const form = (units: number, ready: number) => {
      next.push({ lot: newLotUnits > 0 ? lot * 1024 + child : lot, ready, units })
      gathered -= units
      inChild += units
      if (newLotUnits > 0 && inChild >= newLotUnits - 1e-6) [child, inChild] = [++number, 0]
    }
    let ready = 0
    for (const each of [...own].sort((a, b) => a.ready - b.ready)) {
      ready = each.ready
      gathered += each.units
      for (let size = room(carrierUnits, newLotUnits, inChild); gathered >= size - 1e-6; size = room(carrierUnits, newLotUnits, inChild))
        form(size, ready)
    }
    while (gathered > 1e-6) form(Math.min(gathered, room(carrierUnits, newLotUnits, inChild)), ready)
  }
  return next
}

function room(carrierUnits: number, newLotUnits: number, inLot: number): number {
  return newLotUnits > 0 ? Math.min(carrierUnits, newLotUnits - inLot) : carrierUnits
}
