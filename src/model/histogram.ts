/**
 * Log-bucketed histograms of durations: 16 equal buckets per octave from 2^10 ticks (1 ms) to 2^48 ticks (9 years), one bucket below for 0..1 ms.
 * A bucket is at most 1/16 of its value wide; a quantile interpolated inside it is far closer (0.2 % for an exponential tail).
 */

const BITS = 4
const PER_OCTAVE = 16
const LOW_EXPONENT = 10
const OCTAVES = 38

/** Buckets of one histogram; the last one takes everything above. */
export const BUCKETS = 1 + OCTAVES * PER_OCTAVE

const double = new Float64Array(1)
const words = new Int32Array(double.buffer)
const HIGH = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 1 : 0
/** The bucket number that the bits of 2^LOW_EXPONENT would give. */
const ORIGIN = (1023 + LOW_EXPONENT) << BITS

/** The bucket of a duration in ticks, 0..BUCKETS-1. Reads exponent and leading mantissa bits: no logarithm. */
export function bucketOf(ticks: number): number {
  double[0] = ticks
  const bucket = (words[HIGH]! >>> (20 - BITS)) - ORIGIN + 1
  return bucket < 0 ? 0 : bucket < BUCKETS ? bucket : BUCKETS - 1
}

/** edges[b], edges[b + 1]: ticks, the limits of bucket b. */
export const bucketEdges: Float64Array = (() => {
  const edges = new Float64Array(BUCKETS + 1)
  let octave = 1024
  for (let bucket = 1; bucket <= BUCKETS; bucket++) {
    const within = (bucket - 1) % PER_OCTAVE
    edges[bucket] = octave * (1 + within / PER_OCTAVE)
    if (within === PER_OCTAVE - 1) octave *= 2
  }
  return edges
})()
