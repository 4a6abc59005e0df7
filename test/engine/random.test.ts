/** The generator against published answers, and the randomness of places, lots, carriers and visits. */
import { describe, expect, test } from 'vitest'
import { Sampler } from '../../src/engine/distributions.ts'
import { inverseGammaP } from '../../src/engine/math/index.ts'
import { Draws, lotDraws, placeKey, Streams } from '../../src/engine/random.ts'
import { restoreState, saveState } from '../../src/engine/state.ts'
import { threefry2x32 } from './threefry-reference.ts'

/** `kat_vectors` of the Random123 distribution: rounds, counter, key, result. */
const KNOWN_ANSWERS = [
  '13 00000000 00000000 00000000 00000000 9d1c5ec6 8bd50731',
  '13 ffffffff ffffffff ffffffff ffffffff fd36d048 2d17272c',
  '13 243f6a88 85a308d3 13198a2e 03707344 ba3e4725 f27d669e',
  '20 00000000 00000000 00000000 00000000 6b200159 99ba4efe',
  '20 ffffffff ffffffff ffffffff ffffffff 1cb996fc bb002be7',
  '20 243f6a88 85a308d3 13198a2e 03707344 c4923a9c 483df7a0',
  '32 00000000 00000000 00000000 00000000 cee3d47e a23dfd5c',
  '32 ffffffff ffffffff ffffffff ffffffff 6e2fe0d0 b1b76f82',
  '32 243f6a88 85a308d3 13198a2e 03707344 e2827716 c3c05cdf',
]

describe('Threefry-2x32', () => {
  test.each(KNOWN_ANSWERS)('gives the published answer %s', (line) => {
    const [rounds, ...words] = line.split(' ')
    const [c0, c1, k0, k1, x0, x1] = words.map((word) => Number.parseInt(word, 16)) as [number, number, number, number, number, number]
    expect(threefry2x32(Number(rounds), [c0, c1], [k0, k1])).toEqual([x0, x1])
    if (rounds !== '20') return
    const draws = new Draws().at(k0, k1, c1, c0)
    draws.advance()
    expect([draws.word0 >>> 0, draws.word1 >>> 0]).toEqual([x0, x1])
  })

  test('written out for speed it equals the reference loop, and each draw moves on by one', () => {
    const draws = new Draws().at(0x12345678, -5, 7, -100)
    for (let i = 0; i < 1000; i++) {
      const counter: [number, number] = [draws.low >>> 0, draws.high >>> 0]
      draws.advance()
      expect([draws.word0 >>> 0, draws.word1 >>> 0]).toEqual(threefry2x32(20, counter, [0x12345678, -5 >>> 0]))
    }
    // 100 draws up to 2^32, then the carry.
    expect([draws.high, draws.low]).toEqual([8, 900])
  })
})

describe('uniform numbers', () => {
  test('are never 0 or 1, whatever the words', () => {
    const u = (word0: number, word1: number) => {
      const draws = new Draws()
      draws.advance = () => {
        draws.word0 = word0
        draws.word1 = word1
      }
      return draws.uniform()
    }
    expect(u(0, 0)).toBe(2 ** -53)
    expect(u(-1, -1)).toBe(1 - 2 ** -53)
    expect(u(-2147483648, 0)).toBe(0.5 + 2 ** -53)
  })

  test('have the mean, the variance and the digits of uniform numbers', () => {
    const draws = new Draws().at(11, 22, 0, 0)
    const n = 200_000
    const cells = new Float64Array(256)
    const lastDigits = new Float64Array(256)
    let sum = 0
    let squares = 0
    let serial = 0
    let before = 0.5
    for (let i = 0; i < n; i++) {
      const u = draws.uniform()
      sum += u
      squares += (u - 0.5) ** 2
      serial += (u - 0.5) * (before - 0.5)
      before = u
      cells[Math.floor(u * 256)]!++
      lastDigits[Math.floor(u * 2 ** 52) % 256]!++
    }
    expect(Math.abs(sum / n - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n))
    expect(Math.abs(squares / n - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n))
    expect(Math.abs(serial / n)).toBeLessThan(5 / 12 / Math.sqrt(n))
    expect(chiSquare(cells, n)).toBeLessThan(2 * inverseGammaP(255 / 2, 0.999))
    expect(chiSquare(lastDigits, n)).toBeLessThan(2 * inverseGammaP(255 / 2, 0.999))
  })
})

describe('keys of places', () => {
  test('differ in half of their bits where seed, replication or one letter differ', () => {
    const flips = new Float64Array(64)
    let count = 0
    let total = 0
    for (let i = 0; i < 500; i++) {
      const place = `station-${i}/repair`
      const key = placeKey(i, i % 7, place)
      const neighbours = [
        placeKey(i + 1, i % 7, place),
        placeKey(i, (i % 7) + 1, place),
        placeKey(i, i % 7, `${place}s`),
        placeKey(i + 2 ** 40, i % 7, place),
      ]
      for (const other of neighbours) {
        const changed = [key.key0 ^ other.key0, key.key1 ^ other.key1]
        for (let bit = 0; bit < 64; bit++) {
          const flipped = (changed[bit >> 5]! >>> (bit & 31)) & 1
          flips[bit]! += flipped
          total += flipped
        }
        count++
      }
    }
    // Each bit flips with probability 1/2: 5 standard errors for each, and for all together.
    for (const flip of flips) expect(Math.abs(flip / count - 0.5)).toBeLessThan((5 * 0.5) / Math.sqrt(count))
    expect(Math.abs(total / count / 64 - 0.5)).toBeLessThan((5 * 0.5) / Math.sqrt(64 * count))
  })

  test('never coincide among 20,000 places, seeds and replications', () => {
    const seen = new Set<string>()
    for (let i = 0; i < 5000; i++) {
      for (const key of [placeKey(1, 0, `machine ${i}`), placeKey(i, 1, ''), placeKey(0, i, 'x'), placeKey(2 ** 53 - 1 - i, 0, 'y')]) {
        seen.add(`${key.key0} ${key.key1}`)
      }
    }
    expect(seen.size).toBe(20_000)
  })

  test('tell apart names of other length, order and script', () => {
    const names = ['', '\0', '\0\0', 'a', 'a\0', 'ab', 'ba', 'abcd', 'abcde', 'dcba', 'Ü', '焊线机', 'press/1', 'press/2', '1/press']
    expect(new Set(names.map((name) => placeKey(1, 0, name).key0)).size).toBe(names.length)
  })

  test('are a chain of Threefry blocks over replication, length and name, and stay what they are', () => {
    const block = (key: [number, number], message: [number, number]): [number, number] => {
      const [x0, x1] = threefry2x32(20, message, key)
      return [(x0 ^ message[0]) >>> 0, (x1 ^ message[1]) >>> 0]
    }
    // "press": four UTF-16 units to a block, the first two in the upper word.
    let key = block([0xffffffff, 0x1fffff], [5, 0xfffffffe])
    key = block(key, [0x00730065, 0x00720070])
    key = block(key, [0, 0x00000073])
    expect(placeKey(2 ** 53 - 1, 2 ** 32 - 2, 'press')).toEqual({ key0: key[0] | 0, key1: key[1] | 0 })
    expect(placeKey(1, 0, 'wire-bond/repair')).toEqual({ key0: 1660040943, key1: -2089662787 })
  })

  test('refuse a seed or replication that is no whole number in range', () => {
    expect(() => placeKey(-1, 0, 'x')).toThrow('seed: expected a whole number from 0 to 2^53 - 1, received -1')
    expect(() => placeKey(0.5, 0, 'x')).toThrow(RangeError)
    expect(() => placeKey(1, 2 ** 32, 'x')).toThrow('replication: expected a whole number from 0 to 2^32 - 1, received 4294967296')
  })
})

describe('streams of machine sources', () => {
  test('draw the same whatever other streams exist and in whichever order they are served', () => {
    const few = new Streams(42, 3)
    const many = new Streams(42, 3)
    for (let i = 0; i < 100; i++) many.claim(`other/${i}`)
    const a = few.claim('press/1/failure')
    const b = many.claim('press/1/failure')
    const exponential = new Sampler({ kind: 'exponential', mean: 3 })
    for (let i = 0; i < 100; i++) {
      many.uniform(i)
      expect(many.draw(b, exponential)).toBe(few.draw(a, exponential))
    }
  })

  test('differ by seed, replication and place, and from the lot draws of the same place', () => {
    const first = (seed: number, replication: number, place: string) => {
      const streams = new Streams(seed, replication)
      return streams.uniform(streams.claim(place))
    }
    const key = placeKey(1, 0, 'a')
    const numbers = [
      first(1, 0, 'a'),
      first(2, 0, 'a'),
      first(1, 1, 'a'),
      first(1, 0, 'b'),
      new Draws().at(key.key0, key.key1, 0, 0).uniform(),
    ]
    expect(new Set(numbers).size).toBe(5)
  })

  test('refuse the same name twice', () => {
    const streams = new Streams(1, 0)
    streams.claim('press/1')
    expect(() => streams.claim('press/1')).toThrow('random stream "press/1": expected a name not yet claimed')
  })

  test('go on where a snapshot left them', () => {
    const build = () => {
      const streams = new Streams(5, 0)
      for (let i = 0; i < 20; i++) streams.claim(`source ${i}`)
      return streams
    }
    const gamma = new Sampler({ kind: 'gamma', shape: 2.5, scale: 1 })
    const original = build()
    for (let i = 0; i < 50; i++) original.draw(i % 20, gamma)
    const snapshot = structuredClone(saveState(original))
    const expected = Array.from({ length: 40 }, (_, i) => original.draw(i % 20, gamma))
    const copy = build()
    restoreState(copy, snapshot)
    expect(Array.from({ length: 40 }, (_, i) => copy.draw(i % 20, gamma))).toEqual(expected)
  })
})

describe('draws of lots', () => {
  const key = placeKey(1, 0, 'mould/loss')

  test('depend on place, lot, carrier and visit only, not on the order of service', () => {
    const cursor = new Draws()
    const at = (lot: number, carrier: number, visit: number) => lotDraws(cursor, key.key0, key.key1, lot, carrier, visit).uniform()
    const forward = Array.from({ length: 100 }, (_, i) => at(i % 10, i, i % 3))
    const backward = Array.from({ length: 100 }, (_, i) => at((99 - i) % 10, 99 - i, (99 - i) % 3)).reverse()
    expect(forward).toEqual(backward)
    expect(new Set(forward).size).toBe(100)
  })

  test.each([
    ['lots', (i: number) => [i, 3, 0]],
    ['carriers', (i: number) => [3, i, 0]],
    ['visits', (i: number) => [3, 4, i]],
  ] as const)('of neighbouring %s are uncorrelated and evenly spread', (_, place) => {
    const cursor = new Draws()
    const n = 50_000
    const pairs = new Float64Array(256)
    let product = 0
    const u = (i: number) => {
      const [lot, carrier, visit] = place(i)
      return lotDraws(cursor, key.key0, key.key1, lot!, carrier!, visit!).uniform()
    }
    let before = u(0)
    for (let i = 1; i <= n; i++) {
      const now = u(i)
      product += (before - 0.5) * (now - 0.5)
      pairs[Math.floor(before * 16) * 16 + Math.floor(now * 16)]!++
      before = now
    }
    expect(Math.abs(product / n)).toBeLessThan(5 / 12 / Math.sqrt(n))
    expect(chiSquare(pairs, n)).toBeLessThan(2 * inverseGammaP(255 / 2, 0.999))
  })

  test('of neighbouring places are uncorrelated', () => {
    const n = 20_000
    let product = 0
    let before = 0.5
    for (let i = 0; i < n; i++) {
      const { key0, key1 } = placeKey(1, 0, `station ${i}`)
      const now = lotDraws(new Draws(), key0, key1, 0, 0, 0).uniform()
      product += (before - 0.5) * (now - 0.5)
      before = now
    }
    expect(Math.abs(product / n)).toBeLessThan(5 / 12 / Math.sqrt(n))
  })

  test('have room for 4,095 a visit and never run into the next carrier', () => {
    const cursor = lotDraws(new Draws(), key.key0, key.key1, 12, 5, 0)
    for (let i = 0; i < 4095; i++) cursor.uniform()
    expect(() => cursor.uniform()).toThrow('random draws of one visit: expected at most 4095, lot 12 wants more')
  })

  test('have room for 2^20 carriers and 2^32 lots', () => {
    const cursor = new Draws()
    expect(lotDraws(cursor, 1, 2, 2 ** 32 - 1, 2 ** 20 - 1, 0).uniform()).toBeGreaterThan(0)
    expect(() => lotDraws(cursor, 1, 2, 0, 2 ** 20, 0)).toThrow('received lot 0, carrier 1048576')
    expect(() => lotDraws(cursor, 1, 2, 2 ** 32, 0, 0)).toThrow(RangeError)
    expect(() => lotDraws(cursor, 1, 2, -1, 0, 0)).toThrow(RangeError)
    expect(() => lotDraws(cursor, 1, 2, 0, -1, 0)).toThrow(RangeError)
  })
})

function chiSquare(cells: Float64Array, n: number): number {
  const expected = n / cells.length
  return cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}
