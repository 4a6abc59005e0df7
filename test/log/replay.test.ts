import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Job, runReplication } from '../../src/experiment/index.ts'
import { readLine } from '../../src/io/index.ts'
import { type Film, lotsInLine, machineStretches, Replay, recorded, stretchShares, waitingAt } from '../../src/log/index.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import type { LogRecord } from '../../src/spec/log-record.ts'
import { SEEN_STATES } from '../../src/spec/replay.ts'
import { d, h } from '../support/line.ts'
import { randomLine, runs, TIME_LIMIT } from '../support/random-line.ts'

const jobOf = (line: LineSpec, horizon: number): Job => ({ line, lineHash: '', seed: 1, replications: 1, warmUp: 0, horizon })

async function shipped(name: string): Promise<LineSpec> {
  const reading = await readLine(`${name}.yaml`, { readText: (ref) => readFile(`lines/${ref}`, 'utf8') })
  if (!reading.ok) throw new Error(`${name}: expected a line without mistakes`)
  return reading.line
}

const still = { frames: 1, sums: false }

describe('a replay', { timeout: TIME_LIMIT }, () => {
  let reference: Job

  beforeAll(async () => {
    reference = jobOf(await shipped('toll-reference-everything'), 3 * d)
  })

  it('sees the replication of the answer: its states are the shares of the result, whatever films are taken on the way', () => {
    const replay = new Replay(reference, 0)
    const film = replay.film(reference.horizon, { frames: 1, sums: true })
    const values = runReplication(reference, 0)!.values
    const other = new Replay(reference, 0)
    while (other.now < other.end) other.film(other.now + 7 * h, { frames: 3, sums: other.now % (14 * h) === 0 })
    // The books that the answer is made of.
    const { totals } = other.floor.books.scalars
    other.floor.machines.settleAll(other.end)
    replay.floor.cut()
    other.floor.cut()
    expect(totals).toEqual(replay.floor.books.scalars.totals)
    expect(Number.isFinite(values[0])).toBe(true)
    replay.map.nodes.forEach(({ machines }, node) => {
      if (machines.length === 0) return
      const shares = Array.from(film.shares!.subarray(node * SEEN_STATES.length, (node + 1) * SEEN_STATES.length))
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5)
    })
  })

  it("a machine's stretches follow each other without a gap, and are the time that its books have", () => {
    const replay = new Replay(reference, 0)
    const { machines } = replay.map.nodes.find(({ name }) => name === 'die-attach')!
    const stretches = machineStretches(replay, machines[0]!, 2 * d, 3 * d)
    expect(stretches.length).toBeGreaterThan(20)
    expect(stretches[0]!.from).toBe(2 * d)
    expect(stretches.at(-1)!.to).toBe(3 * d)
    stretches.forEach((stretch, index) => {
      if (index > 0) expect(stretch.from).toBe(stretches[index - 1]!.to)
    })
    const booked = new Replay(reference, 0)
    booked.runTo(2 * d)
    const node = replay.map.nodes.findIndex(({ name }) => name === 'die-attach')
    const film = booked.film(3 * d, { frames: 1, sums: true })
    const all = machines.flatMap((machine) => machineStretches(replay, machine, 2 * d, 3 * d))
    stretchShares(all).forEach((share, state) => {
      expect(share).toBeCloseTo(film.shares![node * SEEN_STATES.length + state]!, 5)
    })
  })

  it('shows the same after having gone back, wherever from', () => {
    const straight = new Replay(reference, 0)
    const expected = new Map<number, Film>()
    const times = [3 * h, 1.3 * d, 2 * d, 2.7 * d]
    for (const time of times) {
      straight.runTo(time)
      expected.set(time, straight.film(time + 2 * h, { frames: 4, sums: false }))
    }
    const replay = new Replay(reference, 0)
    for (const time of [2.7 * d, 3 * h, 2 * d, 1.3 * d]) {
      replay.goTo(time)
      expect(replay.now).toBe(time)
      expect(replay.film(time + 2 * h, { frames: 4, sums: false })).toEqual(expected.get(time))
    }
  })

  it('has as many carriers waiting as the event log, and as the queues of the floor', () => {
    let compared = 0
    fc.assert(
      fc.property(randomLine, fc.nat({ max: 47 }), (spec, hours) => {
        const job = jobOf(spec, 2 * d)
        const replay = new Replay(job, 0)
        const log: LogRecord[] = []
        try {
          replay.runTo(hours * h)
          recorded(job, 0, (record) => log.push(record)).runTo(hours * h)
        } catch {
          return // It blocks itself for good.
        }
        const film = replay.film(hours * h, still)
        const places = new Map<number, string>()
        for (const { what, carrier, station } of log) {
          if (what === 'carrierArrived') places.set(carrier!, station!)
          else if (carrier !== undefined && ['carrierLoaded', 'carrierLeft', 'carrierEmptied'].includes(what)) places.delete(carrier)
          else if (
            what === 'unitsScrapped' &&
            ![...replay.floor.carriers.inLine()].some((one) => replay.floor.carriers.id[one] === carrier)
          )
            places.delete(carrier!)
        }
        replay.map.nodes.forEach(({ name, kind }, node) => {
          if (kind !== 'station') return
          const length = replay.floor.line.stations.reduce(
            (sum, station) => sum + (station.name === name ? replay.floor.queues.length[station.index]! : 0),
            0,
          )
          expect(film.waiting[node]).toBe(length)
          expect(waitingAt(replay, node)).toHaveLength(length)
          compared += length
        })
        const lots = lotsInLine(replay)
        expect(lots.reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(film.totals[1]!)
      }),
      runs(8),
    )
    expect(compared).toBeGreaterThan(20)
  })

  it('moves what leaves the line to the way out, unit by unit', async () => {
    const replay = new Replay(jobOf(await shipped('05-test-floor'), 5 * d), 0)
    const film = replay.film(5 * d, still)
    const out = replay.map.nodes.length - 1
    const perDay = replay.map.edges.reduce((sum, { to }, edge) => sum + (to === out ? film.flows[edge]! : 0), 0)
    expect(perDay * 5).toBeCloseTo(film.totals[2]!, 0)
    expect([...film.moves.time].every((time, index, all) => index === 0 || time >= all[index - 1]!)).toBe(true)
  })

  it('knows the ways back of the routes', async () => {
    const { map } = new Replay(jobOf(await shipped('16-quality'), d), 0)
    expect(map.edges.some(({ isBack }) => isBack)).toBe(true)
    expect(map.nodes[0]!.kind).toBe('in')
    expect(map.nodes.at(-1)!.kind).toBe('out')
  })
})
