/** Process times as they come out of the line: mean and quantiles. */
import { caseOf, type Family, metricsOf, type Oracle } from '../case.ts'
import { type Law, lawText } from '../line-file.ts'
import { queueLine } from '../queue-line.ts'

const oracles: readonly Oracle<{ spec: Law }>[] = [
  {
    id: 'dist-gamma',
    parameters: { spec: ['gamma', 2, 0.25] },
    exact: { mean: 2, var: 1, skew: 1, exkurt: 1.5, q5: 0.683159198375, q50: 1.83603037443, q95: 3.87682826397 },
    run: { warmUp: 500, horizon: 2000 },
  },
  {
    id: 'dist-lognormal',
    parameters: { spec: ['lognormal', 2, 0.5] },
    exact: { mean: 2, var: 2, skew: 2.47487373415, exkurt: 12.5625, q5: 0.572945484429, q50: 1.63299316186, q95: 4.65431134225 },
    run: { warmUp: 500, horizon: 4000 },
  },
  {
    id: 'dist-triangular',
    parameters: { spec: ['triangular', 1, 2, 6] },
    exact: { mean: 3, var: 1.16666666667, skew: 0.476136051312, exkurt: -0.6, q5: 1.5, q50: 2.83772233983, q95: 5 },
    run: { warmUp: 500, horizon: 2000 },
  },
  {
    id: 'dist-uniform',
    parameters: { spec: ['uniform', 1, 4] },
    exact: { mean: 2.5, var: 0.75, skew: 0, exkurt: -1.2, q5: 1.15, q50: 2.5, q95: 3.85 },
    run: { warmUp: 500, horizon: 2000 },
  },
  {
    id: 'dist-weibull',
    parameters: { spec: ['weibull', 1.7, 3] },
    exact: {
      mean: 2.6767335075,
      var: 2.62669344521,
      skew: 0.865023442264,
      exkurt: 0.772378979542,
      q5: 0.522797338951,
      q50: 2.41818305156,
      q95: 5.72027800527,
    },
    run: { warmUp: 500, horizon: 3200 },
  },
]

export const distributions: Family = {
  model: 'distributions',
  source: 'closed formulas of the distributions',
  semantics: 'One lot at a time (CONWIP 1): its cycle time is its process time. Quantiles from histograms, as of M/M/1.',
  cases: oracles.map((oracle) => {
    const line = queueLine(
      'One distribution',
      oracle.run,
      { processTime: `${lawText(oracle.parameters.spec)} per lot` },
      { conwip: '1 lot' },
    )
    const metrics = metricsOf(oracle.exact, {
      mean: (kpis) => kpis.ofLine('cycleTimeMean'),
      q50: (kpis) => kpis.ofLine('cycleTimeP50'),
      q95: (kpis) => kpis.ofLine('cycleTimeP95'),
    })
    return caseOf(oracle, 0.9, { label: '', line, metrics })
  }),
}
