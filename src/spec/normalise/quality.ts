/** What of a step decides about good and bad: complete, possible, and leading to steps that are there. */
import { SCRAP } from '../keywords/quality.ts'
import type { StepText } from '../keywords/route.ts'
import type { BinSpec, HoldSpec, InspectSpec, RetestSpec, ReworkSpec, StepSpec, YieldVariationSpec } from '../line.ts'
import type { ProblemPath } from '../problem.ts'
import { checkTarget } from './next.ts'
import type { RouteBuilder } from './route-builder.ts'

type Quality = Pick<StepSpec, 'yield' | 'yieldVariation' | 'retest' | 'rework' | 'inspect' | 'bins' | 'holds' | 'sample' | 'counts'>

export function buildQuality(name: string, text: StepText, builder: RouteBuilder): Quality {
  const variation = variationOf(name, text, builder)
  const retest = retestOf(name, text, builder)
  const rework = reworkOf(name, text, builder)
  const inspect = inspectOf(name, text, builder)
  const bins = binsOf(name, text, builder)
  const holds = holdsOf(text)
  checkSample(name, text, builder)
  return {
    yield: meanYield(text),
    ...(variation !== undefined && { yieldVariation: variation }),
    ...(retest !== undefined && { retest }),
    ...(rework !== undefined && { rework }),
    ...(inspect !== undefined && { inspect }),
    ...(bins !== undefined && { bins }),
    ...(holds.length > 0 && { holds }),
    ...(text.sample !== undefined && { sample: text.sample }),
    ...(text.counts === 'positions' && { counts: text.counts }),
  }
}

export function meanYield({ yield: text }: StepText): number {
  return typeof text === 'number' ? text : text.mean
}

function variationOf(name: string, { yield: text }: StepText, builder: RouteBuilder): YieldVariationSpec | undefined {
  if (typeof text === 'number') return undefined
  const { lotSd, correlation, excursion, ramp } = text
  if (lotSd !== undefined && correlation !== undefined) {
    refuse(builder, [...pathOf(builder, name), 'yield', 'correlation'], 'lotSd or correlation', 'both', true)
  }
  if (correlation === 1) refuse(builder, [...pathOf(builder, name), 'yield', 'correlation'], 'a share below 100 %', '100 %')
  const correlated = correlation ?? correlationOf(name, text.mean, lotSd ?? 0, builder)
  if (correlated === 0 && excursion === undefined && ramp === undefined) return undefined
  return { correlation: correlated, ...(excursion !== undefined && { excursion }), ...(ramp !== undefined && { ramp }) }
}

/** A Beta distribution spreads less than all or nothing: sd^2 < mean (1 - mean). */
function correlationOf(name: string, mean: number, sd: number, builder: RouteBuilder): number {
  if (sd === 0) return 0
  const most = Math.sqrt(mean * (1 - mean))
  if (sd < most) return (sd * sd) / (most * most)
  const path = [...pathOf(builder, name), 'yield', 'lotSd']
  refuse(builder, path, `a standard deviation below ${percent(most)} of yields around ${percent(mean)}`, percent(sd))
  return 0
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))} %`
}

/** Time goes by for each unit, on a machine that works on one carrier after another. */
function retestOf(name: string, text: StepText, builder: RouteBuilder): RetestSpec | undefined {
  const { retest } = text
  if (retest === undefined) return undefined
  const path = [...pathOf(builder, name), 'retest']
  const { time, reload, ...rest } = retest
  if (reload !== undefined && rest.when === 'at-once')
    refuse(builder, [...path, 'reload'], 'a retest at-end, before which units are fed again', 'at-once', true)
  if (time !== undefined && time.per !== 'unit') refuse(builder, [...path, 'time'], 'a time per unit', `a time per ${time.per}`)
  const names = [text.station, ...(text.alternatives ?? []).map((each) => (typeof each === 'string' ? each : each.station))]
  if (text.station === undefined) refuse(builder, path, 'a step at a station', 'a pure delay', true)
  for (const at of names) if (at !== undefined) checkTester(at, text, path, builder)
  return { ...rest, ...(time !== undefined && { time }), ...(reload !== undefined && { reload }) }
}

function checkTester(name: string, { processTime, retest, alternatives }: StepText, path: ProblemPath, builder: RouteBuilder): void {
  const station = builder.draft.stations.get(name)
  if (station === undefined) return
  if (station.batch !== undefined || station.conveyor !== undefined) {
    const received = `station "${name}" with a ${station.batch === undefined ? 'conveyor' : 'batch'}`
    refuse(builder, path, 'machines that work on one carrier after another', received, true)
  }
  const own = alternatives?.find((each) => typeof each !== 'string' && each.station === name)
  const given = (typeof own === 'object' ? own.processTime : undefined) ?? processTime ?? station.processTime
  if (retest?.time !== undefined || given === undefined || given.per === 'unit') return
  const received = `a process time per ${given.per} at station "${name}"`
  builder.report({
    code: 'rule',
    path,
    atKey: true,
    expected: 'a time of a unit that is tested again',
    received,
    hint: 'give one, such as time: 4500 UPH',
  })
}

function reworkOf(name: string, { rework }: StepText, builder: RouteBuilder): ReworkSpec | undefined {
  if (rework !== undefined) checkTarget(name, rework.to, { path: [...pathOf(builder, name), 'rework', 'to'] }, builder)
  return rework
}

function inspectOf(name: string, { inspect, rework }: StepText, builder: RouteBuilder): InspectSpec | undefined {
  if (inspect === undefined) return undefined
  const path = [...pathOf(builder, name), 'inspect']
  const sample = inspect.sample.amount
  if (inspect.accept >= sample) refuse(builder, [...path, 'accept'], `fewer than the ${sample} units of the sample`, String(inspect.accept))
  if (rework !== undefined) refuse(builder, path, 'rework or inspect, each at a step of its own', 'both', true)
  const { accept, defectShare, reject } = inspect
  if (reject === SCRAP) return { sample, accept, defectShare, reject: null }
  checkTarget(name, reject, { path: [...path, 'reject'] }, builder)
  return { sample, accept, defectShare, reject }
}

/** Every unit is in one bin: shares of each kind are at most all of it, and no bin has the name of another or of a rest. */
function binsOf(name: string, { bins }: StepText, builder: RouteBuilder): BinSpec[] | undefined {
  if (bins === undefined) return undefined
  const path = [...pathOf(builder, name), 'bins']
  const list = BIN_KINDS.flatMap((of) => Object.entries(bins[of]).map(([bin, share]): BinSpec => ({ name: bin, of, share })))
  for (const of of BIN_KINDS) {
    const sum = list.reduce((all, bin) => all + (bin.of === of ? bin.share : 0), 0)
    if (sum > 1 + ROUNDING) refuse(builder, [...path, of], 'shares of 100 % together at most', percent(sum), true)
  }
  list.forEach(({ name: bin, of }, index) => {
    const isTaken = bin === 'good' || bin === 'failed' || list.findIndex((other) => other.name === bin) < index
    if (isTaken) refuse(builder, [...path, of, bin], 'a name of its own for each bin; "good" and "failed" are the rests', `"${bin}"`, true)
  })
  return list
}

const BIN_KINDS = ['good', 'failed'] as const
const ROUNDING = 1e-9

function holdsOf({ holds = {} }: StepText): HoldSpec[] {
  return Object.entries(holds).map(([reason, { share, time, of }]) => ({ reason, share, time, of }))
}

/** A lot is told by the lots that come to the step: new lots are not known before, and a line is entered at its first step. */
function checkSample(name: string, { sample, newLot }: StepText, builder: RouteBuilder): void {
  if (sample === undefined) return
  const path = [...pathOf(builder, name), 'sample']
  if (newLot !== undefined) refuse(builder, path, 'sample or newLot, each at a step of its own', 'both', true)
  const first = [...builder.steps].find(([, step]) => step === undefined || step.enabled)
  if (first?.[0] === name) refuse(builder, path, 'a step that others come before', 'the first of the route', true)
}

function pathOf({ route }: RouteBuilder, name: string): string[] {
  return ['routes', route, 'steps', name]
}

function refuse({ report }: RouteBuilder, path: ProblemPath, expected: string, received: string, atKey = false): void {
  report({ code: 'rule', path, atKey, expected, received, hint: null })
}
