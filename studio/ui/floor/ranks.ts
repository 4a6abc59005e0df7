/** The order of a line from left to right and from top to bottom: the rank of each node (what it comes after) and its lane among those of the same rank. */
import type { FloorEdge, FloorMap } from 'tollway/spec'

export interface Ranked {
  /** By node. */
  rank: number[]
  /** By node; whole numbers apart, 0 in the middle of the line. */
  lane: number[]
  /** By edge: it leads to a place at the same rank or before. */
  isBack: boolean[]
}

const SWEEPS = 4

export function ranked({ nodes, edges }: Pick<FloorMap, 'nodes' | 'edges'>): Ranked {
  const isBack = backEdges(nodes.length, edges)
  const forward = edges.filter((_, index) => !isBack[index])
  const rank = longestPaths(nodes.length, forward)
  return { rank, lane: lanesOf(rank, forward), isBack }
}

/** Ways back along a route, and ways that would close a circle. */
function backEdges(nodes: number, edges: readonly FloorEdge[]): boolean[] {
  const isBack = edges.map((edge) => edge.isBack)
  const state = new Uint8Array(nodes)
  const visit = (node: number): void => {
    state[node] = 1
    edges.forEach((edge, index) => {
      if (edge.from !== node || isBack[index]) return
      if (state[edge.to] === 1) isBack[index] = true
      else if (state[edge.to] === 0) visit(edge.to)
    })
    state[node] = 2
  }
  for (let node = 0; node < nodes; node++) if (state[node] === 0) visit(node)
  return isBack
}

function longestPaths(nodes: number, forward: readonly FloorEdge[]): number[] {
  const rank = Array<number>(nodes).fill(0)
  for (let pass = 0; pass < nodes; pass++) {
    let changes = false
    for (const { from, to } of forward) {
      if (rank[to]! > rank[from]!) continue
      rank[to] = rank[from]! + 1
      changes = true
    }
    if (!changes) break
  }
  return rank
}

/** Neighbours in the flow come as near to each other as those of the same rank leave room for. */
function lanesOf(rank: readonly number[], forward: readonly FloorEdge[]): number[] {
  const lane = rank.map(() => 0)
  const byRank: number[][] = []
  rank.forEach((of, node) => {
    byRank[of] ??= []
    byRank[of].push(node)
  })
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const isDown = sweep % 2 === 0
    const order = isDown ? byRank : [...byRank].reverse()
    for (const members of order) {
      const wish = (node: number): number => {
        const near = forward.flatMap(({ from, to }) =>
          isDown && to === node ? [lane[from]!] : !isDown && from === node ? [lane[to]!] : [],
        )
        return near.length === 0 ? lane[node]! : near.reduce((sum, each) => sum + each, 0) / near.length
      }
      const wishes = members.map((node) => ({ node, at: wish(node) })).sort((a, b) => a.at - b.at || a.node - b.node)
      apart(wishes.map(({ at }) => at)).forEach((at, index) => {
        lane[wishes[index]!.node] = at
      })
    }
  }
  return lane
}

/** Numbers at least 1 apart, in the same order, as near as can be to those wished for (isotonic regression by pooling neighbours). */
export function apart(wishes: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = []
  wishes.forEach((wish, index) => {
    pools.push({ sum: wish - index, count: 1 })
    for (;;) {
      const [before, last] = [pools.at(-2), pools.at(-1)!]
      if (before === undefined || before.sum / before.count <= last.sum / last.count) break
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count })
    }
  })
  return pools.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count)).map((base, index) => base + index)
}
