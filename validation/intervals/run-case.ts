/** A case from its line to its rows: intervals from replications, from batches of one run, and where `--until` stops. */
import { type Executor, type Job, runToPrecision, summarise } from '../../src/experiment/index.ts'
import { studentQuantile } from '../../src/statistics/index.ts'
import type { Asked, CoverageCase, Length, ReadLineFile, Sequential } from './case.ts'
import type { KeptParts } from './kept-parts.ts'
import { type CoverageRow, coverageRow, estimateAt } from './row.ts'
import { inBlocks, type Truth, truthOf } from './sampling.ts'

/** Seeds, named beforehand. Those of sequential runs are counted on from theirs, one for each repetition. */
const SEED = { truth: 11, replicated: 22, batched: 4711, sequential: 1_000_000 }
const LEAST = 10
const BUDGET = 10_000
/** However small the share: with fewer, the error of the truth is no longer small against a half-width of ten replications, or of one long one. */
const LEAST_TRUTH = 200
const LEAST_LONG_TRUTH = 40

export interface StoppingRow {
  name: string
  kpi: string
  relative: number
  repetitions: number
  /** Share of stops at which the true error was within the target. */
  within: number
  meanReplications: number
  /** Replications that the interval would need if the spread were known. */
  needed: number
  isRight: boolean
}

export interface CaseRows {
  coverage: CoverageRow[]
  stopping: StoppingRow[]
}

/** @param share of the repetitions, 0..1; at least 20 are made. @param kept what of it was made before */
export async function runCoverage(one: CoverageCase, share: number, executor: Executor, kept: KeptParts): Promise<CaseRows> {
  const file = await one.read()
  const count = (full: number): number => Math.max(20, Math.round(full * share))
  const coverage = [
    ...(await kept.part(`${one.name} replications`, () => replicated(one, file, count, executor))),
    ...(await kept.part(`${one.name} batches`, () => batched(one, file, count, executor))),
  ]
  const plan = one.sequential
  if (plan === undefined) return { coverage, stopping: [] }
  const stops = await kept.part(`${one.name} until`, () => sequential(one, plan, file, count, executor))
  return { coverage: [...coverage, stops.coverage], stopping: [stops.stopping] }
}

type Count = (full: number) => number

function jobOf({ line, hash }: ReadLineFile, { warmUp, horizon }: Length, seed: number, more: Partial<Job> = {}): Job {
  return { line, lineHash: hash, seed, warmUp, horizon, replications: 1, ...more }
}

function truths(one: CoverageCase, file: ReadLineFile, length: Length, count: number, executor: Executor): Promise<Map<string, Truth>> {
  const addresses = one.asked.map(({ address }) => address)
  return truthOf(jobOf(file, length, SEED.truth), addresses, count, executor)
}

async function replicated(one: CoverageCase, file: ReadLineFile, count: Count, executor: Executor): Promise<CoverageRow[]> {
  const { replications, repetitions, truth: full } = one.replicated
  const truth = await truths(one, file, one.replicated, Math.max(LEAST_TRUTH, count(full)), executor)
  const job = jobOf(file, one.replicated, SEED.replicated, { replications })
  const results = await inBlocks(job, count(repetitions), replications, executor, (block) => readAll(one, job, block))
  return one.asked.map((asked, index) => rowOf(one, `${replications} replications`, asked, truth, results, index))
}

async function batched(one: CoverageCase, file: ReadLineFile, count: Count, executor: Executor): Promise<CoverageRow[]> {
  const { batches, repetitions, truth: full } = one.batched
  const truth = await truths(one, file, one.batched, Math.max(LEAST_LONG_TRUTH, count(full)), executor)
  const job = jobOf(file, one.batched, SEED.batched, { batches })
  const results = await inBlocks(job, count(repetitions), 1, executor, (block) => readAll(one, job, block))
  return one.asked.map((asked, index) => rowOf(one, `${batches} batches`, asked, truth, results, index))
}

function readAll(one: CoverageCase, job: Job, block: Parameters<typeof summarise>[1]): ReturnType<typeof estimateAt>[] {
  const result = summarise(job, block)
  return one.asked.map(({ address }) => estimateAt(result, address))
}

function rowOf(
  { name }: CoverageCase,
  method: string,
  asked: Asked,
  truth: ReadonlyMap<string, Truth>,
  results: readonly (readonly ReturnType<typeof estimateAt>[])[],
  index: number,
): CoverageRow {
  return coverageRow(
    name,
    method,
    asked,
    truth.get(asked.address)!,
    results.map((estimates) => estimates[index]!),
  )
}

async function sequential(
  { name, asked }: CoverageCase,
  plan: Sequential,
  file: ReadLineFile,
  count: Count,
  executor: Executor,
): Promise<{ coverage: CoverageRow; stopping: StoppingRow }> {
  const { kpi, relative } = plan
  const truth = (await truthOf(jobOf(file, plan, SEED.truth), [kpi], Math.max(LEAST_TRUTH, count(plan.truth)), executor)).get(kpi)!
  const results = []
  for (let repetition = 0; repetition < count(plan.repetitions); repetition++) {
    const job = jobOf(file, plan, SEED.sequential + repetition)
    const { result } = await runToPrecision(job, { targets: [{ kpi, relative }], least: LEAST, budget: BUDGET }, executor)
    results.push(result!)
  }
  const estimates = results.map((result) => estimateAt(result, kpi))
  const within = estimates.filter(({ mean }) => Math.abs(mean! - truth.mean) <= relative * Math.abs(truth.mean)).length / estimates.length
  const meanReplications = results.reduce((sum, { replications }) => sum + replications, 0) / results.length
  const needed = replicationsNeeded(truth, relative)
  const stopping = { name, kpi, relative, repetitions: results.length, within, meanReplications, needed }
  const method = `--until ${100 * relative} %`
  return {
    coverage: coverageRow(name, method, asked.find(({ address }) => address === kpi)!, truth, estimates),
    stopping: { ...stopping, isRight: within >= WITHIN && meanReplications <= MOST_OF_NEEDED * needed },
  }
}

/** 181 of 200, and replications at most, in those needed. */
const WITHIN = 181 / 200
const MOST_OF_NEEDED = 1.3

/** Smallest n with t(n - 1) x standard deviation / sqrt(n) at most the half-width asked for. */
function replicationsNeeded({ mean, standardDeviation }: Truth, relative: number): number {
  const wanted = relative * Math.abs(mean)
  let n = 2
  while ((studentQuantile(0.975, n - 1) * standardDeviation) / Math.sqrt(n) > wanted) n++
  return n
}
