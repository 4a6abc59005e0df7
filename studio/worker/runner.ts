/** Runs the current scenario, then those that it is compared with; says what the finished replications say as they come. One run at a time. */

import { comparisonOf, type Job, pictureOf, type System, summarise, Trials, usualKpis } from 'tollway/experiment'
import { comparisonSentences, reportSections } from 'tollway/report'
import { type Comparison, formatProblem, type Result, type RunPicture } from 'tollway/spec'
import { browserThreads } from 'tollway/threads'
import type { LeftOut, RunEvent, RunRequest, Scenario, StudyEvent, StudyKind, StudyRequest } from '../messages.ts'
import { alike, keyOf, runJob } from './jobs.ts'
import { KeptOutcomes } from './kept-outcomes.ts'
import { readOne } from './reading.ts'
import type { Made } from './study.ts'
import { startThread } from './thread.ts'

/** The page draws and must not wait for a core. */
const MOST_THREADS = 8
/** Milliseconds: threads report more often than anybody reads, and the page has pictures to draw. */
const SAY_EVERY = 150

/** What was said last, for files to keep. */
export interface Latest {
  result: Result
  picture: RunPicture
  comparison: Comparison | null
  /** What has to be said before everything else. */
  notes: readonly string[]
}

/** What is compared; `current` is the number of the system whose answer is wanted. */
interface Compared {
  systems: readonly System[]
  current: number
  leftOut: readonly LeftOut[]
}

type Say = (event: RunEvent) => void

export class Runner {
  latest: Latest | null = null
  readonly #outcomes = new KeptOutcomes()
  /** What studies have found last. */
  readonly made = new Map<StudyKind, Made>()
  readonly #executor = browserThreads(threads(), startThread)
  #stopping = new AbortController()
  #stoppingStudy = new AbortController()
  #before: Promise<void> = Promise.resolve()

  stop(): void {
    this.#stopping.abort()
  }

  stopStudy(): void {
    this.#stoppingStudy.abort()
  }

  /** Ends the run before it, and a study. */
  run(request: RunRequest, say: Say): Promise<void> {
    this.stop()
    this.stopStudy()
    const stopping = new AbortController()
    this.#stopping = stopping
    this.#before = this.#before.then(() => this.#attempt(request, say, stopping.signal))
    return this.#before
  }

  /** Ends the study before it, and waits until a run has ended. */
  study(request: StudyRequest, say: (event: StudyEvent) => void): Promise<void> {
    this.stopStudy()
    const stopping = new AbortController()
    this.#stoppingStudy = stopping
    this.#before = this.#before.then(() => this.#attemptStudy(request, say, stopping.signal))
    return this.#before
  }

  async #attemptStudy(request: StudyRequest, say: (event: StudyEvent) => void, signal: AbortSignal): Promise<void> {
    try {
      const trials = new Trials(this.#executor, {
        signal,
        onProgress: ({ done, total, share }) => say({ kind: 'progress', done, total, share }),
      })
      // Loaded when it is wanted first: opening a line doesn't wait for it.
      const { sectionsOf, studyOf } = await import('./study.ts')
      const made = signal.aborted ? null : await studyOf(request, trials)
      if (made !== null) {
        this.made.set(request.kind, made)
        const { notice, answer } = made.study
        const { bad, lead, first, more } = answer
        say({
          kind: 'found',
          found: { notice, bad, lead, more: first === '' ? more : [first, ...more], sections: sectionsOf(made) },
        })
      }
      say({ kind: 'ended', how: signal.aborted ? 'stopped' : 'done' })
    } catch (error) {
      say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  }

  async #attempt(request: RunRequest, say: Say, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return say({ kind: 'ended', how: 'stopped' })
    try {
      await this.#simulate(request, say, signal)
      say({ kind: 'ended', how: signal.aborted ? 'stopped' : 'done' })
    } catch (error) {
      say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
    }
  }

  async #simulate({ line, scenarios, current }: RunRequest, say: Say, signal: AbortSignal): Promise<void> {
    const leftOut: LeftOut[] = []
    const jobs = new Map<Scenario, Job>()
    for (const scenario of scenarios) {
      const reading = await readOne(line, scenario.text)
      if (reading.ok) jobs.set(scenario, runJob(reading.line, reading.hash))
      else leftOut.push({ name: scenario.name, why: formatProblem(reading.problems[0]!) })
    }
    const own = [...jobs].find(([{ id }]) => id === current)?.[1]
    if (own === undefined) throw new Error(leftOut[0]?.why ?? 'the line could not be read')
    const systems = systemsOf(jobs)
    const index = [...jobs.keys()].findIndex(({ id }) => id === current)
    const compare = (): void => this.#compare({ systems, current: index, leftOut }, trials, said, say)
    const said = { replications: 0, compared: 0, done: -1, at: 0, what: 'current' as 'current' | 'others' }
    const trials: Trials = new Trials(this.#executor, {
      signal,
      store: this.#outcomes,
      onProgress: ({ done, total, share, ticks }) => {
        const now = performance.now()
        if (done !== said.done || now - said.at >= SAY_EVERY) {
          say({ kind: 'progress', what: said.what, done, total, share, ticks })
          said.done = done
          said.at = now
        }
        this.#tell(own, trials, said, say)
        compare()
      },
    })
    this.#tell(own, trials, said, say)
    await trials.ensure([{ job: own, replications: own.replications }])
    this.#tell(own, trials, said, say)
    said.what = 'others'
    if (systems.length > 1) await trials.ensure(systems.map(({ job }) => ({ job, replications: systems[0]!.job.replications })))
    compare()
  }

  /** The answer so far, where a replication has come since it was told last. */
  #tell(job: Job, trials: Trials, said: { replications: number }, say: Say): void {
    const outcomes = trials.of(job).slice(0, job.replications)
    if (outcomes.length <= said.replications) return
    said.replications = outcomes.length
    const isFinal = outcomes.length === job.replications
    const result = summarise(job, outcomes)
    const picture = pictureOf(outcomes, result)
    const notes = isFinal ? [] : [`Not finished: the answer is from ${outcomes.length} of ${job.replications} replications.`]
    this.latest = { result, picture, notes, comparison: null }
    say({ kind: 'answer', result, sections: reportSections(result, picture), isFinal })
  }

  #compare({ systems, current, leftOut }: Compared, trials: Trials, said: { compared: number }, say: Say): void {
    if (systems.length < 2) return
    const replications = Math.min(...systems.map(({ job }) => trials.of(job).length))
    if (replications < 2 || replications === said.compared) return
    said.compared = replications
    const comparison = comparisonOf(systems, usualKpis(systems.map(({ job }) => job)), trials, false)
    if (this.latest !== null) this.latest = { ...this.latest, comparison }
    say({ kind: 'comparison', comparison, current, sentences: comparisonSentences(comparison), leftOut })
  }
}

/** All with the seed, warm-up and length of the first, without which nothing is compared; lines that are the same share a job. */
function systemsOf(jobs: ReadonlyMap<Scenario, Job>): System[] {
  const [first] = jobs.values()
  if (first === undefined) return []
  const byKey = new Map([...jobs.values()].map((job) => [keyOf(job), job]))
  return [...jobs].map(([{ name }, own]) => {
    const job = alike(own, first)
    const shared = byKey.get(keyOf(job)) ?? job
    byKey.set(keyOf(shared), shared)
    return { name, set: [], job: shared }
  })
}

function threads(): number {
  const cores = navigator.hardwareConcurrency
  return Math.max(1, Math.min(MOST_THREADS, cores > 2 ? cores - 1 : cores))
}
