/** The kernel of plain lines (see kernel/): WebAssembly that is compiled once a thread, when the first plain line is run. */
import { KERNEL_CODE } from './kernel-code.ts'

/** Address of a law in the kernel's memory. */
export type LawAddress = number

/** What the kernel asks for: draws of distributions that it does not know, in whole ticks. */
export interface Outside {
  /** Of law `law` for a carrier of `units`. */
  draw(law: number, lot: number, carrier: number, visit: number, units: number): number
  /** Until the next release of a source. */
  interval(source: number): number
  /** Lots that a source releases at once. */
  lots(source: number): number
}

interface Counter {
  readonly value: number
}

/** What kernel/index.ts exports. Numbers count from 0 in the order in which things were added. */
export interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer }
  makeRoom(stations: number, machines: number, products: number, steps: number, sources: number): void
  addStation(machines: number, spaces: number): void
  addStep(next: number, station: number): void
  addBranch(step: number, to: number, upTo: number): void
  addProduct(firstStep: number, carriers: number, lotUnits: number, unitsFull: number, unitsLast: number): void
  addSource(product: number, level: number, lots: number, loses: boolean, numbers: number): void
  fixedLaw(full: number, last: number): LawAddress
  exponentialLaw(key0: number, key1: number, mean: number, byCarrier: boolean): LawAddress
  scale(law: LawAddress, full: number, last: number, speed: number): void
  outsideLaw(id: number): LawAddress
  chanceLaw(key0: number, key1: number): LawAddress
  setTime(step: number, law: LawAddress): void
  setDelay(step: number, law: LawAddress): void
  setChance(step: number, law: LawAddress): void
  setInterval(source: number, law: LawAddress): void
  begin(end: number, hasDelays: boolean): void
  setFirst(source: number, time: number): void
  drawFirst(source: number): void
  run(end: number): void
  settle(): void
  histogramsAt(): number
  readonly fired: Counter
  readonly lotsReleased: Counter
  readonly unitsReleased: Counter
  readonly lotsFinished: Counter
  readonly unitsGood: Counter
  readonly lotsLost: Counter
  readonly unitsLost: Counter
  readonly lotArea: Counter
  readonly unitArea: Counter
  readonly lotSojourn: Counter
  unitsReleasedOf(product: number): number
  unitsGoodOf(product: number): number
  lotsFinishedOf(product: number): number
  cycleTimeSumOf(product: number): number
  queueAreaOf(station: number): number
  waitSumOf(station: number): number
  startedOf(station: number): number
  unitsDoneOf(station: number): number
  loadsOf(station: number): number
  productiveOf(machine: number): number
  standbyOf(machine: number): number
  blockedOf(machine: number): number
}

let compiled: WebAssembly.Module | null | undefined

/** A kernel without a line; null: WebAssembly is refused here, or has no vectors. */
export function newKernel(outside: Outside): Kernel | null {
  if (compiled === undefined) compiled = compiledCode()
  if (compiled === null) return null
  return new WebAssembly.Instance(compiled, { outside: { ...outside } }).exports as unknown as Kernel
}

function compiledCode(): WebAssembly.Module | null {
  try {
    return new WebAssembly.Module(Uint8Array.from(atob(KERNEL_CODE), (letter) => letter.charCodeAt(0)))
  } catch {
    return null
  }
}
