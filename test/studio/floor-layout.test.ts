/** Where the diagram of a line puts things: nothing upon anything else, and all in the order of the routes. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLine } from '../../src/io/index.ts'
import { floorMap, type PlacedMap } from '../../src/log/floor-map.ts'
import { compile } from '../../src/model/index.ts'
import type { Box } from '../../studio/ui/floor/box.ts'
import { layoutOf } from '../../studio/ui/floor/layout.ts'
import { apart, ranked } from '../../studio/ui/floor/ranks.ts'
import { pointAt } from '../../studio/ui/floor/routing.ts'

const lines = readdirSync('lines').filter((name) => name.endsWith('.yaml'))
const windows = [
  { width: 390, height: 420 },
  { width: 940, height: 600 },
  { width: 2000, height: 700 },
]

async function mapOf(name: string): Promise<PlacedMap> {
  const reading = await readLine(name, { readText: (ref) => readFile(`lines/${ref}`, 'utf8') })
  if (!reading.ok) throw new Error(`${name}: expected a line without mistakes`)
  return floorMap(compile(reading.line))
}

function touch(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

describe('the layout of a line', () => {
  it.each(lines)('%s: no card lies upon another, no area holds a card of another, and every way joins its two cards', async (name) => {
    const map = await mapOf(name)
    for (const window of windows) {
      const { cards, areas, paths, width, height } = layoutOf(map, window)
      expect(cards).toHaveLength(map.nodes.length)
      cards.forEach((card, node) => {
        for (let other = 0; other < node; other++) expect(touch(card, cards[other]!)).toBe(false)
        for (const area of areas) expect(touch(card, area) && area.name !== map.nodes[node]!.area).toBe(false)
        expect(card.x >= 0 && card.y >= 0 && card.x + card.width <= width && card.y + card.height <= height).toBe(true)
      })
      map.edges.forEach(({ from, to }, edge) => {
        const [start, end] = [
          { x: 0, y: 0 },
          { x: 0, y: 0 },
        ]
        pointAt(paths[edge]!, 0, start)
        pointAt(paths[edge]!, 1, end)
        for (const [point, card] of [
          [start, cards[from]!],
          [end, cards[to]!],
        ] as const) {
          expect(point.x).toBeGreaterThanOrEqual(card.x - 0.01)
          expect(point.x).toBeLessThanOrEqual(card.x + card.width + 0.01)
          expect(point.y).toBeGreaterThanOrEqual(card.y - 0.01)
          expect(point.y).toBeLessThanOrEqual(card.y + card.height + 0.01)
        }
      })
    }
  })

  it('goes from left to right along the routes, and marks what goes back', async () => {
    const map = await mapOf('16-quality.yaml')
    const { rank, isBack } = ranked(map)
    expect(isBack.some((each) => each)).toBe(true)
    map.edges.forEach(({ from, to }, edge) => {
      if (!isBack[edge]) expect(rank[to]!).toBeGreaterThan(rank[from]!)
    })
  })

  it('keeps lanes at least one apart, in order, and moves none that has room', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { maxLength: 8 }), (wishes) => {
        const sorted = [...wishes].sort((a, b) => a - b)
        const lanes = apart(sorted)
        const hasRoom = sorted.every((wish, index) => index === 0 || wish - sorted[index - 1]! >= 1)
        lanes.forEach((lane, index) => {
          if (index > 0) expect(lane - lanes[index - 1]!).toBeGreaterThanOrEqual(1 - 1e-9)
          if (hasRoom) expect(lane).toBeCloseTo(sorted[index]!)
        })
      }),
    )
  })
})
