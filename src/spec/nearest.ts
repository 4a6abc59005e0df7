/** The nearest right name to a wrong one, by Levenshtein distance (insert, delete, replace a letter). */

/** Number of single-letter edits between two texts. Wagner and Fischer 1974, one row. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const LONGEST_NAME = 100

/** The candidate that is at most a third of its letters (at least two edits) away, ignoring case; `null` where none is. */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  if (name.length > LONGEST_NAME) return null
  let best: string | null = null
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    if (candidate.length > LONGEST_NAME) continue
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase())
    const allowed = Math.min(Math.max(2, Math.floor(candidate.length / 3)), Math.max(name.length, candidate.length) - 1)
    if (distance <= allowed && distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

const LONGEST_LIST = 12

/** `did you mean "saw"?`, or, where nothing is near, what there is. */
export function didYouMean(name: string, candidates: readonly string[], plural: string): string {
  const nearest = nearestName(name, candidates)
  if (nearest !== null) return `did you mean "${nearest}"?`
  if (candidates.length === 0) return `there are no ${plural}`
  const shown = candidates.slice(0, LONGEST_LIST).join(', ')
  return `the ${plural} are ${shown}${candidates.length > LONGEST_LIST ? ', ...' : ''}`
}
