import { describe, expect, it } from 'vitest'
import { KimNelson } from '../../../src/statistics/selection/kim-nelson.ts'
import { triangle, triangleWidth } from '../../../src/statistics/selection/triangle.ts'
import { share, source, threeErrors } from '../random.ts'

/** Plays a selection to its end: which system was chosen, and with how many replications in all. */
function selected(selection: KimNelson, next: () => number[]): { best: number; spent: number } {
  let spent = 0
  while (!selection.isDone) {
    spent += selection.contenders.length
    selection.add(next())
  }
  return { best: selection.best, spent }
}

describe('selection of the best by elimination', () => {
  const { normal } = source('kim-nelson')
  const systems = 8
  const indifference = 0.5

  it.each([
    { name: 'all others worse by just what matters', mean: (i: number) => (i === 0 ? indifference : 0) },
    { name: 'means evenly spread', mean: (i: number) => -indifference * i },
  ])('chooses it as often as promised: $name', ({ mean }) => {
    const correct = share(500, () => {
      const selection = new KimNelson(systems, { indifference, level: 0.9, better: 'larger' })
      return selected(selection, () => Array.from({ length: systems }, (_, i) => mean(i) + normal())).best === 0
    })
    expect(correct).toBeGreaterThanOrEqual(0.9 - threeErrors(0.9, 500))
  })

  it('chooses the smallest cycle time as well as the largest output', () => {
    const values = () => [5 + normal(), 4 + normal(), 6 + normal()]
    expect(selected(new KimNelson(3, { indifference: 0.3, better: 'smaller' }), values).best).toBe(1)
    expect(selected(new KimNelson(3, { indifference: 0.3, better: 'larger' }), values).best).toBe(2)
  })

  it('eliminates the much worse at once and spends on those that are close', () => {
    const selection = new KimNelson(3, { indifference: 0.2, better: 'larger' })
    while (!selection.isDone) selection.add([1 + normal(), 0.6 + normal(), -20 + normal()])
    expect(selection.eliminatedAfter[2]).toBe(10)
    expect(selection.eliminatedAfter[1]).toBeGreaterThan(20)
    expect(selection.eliminatedAfter[0]).toBeNull()
    expect(selection.replications).toBe(selection.eliminatedAfter[1])
  })

  it('is done sooner where systems share their random numbers', () => {
    const spent = (own: number): number => {
      let sum = 0
      for (let i = 0; i < 50; i++) {
        const selection = new KimNelson(4, { indifference: 0.5, better: 'larger' })
        sum += selected(selection, () => {
          const shared = Math.sqrt(1 - own * own) * normal()
          return [0.5, 0, 0, 0].map((mean) => mean + shared + own * normal())
        }).spent
      }
      return sum
    }
    expect(spent(0.4)).toBeLessThan(spent(1) / 2)
  })

  it('ends where systems are the same to the last digit, with the first of them', () => {
    const selection = new KimNelson(3, { indifference: 1, better: 'larger', firstStage: 2 })
    selection.add([3, 3, 2])
    selection.add([3, 3, 2])
    expect(selection).toMatchObject({ isDone: true, best: 0, eliminatedAfter: [null, 2, 2] })
  })

  it('says the same when it is played again, and of one system that it is the best', () => {
    const rows = Array.from({ length: 400 }, () => [normal(), 0.1 + normal(), 0.2 + normal()])
    const play = () => {
      const selection = new KimNelson(3, { indifference: 0.2, better: 'larger' })
      for (const row of rows) if (!selection.isDone) selection.add(row)
      return [selection.best, selection.replications, selection.eliminatedAfter]
    }
    expect(play()).toEqual(play())
    expect(new KimNelson(1, { indifference: 1, better: 'larger' })).toMatchObject({ isDone: true, best: 0 })
  })

  it('refuses what can not be promised', () => {
    expect(() => new KimNelson(4, { indifference: 0, better: 'larger' })).toThrow('expected an indifference above 0, received 0')
    expect(() => new KimNelson(4, { indifference: 1, level: 0.25, better: 'larger' })).toThrow(
      'expected a level between 1 / 4 and 1 (exclusive), received 0.25',
    )
    expect(() => new KimNelson(0, { indifference: 1, better: 'larger' })).toThrow('expected one or more systems, received 0')
  })
})

describe('the triangle in which sampling goes on', () => {
  it('narrows step by step and closes after h² S² / delta² of them', () => {
    const region = { eta: 1, hSquared: 12 }
    expect(triangleWidth(region, 3, 2, 0)).toBe(9)
    expect(triangleWidth(region, 3, 2, 4)).toBe(5)
    expect(triangleWidth(region, 3, 2, 9)).toBe(0)
    expect(triangleWidth(region, 3, 2, 50)).toBe(0)
  })

  it('is not to be had for a certain answer, nor from one replication', () => {
    expect(() => triangle(0.5, 10)).toThrow('expected an error probability between 0 and 0.5 (exclusive), received 0.5')
    expect(() => triangle(0.1, 1)).toThrow('expected two or more replications in the first stage, received 1')
  })
})
