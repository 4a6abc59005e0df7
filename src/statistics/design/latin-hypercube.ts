/** Designs that fill a space of continuous factors by chance, evenly in each: McKay, Beckman and Conover, Technometrics 21, 1979. */

/**
 * Points in the open unit cube, one coordinate per factor: each factor's range is cut into as many strips as there are points, and each strip holds one point,
 * anywhere inside. Factors are paired at random.
 * @param uniform the next random number in (0, 1); points x factors x 2 are taken, less one per factor.
 */
export function latinHypercube(points: number, factors: number, uniform: () => number): number[][] {
  const columns = Array.from({ length: factors }, () => shuffled(points, uniform).map((strip) => inside(strip, points, uniform())))
  return Array.from({ length: points }, (_, point) => columns.map((column) => column[point]!))
}

/** The number that lies `u` of the way through strip number `strip`; rounding must not lift it to the next strip. */
function inside(strip: number, strips: number, u: number): number {
  return Math.min((strip + u) / strips, 1 - Number.EPSILON / 2)
}

/** 0 to count - 1 in random order (Fisher and Yates). */
function shuffled(count: number, uniform: () => number): number[] {
  const order = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1))
    const taken = order[i]!
    order[i] = order[j]!
    order[j] = taken
  }
  return order
}
