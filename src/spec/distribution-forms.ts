/** The distributions that can be written, one entry per set of parameters: which words it takes, what they must fulfil, what it becomes. */
import { exponentialLess1 } from './exponential.ts'
import type { DistributionSpec } from './line.ts'

export type Parameters = Readonly<Record<string, number>>

/** A condition on the parameters, and how it is said. */
type Rule = readonly [holds: (p: Parameters) => boolean, said: string]

export interface Form {
  parameters: readonly string[]
  optional?: readonly string[]
  /** May be written without the words, in this order. */
  plain?: boolean
  rules: readonly Rule[]
  make(p: Parameters): DistributionSpec
}

/** Parameters without a unit, whatever is distributed. */
export const PURE_NUMBERS: ReadonlySet<string> = new Set(['cv', 'sigma', 'shape', 'alpha', 'beta'])

const at = (p: Parameters, name: string): number => p[name] ?? Number.NaN

const above0 = (name: string): Rule => [(p) => at(p, name) > 0, `${name} above 0`]
const below = (low: string, high: string): Rule => [(p) => at(p, low) < at(p, high), `${low} below ${high}`]
const between = (low: string, mode: string, high: string): Rule => [
  (p) => at(p, low) <= at(p, mode) && at(p, mode) <= at(p, high),
  `${mode} from ${low} to ${high}`,
]

const MEAN_CV = { parameters: ['mean', 'cv'], rules: [above0('mean'), above0('cv')] } as const

/** Normal(mean, sd) cut to [low, high], from 0 where no `low` is given: neither time nor product is negative. */
function truncatedNormal(p: Parameters, sd: number): DistributionSpec {
  const normal = { kind: 'truncated-normal', mean: at(p, 'mean'), sd, low: p.low ?? 0 } as const
  return p.high === undefined ? normal : { ...normal, high: p.high }
}

const NORMAL_BOUNDS: readonly Rule[] = [
  above0('mean'),
  [(p) => (p.low ?? 0) <= at(p, 'mean'), 'low at most the mean'],
  [(p) => p.high === undefined || p.high >= at(p, 'mean'), 'high at least the mean'],
  [(p) => p.high === undefined || p.high > (p.low ?? 0), 'low below high'],
]

/** Beta with the shape of PERT: mean (min + 4 mode + max) / 6. Malcolm, Roseboom, Clark, Fazar 1959. */
function pert(p: Parameters): DistributionSpec {
  const [low, mode, high] = [at(p, 'min'), at(p, 'mode'), at(p, 'max')]
  const range = high - low
  return { kind: 'beta', alpha: 1 + (4 * (mode - low)) / range, beta: 1 + (4 * (high - mode)) / range, low, high }
}

/** Two exponentials with balanced means (each branch carries half of the mean), for cv of at least 1. Whitt 1982, Operations Research 30. */
function balancedHyperexponential(p: Parameters): DistributionSpec {
  const [mean, squared] = [at(p, 'mean'), at(p, 'cv') * at(p, 'cv')]
  const first = (1 + Math.sqrt((squared - 1) / (squared + 1))) / 2
  return { kind: 'hyperexponential', weights: [first, 1 - first], means: [mean / (2 * first), mean / (2 * (1 - first))] }
}

/** 1 / cv^2 as a whole number, or the nearest text to it: an Erlang distribution has no other shapes. */
function erlangShape(p: Parameters): number {
  const shape = 1 / (at(p, 'cv') * at(p, 'cv'))
  return Math.abs(shape - Math.round(shape)) <= 0.01 * shape ? Math.round(shape) : Number.NaN
}

/** Mean = median exp(sigma^2 / 2), cv^2 = exp(sigma^2) - 1. */
function lognormalByMedian(median: number, sigma: number): DistributionSpec {
  const growth = exponentialLess1((sigma * sigma) / 2)
  return { kind: 'lognormal', mean: median * (1 + growth), cv: Math.sqrt(growth * (growth + 2)) }
}

export const FORMS: ReadonlyMap<string, readonly Form[]> = new Map<string, readonly Form[]>([
  [
    'uniform',
    [
      {
        parameters: ['low', 'high'],
        plain: true,
        rules: [below('low', 'high')],
        make: (p) => ({ kind: 'uniform', low: at(p, 'low'), high: at(p, 'high') }),
      },
    ],
  ],
  [
    'triangular',
    [
      {
        parameters: ['low', 'mode', 'high'],
        plain: true,
        rules: [between('low', 'mode', 'high'), below('low', 'high')],
        make: (p) => ({ kind: 'triangular', low: at(p, 'low'), mode: at(p, 'mode'), high: at(p, 'high') }),
      },
    ],
  ],
  [
    'exponential',
    [{ parameters: ['mean'], plain: true, rules: [above0('mean')], make: (p) => ({ kind: 'exponential', mean: at(p, 'mean') }) }],
  ],
  [
    'erlang',
    [
      {
        parameters: ['shape', 'mean'],
        rules: [[(p) => Number.isInteger(p.shape) && at(p, 'shape') >= 1, 'shape a whole number, at least 1'], above0('mean')],
        make: (p) => ({ kind: 'erlang', shape: at(p, 'shape'), mean: at(p, 'mean') }),
      },
      {
        ...MEAN_CV,
        rules: [...MEAN_CV.rules, [(p) => erlangShape(p) >= 1, 'a cv whose 1 / cv^2 is a whole number (else use gamma)']],
        make: (p) => ({ kind: 'erlang', shape: erlangShape(p), mean: at(p, 'mean') }),
      },
    ],
  ],
  [
    'gamma',
    [
      {
        parameters: ['shape', 'scale'],
        rules: [above0('shape'), above0('scale')],
        make: (p) => ({ kind: 'gamma', shape: at(p, 'shape'), scale: at(p, 'scale') }),
      },
      {
        ...MEAN_CV,
        make: (p) => ({ kind: 'gamma', shape: 1 / (at(p, 'cv') * at(p, 'cv')), scale: at(p, 'mean') * at(p, 'cv') * at(p, 'cv') }),
      },
    ],
  ],
  [
    'normal',
    [
      {
        parameters: ['mean', 'sd'],
        optional: ['low', 'high'],
        rules: [above0('sd'), ...NORMAL_BOUNDS],
        make: (p) => truncatedNormal(p, at(p, 'sd')),
      },
      {
        parameters: ['mean', 'cv'],
        optional: ['low', 'high'],
        rules: [above0('cv'), ...NORMAL_BOUNDS],
        make: (p) => truncatedNormal(p, at(p, 'mean') * at(p, 'cv')),
      },
    ],
  ],
  [
    'lognormal',
    [
      { ...MEAN_CV, make: (p) => ({ kind: 'lognormal', mean: at(p, 'mean'), cv: at(p, 'cv') }) },
      {
        parameters: ['median', 'sigma'],
        rules: [above0('median'), above0('sigma'), [(p) => at(p, 'sigma') <= 5, 'sigma at most 5']],
        make: (p) => lognormalByMedian(at(p, 'median'), at(p, 'sigma')),
      },
    ],
  ],
  [
    'weibull',
    [
      {
        parameters: ['shape', 'scale'],
        rules: [above0('shape'), above0('scale')],
        make: (p) => ({ kind: 'weibull', shape: at(p, 'shape'), scale: at(p, 'scale') }),
      },
      {
        parameters: ['shape', 'mean'],
        rules: [above0('shape'), above0('mean')],
        make: (p) => ({ kind: 'weibull-mean', shape: at(p, 'shape'), mean: at(p, 'mean') }),
      },
      { ...MEAN_CV, make: (p) => ({ kind: 'weibull-mean-cv', mean: at(p, 'mean'), cv: at(p, 'cv') }) },
    ],
  ],
  [
    'beta',
    [
      {
        parameters: ['alpha', 'beta', 'low', 'high'],
        plain: true,
        rules: [above0('alpha'), above0('beta'), below('low', 'high')],
        make: (p) => ({ kind: 'beta', alpha: at(p, 'alpha'), beta: at(p, 'beta'), low: at(p, 'low'), high: at(p, 'high') }),
      },
    ],
  ],
  [
    'pert',
    [
      {
        parameters: ['min', 'mode', 'max'],
        plain: true,
        rules: [between('min', 'mode', 'max'), below('min', 'max')],
        make: pert,
      },
    ],
  ],
  [
    'hyperexponential',
    [
      {
        ...MEAN_CV,
        rules: [above0('mean'), [(p) => at(p, 'cv') >= 1, 'cv at least 1']],
        make: balancedHyperexponential,
      },
    ],
  ],
])
