/**
 * Rinott's two-stage selection (Communications in Statistics A7, 1978): a first stage of equal size tells each system's variance, the second takes from each as
 * many more as that asks for; then the best mean is chosen. For systems with random numbers of their own.
 */

import { exp, log, logGamma, normalCdf } from '../../engine/math/index.ts'

/** Steps of the integration in ln x to about one standard deviation, sqrt(2 / df). The trapezium rule gains digits fast on what falls off like this: the error of h is below 1e-10. */
const STEPS = 6
/** Densities below this are left out. */
const NOTHING = 1e-18
const BISECTIONS = 48

/**
 * The constant h with which the best of `systems` is chosen with probability `level`, if it is better by the indifference zone or more:
 * E over Y of (E over X of Phi(h / sqrt((n0 - 1) (1/X + 1/Y))))^(k - 1) = level, X and Y chi-square with n0 - 1 degrees of freedom. By bisection.
 * @param firstStage n0, 2 or more.
 * @throws RangeError unless 1 / systems < level < 1, with two or more systems.
 */
export function rinottConstant(systems: number, firstStage: number, level = 0.95): number {
  if (!(systems >= 2 && level > 1 / systems && level < 1 && firstStage >= 2)) {
    throw new RangeError(
      `expected two or more systems, two or more replications and a level between 1 / systems and 1, received ${systems}, ${firstStage}, ${level}`,
    )
  }
  const nodes = chiSquareNodes(firstStage - 1)
  const probability = (h: number): number => correctSelection(h, systems, firstStage - 1, nodes)
  let [low, high] = [0, 1]
  while (probability(high) < level) high *= 2
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2
    if (probability(middle) < level) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Replications that each system needs in all: max(n0, ceil((h S / indifference)²)). `variances` are those of the first stage. */
export function rinottReplications(variances: readonly number[], h: number, firstStage: number, indifference: number): number[] {
  const factor = h / indifference
  return variances.map((variance) => Math.max(firstStage, Math.ceil(factor * factor * variance)))
}

interface Node {
  x: number
  weight: number
}

/** Points and weights of the chi-square distribution for the trapezium rule in t = ln x: its density times x falls off exponentially to either side. */
function chiSquareNodes(df: number): Node[] {
  const nodes: Node[] = []
  const scale = -(df / 2) * log(2) - logGamma(df / 2)
  const step = Math.sqrt(2 / df) / STEPS
  const weight = (t: number): number => step * exp(scale + (df / 2) * t - exp(t) / 2)
  const middle = log(df)
  for (const direction of [1, -1]) {
    for (let i = direction === 1 ? 0 : 1; ; i++) {
      const t = middle + direction * i * step
      const here = weight(t)
      if (here < NOTHING) break
      nodes.push({ x: exp(t), weight: here })
    }
  }
  return nodes
}

function correctSelection(h: number, systems: number, df: number, nodes: readonly Node[]): number {
  let total = 0
  for (const best of nodes) {
    let beats = 0
    for (const other of nodes) beats += other.weight * normalCdf(h / Math.sqrt(df * (1 / other.x + 1 / best.x)))
    let all = best.weight
    for (let i = 1; i < systems; i++) all *= beats
    total += all
  }
  return total
}
