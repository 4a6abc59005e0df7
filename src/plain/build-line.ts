/** Puts a plain line into the kernel's memory, ready to run from time 0. */
import { Draws, placeKey, type Ticks } from '../engine/index.ts'
import type { CompiledLine, CompiledProduct, CompiledSource, CompiledStep } from '../model/compiled-line.ts'
import { losesWhenFull } from '../model/compiled-line.ts'
import { isPiecewise, processTicks, shotsOf } from '../model/process-time.ts'
import type { Kernel, LawAddress } from './kernel.ts'
import { type LotParts, partsOf } from './lot-parts.ts'
import type { OutsideDraws } from './outside-draws.ts'

const NONE = -1
/** Constants draw nothing. */
const NO_DRAWS = new Draws()

export function buildLine(line: CompiledLine, kernel: Kernel, draws: OutsideDraws, expectedEnd: Ticks): void {
  const { stations, products, steps, sources } = line
  kernel.makeRoom(stations.length, line.machines, products.length, steps.length, sources.length)
  for (const { machines, spaces } of stations) kernel.addStation(machines, spaces === Number.POSITIVE_INFINITY ? NONE : spaces)
  for (const { nextStep, station } of steps) kernel.addStep(nextStep, station)
  for (const product of products) addProduct(product, line, kernel)
  for (const step of steps) addLaws(step, partsOf(line, line.products[step.product]!), kernel, draws)
  for (const source of sources) addSource(source, line, kernel, draws)
  kernel.begin(
    expectedEnd,
    steps.some(({ station, delayAfter }) => station === NONE || delayAfter !== null),
  )
  for (const source of sources) setFirst(source, kernel, draws)
}

function addProduct(product: CompiledProduct, line: CompiledLine, kernel: Kernel): void {
  const { carriers, full, last } = partsOf(line, product)
  kernel.addProduct(product.firstStep, carriers, product.spec.lotUnits, full, last)
}

function addLaws(step: CompiledStep, parts: LotParts, kernel: Kernel, draws: OutsideDraws): void {
  kernel.setTime(step.index, timeLaw(step, parts, kernel, draws))
  if (step.delayAfter !== null) kernel.setDelay(step.index, delayLaw(step, parts, kernel, draws))
  if (step.branch === null) return
  const { key0, key1 } = draws.keyOf(step, 'branch')
  kernel.setChance(step.index, kernel.chanceLaw(key0, key1))
  for (const { to, upTo } of step.branch) kernel.addBranch(step.index, to, upTo)
}

function timeLaw(step: CompiledStep, { carriers, full, last }: LotParts, kernel: Kernel, draws: OutsideDraws): LawAddress {
  const { sampler, per, unitsPer, speed } = step.processTime
  const ticks = (units: number) => Math.round(processTicks(step, units, NO_DRAWS))
  if (sampler.isConstant) return kernel.fixedLaw(ticks(full), ticks(last))
  const isOneDraw = !isPiecewise(per) || (shotsOf(step, full) === 1 && shotsOf(step, last) === 1)
  if (sampler.exponentialMean === null || !isOneDraw) return kernel.outsideLaw(draws.addTimes(step))
  const { key0, key1 } = draws.keyOf(step, 'time')
  const law = kernel.exponentialLaw(key0, key1, sampler.exponentialMean, carriers > 1)
  const shareOf = (units: number) => (per === 'lot' && step.carrierUnits !== Number.POSITIVE_INFINITY ? units / unitsPer : 1)
  if (shareOf(full) !== 1 || shareOf(last) !== 1 || speed !== 1) kernel.scale(law, shareOf(full), shareOf(last), speed)
  return law
}

function delayLaw(step: CompiledStep, { carriers }: LotParts, kernel: Kernel, draws: OutsideDraws): LawAddress {
  const { isConstant, mean, exponentialMean } = step.delayAfter!
  if (isConstant) return kernel.fixedLaw(Math.round(mean), Math.round(mean))
  if (exponentialMean === null) return kernel.outsideLaw(draws.addDelays(step))
  const { key0, key1 } = draws.keyOf(step, 'delay')
  return kernel.exponentialLaw(key0, key1, exponentialMean, carriers > 1)
}

function addSource({ index, name, lots, policy }: CompiledSource, line: CompiledLine, kernel: Kernel, draws: OutsideDraws): void {
  const { product } = lots[0]!
  const first = line.steps[line.products[product]!.firstStep]!
  const level = policy.kind === 'conwip' ? policy.lots : NONE
  const isLossy = policy.kind === 'interval' && losesWhenFull(first, line)
  const { lots: atOnce, every } = draws.sources[index]!
  const count = atOnce?.isConstant === true ? Math.max(0, Math.round(atOnce.mean)) : NONE
  kernel.addSource(product, level, count, isLossy, placeKey(0, 0, `release/${name}`).key0)
  if (every === null) return
  if (every.isConstant) kernel.setInterval(index, kernel.fixedLaw(Math.round(every.mean), Math.round(every.mean)))
  else if (every.exponentialMean === null) kernel.setInterval(index, kernel.outsideLaw(index))
  else {
    const { key0, key1 } = draws.keyOfIntervals(index)
    kernel.setInterval(index, kernel.exponentialLaw(key0, key1, every.exponentialMean, false))
  }
}

function setFirst({ index, policy }: CompiledSource, kernel: Kernel, draws: OutsideDraws): void {
  if (policy.kind === 'interval' && policy.first !== undefined) kernel.setFirst(index, Math.round(policy.first))
  else if (policy.kind === 'conwip' || draws.sources[index]!.every!.isConstant) kernel.setFirst(index, 0)
  else kernel.drawFirst(index)
}
