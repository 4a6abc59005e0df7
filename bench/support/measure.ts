/** How the benchmarks measure: CPU time, in turns, medians with the smallest and largest value. */

/** A quick form of each benchmark: fewer and shorter repetitions. */
export const isShort = process.argv.includes('--short')

/** `usual`, or in the short form `quick`. */
export function sized<T>(usual: T, quick: T): T {
  return isShort ? quick : usual
}

/** CPU seconds of this process, all threads, that `work` takes. */
export function cpuSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

/** samples[variant][repetition]: each variant once in each repetition, so that a slow minute of the machine strikes all alike. The first round only warms up. */
export function inTurns(repetitions: number, variants: readonly (() => number)[]): number[][] {
  const samples = variants.map((): number[] => [])
  for (let repetition = 0; repetition <= repetitions; repetition++)
    for (const [index, measure] of variants.entries()) {
      const value = measure()
      if (repetition > 0) samples[index]!.push(value)
    }
  return samples
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}

/** Ratio of each repetition to that of another variant in the same round. */
export function ratios(values: readonly number[], to: readonly number[]): number[] {
  return values.map((value, index) => value / to[index]!)
}

/** "1.23 (1.20 to 1.31)" */
export function spread(values: readonly number[], digits: number): string {
  const at = (value: number) => value.toFixed(digits)
  return `${at(median(values))} (${at(Math.min(...values))} to ${at(Math.max(...values))})`
}
