import { describe, expect, it } from 'vitest'
import { fullFactorial, latinHypercube, oneAtATime, sobol } from '../../../src/statistics/design/index.ts'
import { source } from '../random.ts'

/** Points in each of so many strips of one factor. */
function perStrip(points: readonly number[][], factor: number, strips: number): number[] {
  const counts = new Array<number>(strips).fill(0)
  for (const point of points) counts[Math.floor(point[factor]! * strips)]! += 1
  return counts
}

describe('a factorial design', () => {
  it('has all combinations, the last factor changing fastest', () => {
    expect(fullFactorial([2, 3])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ])
    expect(fullFactorial([])).toEqual([[]])
    expect(fullFactorial([2, 0])).toEqual([])
  })

  it('one factor at a time starts from the base and leaves the others there', () => {
    expect(oneAtATime([2, 3])).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [0, 2],
    ])
  })
})

describe('a Latin hypercube', () => {
  const { uniform } = source('latin')

  it('has one point in each strip of every factor', () => {
    const points = latinHypercube(40, 3, uniform)
    for (const factor of [0, 1, 2]) expect(perStrip(points, factor, 40)).toEqual(new Array(40).fill(1))
  })

  it('pairs its factors at random, and estimates a sum far better than independent points', () => {
    let [product, sumError] = [0, 0]
    for (let i = 0; i < 400; i++) {
      const points = latinHypercube(10, 2, uniform)
      product += points.reduce((sum, [x, y]) => sum + (x! - 0.5) * (y! - 0.5), 0) / 10 / 400
      sumError += (points.reduce((sum, [x, y]) => sum + x! + y! - 1, 0) / 10) ** 2 / 400
    }
    expect(Math.abs(product)).toBeLessThan(0.005)
    // Independent points: 2 / 12 / 10; a strip's own width leaves 2 / 12 / 10³.
    expect(sumError / (2 / 12 / 1000)).toBeGreaterThan(0.75)
    expect(sumError / (2 / 12 / 1000)).toBeLessThan(1.3)
  })

  it('is the same for the same random numbers, and stays inside the cube at their ends', () => {
    expect(latinHypercube(5, 2, source('twice').uniform)).toEqual(latinHypercube(5, 2, source('twice').uniform))
    expect(Math.max(...latinHypercube(3, 1, () => 1 - 2 ** -53).flat())).toBeLessThan(1)
  })
})

describe("Sobol' points", () => {
  it('are those of the published direction numbers (as other programs give them)', () => {
    const points = sobol(1001, 21)
    expect(points.slice(0, 2)).toEqual([new Array(21).fill(0), new Array(21).fill(0.5)])
    const eighths = (text: string) => text.split(' ').map((each) => Number(each) / 8)
    expect(points[7]).toEqual(eighths('1 5 3 1 1 3 5 5 5 7 5 1 5 3 1 1 1 1 5 7 7'))
    const thousandths = '225 99 531 693 287 929 47 921 513 71 87 261 165 393 147 379 737 353 1015 743 535'
    expect(points[1000]).toEqual(thousandths.split(' ').map((each) => Number(each) / 1024))
  })

  it('fill every strip of every factor alike, with and without a shift', () => {
    for (const points of [sobol(64, 21), sobol(64, 21, source('shift').uniform)]) {
      for (let factor = 0; factor < 21; factor++) expect(perStrip(points, factor, 64)).toEqual(new Array(64).fill(1))
    }
  })

  it('with a shift have the right mean on average and know a product of factors well', () => {
    const { uniform } = source('shifted')
    let mean = 0
    for (let i = 0; i < 200; i++) mean += sobol(16, 3, uniform).reduce((sum, [x, y, z]) => sum + x! * y! * z!, 0) / 16 / 200
    expect(Math.abs(mean - 0.125)).toBeLessThan(0.004)
  })

  it('are there for up to 21 factors', () => {
    expect(() => sobol(4, 22)).toThrow('expected at most 21 factors, received 22')
    expect(() => sobol(2 ** 33, 2)).toThrow('expected at most 2^32 points, received 8589934592')
  })
})
