/** How the interval of a number closed in on it, replication by replication. */
import { formatEstimate } from 'tollway/report'
import type { Estimate } from 'tollway/spec'

const [WIDTH, HEIGHT] = [160, 28]
/** The first intervals are so wide that the later ones would be a line; they are cut at so many times the last one. */
const WIDEST = 5

interface Known {
  mean: number
  halfWidth: number
  replications: number
}

export function NarrowingChart({ estimates, unit }: { estimates: readonly Estimate[]; unit: string }) {
  const known = estimates.filter((one): one is Estimate & Known => one.mean !== null && one.halfWidth !== null)
  const last = known.at(-1)
  if (last === undefined || known.length < 2 || last.halfWidth === 0)
    return <svg className="narrowing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" />
  const reach = Math.min(WIDEST * last.halfWidth, Math.max(...known.map(({ mean, halfWidth }) => Math.abs(mean - last.mean) + halfWidth)))
  const y = (value: number): number => Math.min(HEIGHT, Math.max(0, (HEIGHT / 2) * (1 - (value - last.mean) / reach)))
  const x = (index: number): number => (index / (known.length - 1)) * WIDTH
  const edge = (sign: number): string[] =>
    known.map(({ mean, halfWidth }, index) => `${x(index).toFixed(1)} ${y(mean + sign * halfWidth).toFixed(1)}`)
  const label = `Interval after ${known.map((one) => `${one.replications} replications ${formatEstimate(one.mean, one.halfWidth, unit)}`).join(', ')}`
  return (
    <svg className="narrowing" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}>
      <path className="narrowing-band" d={`M${[...edge(1), ...edge(-1).reverse()].join('L')}Z`} />
      <path className="narrowing-mean" d={`M${known.map(({ mean }, index) => `${x(index).toFixed(1)} ${y(mean).toFixed(1)}`).join('L')}`} />
    </svg>
  )
}
