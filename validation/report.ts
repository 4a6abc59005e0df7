/** `docs/verification.md`: what was compared, how it came out, and what can't be compared yet. */
import { formatEstimate } from '../src/report/format.ts'
import type { Family } from './case.ts'
import { REPLICATIONS } from './line-file.ts'
import { notYet } from './not-yet.ts'
import { metricsIn, type Plan, TOGETHER, testsOf } from './plan.ts'
import { type CaseResult, passes } from './run-case.ts'
import type { Verdict } from './verdict.ts'

export function reportText(results: readonly CaseResult[], plan: Plan): string {
  const families = [...new Set(results.map(({ family }) => family))]
  return [
    '# Verification against exact mathematics',
    '',
    '<!-- Written by `npm run validate`: do not edit. -->',
    '',
    ...introduction(results, plan),
    ...families.flatMap((family) => familyText(family, results)),
    ...notYetText(),
  ].join('\n')
}

function introduction(results: readonly CaseResult[], plan: Plan): string[] {
  const good = results.filter(passes).length
  const metrics = results
    .flatMap(({ family, id }) => family.cases.filter(({ fact }) => fact.id === id))
    .reduce((sum, one) => sum + metricsIn(one), 0)
  const events = results.reduce((sum, result) => sum + result.events, 0)
  const later = notYet.reduce((sum, { ids }) => sum + ids.length, 0)
  return [
    `**${good} of ${results.length} cases pass**, with ${metrics} metrics and ${Math.round(events / 1e6)} million simulated events. Each case is a model with a`,
    'known exact answer, written as an ordinary line file, read by the ordinary reader, run by the ordinary runner and read off with the ordinary',
    `measures. ${later} more models are known and can't be said in a line file yet: they are listed at the end with the reason.`,
    '',
    `Seeds, named beforehand: ${plan.seeds.join(', ')}, with ${REPLICATIONS} independent replications each, where nothing else is said. Run lengths were set from`,
    'half-widths of earlier runs (other seeds, in some cases these), never from deviations. Warm-ups are ten relaxation times of M/M/1 at the same load where',
    'there is one queue, and estimates elsewhere. A case passes if',
    '',
    '- the 95 % half-width of each metric, all seeds together, is at most 1 % of the exact value (3 % where the load is above 0.9), and',
    `- the exact value lies in the interval of each seed and of all together, at a level (${formatLevel(plan.level)} for each interval, Bonferroni) at which`,
    `  a right simulator fails anywhere among the ${metrics * testsOf(plan.seeds.length)} intervals with probability ${Math.round((1 - TOGETHER) * 100)} % at most.`,
    '',
    'Where there is no chance in a model, it must be met exactly. One unit of model time is one hour. Deviations are in half-widths: most lie within ±1, one in',
    'twenty outside. *Interval used* is the largest deviation of a seed or of all together as a share of its Bonferroni interval: 100 % is the limit.',
    '',
  ]
}

function formatLevel(level: number): string {
  return `${(100 * level).toFixed(5)} %`
}

function familyText(family: Family, results: readonly CaseResult[]): string[] {
  const own = results.filter((result) => result.family === family)
  const missing = [...new Set(own.flatMap(({ notMeasured }) => notMeasured))]
  return [
    `## ${family.model}`,
    '',
    `${family.semantics} Source: ${family.source}.`,
    ...(missing.length > 0 ? ['', `Known, but without a measure: ${missing.map((name) => `\`${name}\``).join(', ')}.`] : []),
    '',
    '| case | metric | exact | simulated | half-width | deviation | interval used | |',
    '|---|---|---:|---:|---:|---:|---:|---|',
    ...own.flatMap((result) => result.verdicts.map((verdict, index) => row(index === 0 ? `\`${result.id}\`` : '', verdict))),
    '',
  ]
}

function row(id: string, verdict: Verdict): string {
  const cells = [id, verdict.metric, ...verdictCells(verdict)]
  return `| ${cells.join(' | ')} |`
}

/** Exact, simulated, half-width in per cent, deviation in half-widths, share of the interval used, judgement. */
export function verdictCells(verdict: Verdict): string[] {
  const { exact, mean, halfWidth, relativeHalfWidth, deviation, useOfInterval, isPrecise, isRight } = verdict
  return [
    String(Number(exact.toPrecision(6))),
    formatEstimate(mean, halfWidth, ''),
    deviation === null ? 'none' : `${(100 * relativeHalfWidth).toFixed(2)} %`,
    deviation === null ? (isRight ? 'none' : (mean - exact).toPrecision(3)) : deviation.toFixed(2),
    `${Math.round(100 * useOfInterval)} %`,
    isRight ? (isPrecise ? 'ok' : 'NOT PRECISE') : 'WRONG',
  ]
}

function notYetText(): string[] {
  return [
    '## Not expressible yet',
    '',
    '| model | cases | why |',
    '|---|---|---|',
    ...notYet.map(({ model, ids, why }) => `| ${model} | ${ids.map((id) => `\`${id}\``).join(', ')} | ${why} |`),
    '',
    'The preemptive values of the priority cases belong here too: a machine never lays a lot aside for a better one.',
    '',
  ]
}
