/** Designs over factors with a few levels each. A design is a list of points; a point gives each factor's level by number, from 0. */

/** All combinations of levels, the last factor changing fastest. `levels` is the number of each factor's levels; without factors there is one point. */
export function fullFactorial(levels: readonly number[]): number[][] {
  return levels.reduce<number[][]>(
    (points, count) => points.flatMap((point) => Array.from({ length: count }, (_, level) => [...point, level])),
    [[]],
  )
}

/** Each factor on its own: first the point with all levels 0, then each other level of each factor with the rest at 0. Sees no interactions. */
export function oneAtATime(levels: readonly number[]): number[][] {
  const base = levels.map(() => 0)
  const others = levels.flatMap((count, factor) =>
    Array.from({ length: Math.max(0, count - 1) }, (_, i) => base.map((level, j) => (j === factor ? i + 1 : level))),
  )
  return [base, ...others]
}
