/**
 * Known answers bit for bit: the same inputs give the same 64 bits in Node, in a worker and in a browser. Plain functions without any test library,
 * so that a page can run them: `mismatches(JSON of bit-exact.json)` is empty where the arithmetic is the same.
 */
import type { Distribution } from '../../../src/engine/distributions.ts'
import { Binomial, drawPoisson, Sampler } from '../../../src/engine/distributions.ts'
import { fromHex, toHex } from '../../../src/engine/math/index.ts'
import { Draws, placeKey } from '../../../src/engine/random.ts'
import { FUNCTIONS } from './functions.ts'

export interface KnownAnswers {
  /** Per function: rows of arguments, then the result; 16 hexadecimal digits each. */
  functions: Record<string, string[][]>
  /** Eight draws in a row of each distribution, from seed 1, replication 0, place "bit-exact/<number in this list>". */
  samplers: { distribution: Distribution; draws: string[] }[]
  /** Eight binomial and eight Poisson variates, from the place "bit-exact/counts". */
  counts: { n: number; p: number; mean: number; binomial: number[]; poisson: number[] }[]
}

/** One line for each known answer that does not come out. */
export function mismatches(known: KnownAnswers): string[] {
  const found: string[] = []
  const compare = (what: string, expected: string, received: string) => {
    if (expected !== received) found.push(`${what}: expected ${expected}, received ${received}`)
  }
  for (const [name, rows] of Object.entries(known.functions)) {
    for (const row of rows) compare(`${name}(${row.slice(0, -1).join(', ')})`, row.at(-1)!, result(name, row.slice(0, -1)))
  }
  known.samplers.forEach(({ distribution, draws }, i) => {
    compare(`draws of ${JSON.stringify(distribution)}`, draws.join(' '), sampled(distribution, i).join(' '))
  })
  for (const { n, p, mean, binomial, poisson } of known.counts) {
    compare(`binomial ${n}, ${p}`, binomial.join(' '), binomials(n, p).join(' '))
    compare(`poisson ${mean}`, poisson.join(' '), poissons(mean).join(' '))
  }
  return found
}

/** The answers of this machine to the questions of `known`. */
export function answers(known: KnownAnswers): KnownAnswers {
  return {
    functions: Object.fromEntries(
      Object.entries(known.functions).map(([name, rows]) => [
        name,
        rows.map((row) => [...row.slice(0, -1), result(name, row.slice(0, -1))]),
      ]),
    ),
    samplers: known.samplers.map(({ distribution }, i) => ({ distribution, draws: sampled(distribution, i) })),
    counts: known.counts.map(({ n, p, mean }) => ({ n, p, mean, binomial: binomials(n, p), poisson: poissons(mean) })),
  }
}

function result(name: string, args: string[]): string {
  return toHex(FUNCTIONS[name]!(...args.map(fromHex)))
}

function sampled(distribution: Distribution, place: number): string[] {
  const sampler = new Sampler(distribution)
  const draws = cursor(`bit-exact/${place}`)
  return eight(() => toHex(sampler.draw(draws)))
}

function binomials(n: number, p: number): number[] {
  const binomial = new Binomial(p)
  const draws = cursor('bit-exact/counts')
  return eight(() => binomial.draw(draws, n))
}

function poissons(mean: number): number[] {
  const draws = cursor('bit-exact/counts')
  return eight(() => drawPoisson(draws, mean))
}

function cursor(place: string): Draws {
  const { key0, key1 } = placeKey(1, 0, place)
  return new Draws().at(key0, key1, 0, 0)
}

function eight<T>(make: () => T): T[] {
  return Array.from({ length: 8 }, make)
}
