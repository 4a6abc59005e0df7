/** Whether machines can wait for room at each other in a circle: then somebody has to look for it. */
import type { CompiledLine } from '../model/compiled-line.ts'

export function canDeadlock(line: CompiledLine): boolean {
  const waitsFor = waysIntoBuffers(line)
  // Who waits for nobody can't be part of a circle, nor can who waits only for such.
  const isFree = waitsFor.map((targets) => targets.size === 0)
  for (let found = true; found; ) {
    found = false
    waitsFor.forEach((targets, station) => {
      if (isFree[station] || [...targets].some((target) => !isFree[target])) return
      isFree[station] = true
      found = true
    })
  }
  return isFree.includes(false)
}

/** Of each station, the stations with limited room to which its carriers go. */
function waysIntoBuffers({ stations, steps }: CompiledLine): Set<number>[] {
  const ways = stations.map(() => new Set<number>())
  for (const { station, branch, nextStep } of steps) {
    for (const next of branch?.map(({ to }) => to) ?? [nextStep]) {
      const target = steps[next]?.station ?? -1
      if (station !== -1 && target !== -1 && stations[target]!.spaces !== Number.POSITIVE_INFINITY) ways[station]!.add(target)
    }
  }
  return ways
}
