/**
 * Kits: tools that machines need, of which there are only so many (handler kits, load boards, mould chases). A load takes one free kit for each slot of its
 * machine when it starts, all together, so that nobody holds one while it waits for another. It gives them back when its work ends, before it leaves the
 * machine: a kit on a blocked machine is free. A machine that breaks down or pauses with a load keeps the kits.
 */
import type { Sampler, StateVisitor, Ticks, Timer } from '../engine/index.ts'
import { PerKit } from './accumulators.ts'
import type { CarrierId } from './carriers.ts'
import type { CompiledStation } from './compiled-line.ts'
import { Handler } from './handlers.ts'
import { type KitId, KitPlaces, KitState, NO_KIT } from './kit-places.ts'
import { KitShortage, type ShortageParts } from './kit-shortage.ts'
import { KitUse, type KitUseParts } from './kit-use.ts'
import type { MachineId } from './machines.ts'
import { Priority } from './priorities.ts'
import type { StartRequests } from './start-requests.ts'

export interface KitParts extends KitUseParts, ShortageParts {
  starts: StartRequests
}

const NO_STREAM = -1

export class Kits {
  readonly places: KitPlaces
  readonly shortage: KitShortage
  /** 1: the kind has its kits; for the station that `findOpen` last looked at. */
  readonly open: Uint8Array
  private readonly use: KitUse
  private readonly mountStream: Int32Array
  /** The timer of each kit's services; null: it has none. */
  private readonly timer: (Timer | null)[]
  /** Stations that use kits of each name. */
  private readonly users: number[][]
  /** Kits in service, of each name, and until when the times of each are in the books. */
  inService: Int32Array
  private settled: Float64Array
  private readonly columns: Int32Array
  private readonly totals: Float64Array
  private readonly parts: KitParts

  constructor(parts: KitParts) {
    const { line, streams, timers, books } = parts
    this.parts = parts
    this.places = new KitPlaces(line)
    this.shortage = new KitShortage(this.places, parts)
    this.use = new KitUse(parts)
    this.open = new Uint8Array(Math.max(0, ...line.stations.map(({ kinds }) => kinds.length)))
    this.users = line.kits.map(({ spec }) =>
      line.stations.flatMap(({ index, tooling }) => (tooling?.types.includes(spec.type) ? [index] : [])),
    )
    this.timer = line.kits.flatMap(({ spec, first }) =>
      Array.from({ length: spec.count }, (_, number) =>
        spec.services.length === 0 ? null : timers.claim(Handler.kitService, first + number, Priority.completion),
      ),
    )
    this.mountStream = Int32Array.from(
      line.kits.flatMap(({ spec, mount }) =>
        Array.from({ length: spec.count }, (_, number) =>
          mount === null ? NO_STREAM : streams.claim(`kits/${spec.name}/${number + 1}/mount`),
        ),
      ),
    )
    this.inService = new Int32Array(line.kits.length)
    this.settled = new Float64Array(line.kits.length)
    this.columns = Int32Array.from(line.kits, (_, name) => books.layout.ofKit(name))
    this.totals = books.scalars.totals
  }

  /** Marks the kinds whose kits are free, of those marked in `among` (null: of all), in `open`; false: there is none. */
  findOpen(station: CompiledStation, among: Uint8Array | null): boolean {
    let isAny = false
    for (let kind = 0; kind < station.kinds.length; kind++) {
      const isOpen = among?.[kind] !== 0 && this.places.hasKits(station, kind)
      this.open[kind] = isOpen ? 1 : 0
      isAny ||= isOpen
    }
    return isAny
  }

  /** Expected ticks of mounting what is free and not on an idle machine yet, for work of a kind. */
  expectedMount(machine: MachineId, { tooling }: CompiledStation, kind: number): Ticks {
    let ticks = 0
    tooling!.fits[kind]!.forEach((names, index) => {
      const slot = this.places.slot(machine, index)
      const kit = this.places.choose(slot, names)
      if (kit !== NO_KIT && this.places.slotOf[kit] !== slot) ticks += this.mountOf(kit)?.mean ?? 0
    })
    return ticks
  }

  /** Takes the kits for a load that starts on an idle machine; ticks of mounting those that aren't there. They must be free. */
  take(machine: MachineId, { tooling }: CompiledStation, load: CarrierId): Ticks {
    const { line, carriers } = this.parts
    const fits = tooling!.fits[line.steps[carriers.step[load]!]!.waitingKind]!
    let ticks = 0
    for (let index = 0; index < fits.length; index++) {
      const slot = this.places.slot(machine, index)
      const kit = this.places.choose(slot, fits[index]!)
      this.settle(this.places.nameOf[kit]!)
      if (this.places.slotOf[kit] !== slot) ticks += this.mount(kit, slot)
      this.places.hold(kit)
    }
    return ticks
  }

  /** The work on the load in hand has ended: its kits are free, but for those that go to a service that is due. */
  loadEnds(machine: MachineId): void {
    this.used(machine, 1)
    this.giveBack(machine)
  }

  /** Counts the use that the load in hand has made of its kits, of which a share 0..1 was worked on. */
  used(machine: MachineId, share: number): void {
    for (let index = 0; index < this.places.slotsOf(machine); index++)
      this.use.add(this.places.mounted[this.places.slot(machine, index)]!, machine, share)
  }

  /** Frees the kits of a load that is worked on no longer. */
  giveBack(machine: MachineId): void {
    for (let index = 0; index < this.places.slotsOf(machine); index++) {
      const kit = this.places.mounted[this.places.slot(machine, index)]!
      this.settle(this.places.nameOf[kit]!)
      this.places.giveBack(kit, this.parts.timers.now)
      if (this.use.isDue(kit)) this.beginService(kit)
      else this.callUsers(kit)
    }
  }

  /** The timer of a kit: all its services that were due are done. */
  serviceEnds(kit: KitId): void {
    const name = this.places.nameOf[kit]!
    this.settle(name)
    this.inService[name]!--
    this.places.setFree(kit)
    this.callUsers(kit)
  }

  settleAll(): void {
    this.shortage.settleAll(this.parts.timers.now)
    for (let name = 0; name < this.settled.length; name++) this.settle(name)
  }

  visit(state: StateVisitor): void {
    this.places.visit(state)
    this.shortage.visit(state)
    this.use.visit(state)
    this.inService = state.array(this.inService)
    this.settled = state.array(this.settled)
  }

  private beginService(kit: KitId): void {
    const { places, parts } = this
    const name = places.nameOf[kit]!
    places.putAway(kit)
    places.hold(kit)
    places.state[kit] = KitState.inService
    this.inService[name]!++
    parts.timers.set(this.timer[kit]!, this.use.beginServices(kit))
  }

  private mount(kit: KitId, slot: number): Ticks {
    const time = this.mountOf(kit)
    this.places.mount(kit, slot)
    this.totals[this.columns[this.places.nameOf[kit]!]! + PerKit.mounts]!++
    return time === null ? 0 : Math.round(this.parts.streams.draw(this.mountStream[kit]!, time))
  }

  private mountOf(kit: KitId): Sampler | null {
    return this.parts.line.kits[this.places.nameOf[kit]!]!.mount
  }

  /** A kit has become free: whoever waits for one like it may start. */
  private callUsers(kit: KitId): void {
    for (const station of this.users[this.places.nameOf[kit]!]!) this.parts.starts.add(station)
  }

  /** Books the times of a name since the last settling. */
  private settle(name: number): void {
    const elapsed: Ticks = this.parts.timers.now - this.settled[name]!
    if (elapsed === 0) return
    this.settled[name] = this.parts.timers.now
    const inService = this.inService[name]!
    const inUse = this.parts.line.kits[name]!.spec.count - this.places.free[name]! - inService
    this.totals[this.columns[name]! + PerKit.useArea]! += inUse * elapsed
    this.totals[this.columns[name]! + PerKit.serviceArea]! += inService * elapsed
  }
}

/** Null: the line has no kits. */
export function kitsOf(parts: KitParts): Kits | null {
  return parts.line.kits.length === 0 ? null : new Kits(parts)
}
