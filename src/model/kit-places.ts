/**
 * Where every kit is: on a machine or on the shelf, and free, held by a load or in service. A kit that no load holds may be taken off its machine, whatever
 * that machine does: idle, blocked with finished work, down or out of its shift.
 */
import type { StateVisitor, Ticks } from '../engine/index.ts'
import type { CompiledKit, CompiledLine, CompiledStation } from './compiled-line.ts'
import type { MachineId } from './machines.ts'

export type KitId = number
export const NO_KIT: KitId = -1
/** A kit that is on no machine. */
const SHELF = -1

export const KitState = { free: 0, held: 1, inService: 2 } as const

export class KitPlaces {
  /** Index of the name of each kit. */
  readonly nameOf: Int32Array
  /** The slot that each kit is in; SHELF: none. */
  slotOf: Int32Array
  state: Uint8Array
  /** When each was given back last, ticks. */
  usedAt: Float64Array
  /** The kit in each slot; NO_KIT: it is empty. */
  mounted: Int32Array
  /** Free kits of each name. */
  free: Int32Array
  /** First slot of each machine; one for each type that its station asks for. */
  private readonly firstSlot: Int32Array
  private readonly kits: readonly CompiledKit[]

  constructor(line: CompiledLine) {
    this.kits = line.kits
    this.nameOf = Int32Array.from(line.kits.flatMap(({ spec }, name) => Array<number>(spec.count).fill(name)))
    this.firstSlot = new Int32Array(line.machines + 1)
    for (const { firstMachine, machines, tooling } of line.stations) {
      for (let machine = firstMachine; machine < firstMachine + machines; machine++)
        this.firstSlot[machine + 1] = this.firstSlot[machine]! + (tooling?.types.length ?? 0)
    }
    const count = this.nameOf.length
    this.slotOf = new Int32Array(count).fill(SHELF)
    this.state = new Uint8Array(count)
    this.usedAt = new Float64Array(count)
    this.mounted = new Int32Array(this.firstSlot[line.machines]!).fill(NO_KIT)
    this.free = Int32Array.from(line.kits, ({ spec }) => spec.count)
  }

  slotsOf(machine: MachineId): number {
    return this.firstSlot[machine + 1]! - this.firstSlot[machine]!
  }

  /** Slot `index` of a machine. */
  slot(machine: MachineId, index: number): number {
    return this.firstSlot[machine]! + index
  }

  /** Is a kit for each slot free for work of a kind? */
  hasKits({ tooling }: CompiledStation, kind: number): boolean {
    for (const names of tooling!.fits[kind]!) {
      let free = 0
      for (const name of names) free += this.free[name]!
      if (free === 0) return false
    }
    return true
  }

  /**
   * The kit for a slot, of names that fit: the one that is there, else the first on the shelf, else of those on other machines the one that has not been used for
   * longest; in the end the first. NO_KIT: none is free. The machine must have no load.
   */
  choose(slot: number, names: readonly number[]): KitId {
    const there = this.mounted[slot]!
    if (there !== NO_KIT && names.includes(this.nameOf[there]!)) return there
    let best = NO_KIT
    for (const name of names) {
      if (this.free[name] === 0) continue
      const { first, spec } = this.kits[name]!
      for (let kit = first; kit < first + spec.count; kit++) {
        if (this.state[kit] !== KitState.free) continue
        if (this.slotOf[kit] === SHELF) return kit
        if (best === NO_KIT || this.usedAt[kit]! < this.usedAt[best]!) best = kit
      }
    }
    return best
  }

  /** Puts a kit into a slot; what was there goes to the shelf. */
  mount(kit: KitId, slot: number): void {
    const before = this.mounted[slot]!
    if (before !== NO_KIT) this.slotOf[before] = SHELF
    this.putAway(kit)
    this.mounted[slot] = kit
    this.slotOf[kit] = slot
  }

  /** Takes a kit off the machine that it is on, if any. */
  putAway(kit: KitId): void {
    const slot = this.slotOf[kit]!
    if (slot === SHELF) return
    this.mounted[slot] = NO_KIT
    this.slotOf[kit] = SHELF
  }

  hold(kit: KitId): void {
    this.state[kit] = KitState.held
    this.free[this.nameOf[kit]!]!--
  }

  setFree(kit: KitId): void {
    this.state[kit] = KitState.free
    this.free[this.nameOf[kit]!]!++
  }

  giveBack(kit: KitId, now: Ticks): void {
    this.usedAt[kit] = now
    this.setFree(kit)
  }

  visit(state: StateVisitor): void {
    this.slotOf = state.array(this.slotOf)
    this.state = state.array(this.state)
    this.usedAt = state.array(this.usedAt)
    this.mounted = state.array(this.mounted)
    this.free = state.array(this.free)
  }
}
