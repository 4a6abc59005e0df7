/**
 * What a second thread brings: 16 replications on one worker thread and on two, beside an empty loop of about the same length on one and on two, which
 * brings what the machine has to give at that moment. Wall time, in turns, worker threads started and warmed up before.
 */
import { Worker } from 'node:worker_threads'
import { type Job, Trials } from '../../src/experiment/index.ts'
import { nodeWorkerPool } from '../../src/platform/node/worker-pool.ts'
import { jobOf } from '../support/lines.ts'
import { ratios, sized, spread } from '../support/measure.ts'
import type { Table } from '../support/publish.ts'

const TASKS = 16
const REPETITIONS = sized(7, 3)
const DAYS = sized(120, 30)

const LOOP = `
const { parentPort } = require('node:worker_threads')
parentPort.on('message', (rounds) => {
  let sum = 0
  for (let i = 0; i < rounds; i++) sum = (sum * 1664525 + i) | 0
  parentPort.postMessage(sum)
})`

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** Workers that take empty loops from a list until it is empty. */
class EmptyLoops {
  private readonly workers: Worker[]

  constructor(threads: number) {
    this.workers = Array.from({ length: threads }, () => new Worker(LOOP, { eval: true }))
  }

  async run(tasks: number, rounds: number): Promise<void> {
    let left = tasks
    const one = (worker: Worker) =>
      new Promise<void>((done) => {
        worker.once('message', () => done())
        worker.postMessage(rounds)
      })
    await Promise.all(
      this.workers.map(async (worker) => {
        while (left-- > 0) await one(worker)
      }),
    )
  }

  async end(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()))
  }
}

export async function threads(): Promise<{ table: Table; numbers: object }> {
  const job = await jobOf('lines/toll-reference.yaml', DAYS)
  const pools = [nodeWorkerPool(1), nodeWorkerPool(2)]
  const loops = [new EmptyLoops(1), new EmptyLoops(2)]
  const simulate = async (pool: number, seed: number) => {
    const asked: Job = { ...job, seed, replications: TASKS }
    await new Trials(pools[pool]!).ensure([{ job: asked, replications: TASKS }])
  }
  for (const pool of [0, 1]) await simulate(pool, 0)
  const trial = 20_000_000
  await loops[0]!.run(2, trial)
  const perRound = (await seconds(() => loops[0]!.run(4, trial))) / 4 / trial
  const ofOne = (await seconds(() => simulate(0, 0))) / TASKS
  const rounds = Math.round(ofOne / perRound)
  await loops[1]!.run(4, rounds)
  const times: number[][] = [[], [], [], []]
  for (let repetition = 1; repetition <= REPETITIONS; repetition++) {
    for (const pool of [0, 1]) times[pool]!.push(await seconds(() => simulate(pool, repetition)))
    for (const pool of [0, 1]) times[2 + pool]!.push(await seconds(() => loops[pool]!.run(TASKS, rounds)))
  }
  for (const pool of pools) await pool.close()
  for (const loop of loops) await loop.end()
  const [one, two, emptyOne, emptyTwo] = times as [number[], number[], number[], number[]]
  const speedUp = ratios(one, two)
  const possible = ratios(emptyOne, emptyTwo)
  const rows = [
    [`${TASKS} replications of ${DAYS} d of toll-reference`, spread(one, 2), spread(two, 2), spread(speedUp, 2)],
    [`${TASKS} empty loops`, spread(emptyOne, 2), spread(emptyTwo, 2), spread(possible, 2)],
    ['share of what is possible', '', '', spread(ratios(speedUp, possible), 2)],
  ]
  const columns = ['', 'one thread, s', 'two threads, s', 'speed-up']
  return { table: { title: 'Two threads', columns, rows }, numbers: { one, two, emptyOne, emptyTwo } }
}
