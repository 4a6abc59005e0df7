/**
 * Machine times that are composed of an index and tests: turrets (all stations work at once, the slowest one decides) and multi-site testers
 * (several units a touchdown, slightly slower each). Constant times; what varies from unit to unit is written as a distribution instead.
 */
import type { ProcessTimeSpec } from './line.ts'
import { accept, type Parsed, type Refusal, refuse } from './parsed.ts'
import { parseDuration, parseShare } from './units.ts'

export interface TurretTest {
  /** Time of the test on one unit, ticks. */
  time: number
  /** Stations that share this test, each with every so-manyth unit. */
  stations: number
}

/** Ticks from unit to unit of a turret: index + max over the tests of (time / stations). */
export function turretCycle(index: number, tests: readonly TurretTest[]): number {
  return index + tests.reduce((slowest, { time, stations }) => Math.max(slowest, time / stations), 0)
}

/**
 * Ticks of one touchdown: index + test x (1 + (sites - 1) (1 - parallel efficiency)), so that UPH = 3600 s x sites / this.
 * At a parallel efficiency of 1 all sites take as long as one, at 0 they take turns.
 */
export function touchdownTime(sites: number, test: number, index: number, parallelEfficiency: number): number {
  return index + test * (1 + (sites - 1) * (1 - parallelEfficiency))
}

const TURRET = '"turret(index 0.12 s, tests 0.16 s, 0.14 s x2, 0.12 s)"'
const SITES = '"sites(4, test 0.45 s, index 0.9 s, parallelEfficiency 90 %)"'

/** Reads `turret(...)` and `sites(...)`; null where the text is neither. */
export function parseIndexedTime(raw: string): Parsed<ProcessTimeSpec> | null {
  const text = raw.trim()
  const open = text.indexOf('(')
  const name = text.slice(0, Math.max(0, open)).trimEnd()
  if (name !== 'turret' && name !== 'sites') return null
  const expected = name === 'turret' ? TURRET : SITES
  const close = text.indexOf(')')
  if (close === -1) return refuse(expected, 'the parenthesis is not closed')
  const behind = text.slice(close + 1).trim()
  if (behind !== '') return refuse(expected, `leave out "${behind}": it is a time per unit`)
  const args = text
    .slice(open + 1, close)
    .split(',')
    .map((arg) => arg.trim())
  return name === 'turret' ? parseTurret(args) : parseSites(args)
}

function parseTurret([first = '', ...rest]: readonly string[]): Parsed<ProcessTimeSpec> {
  const index = labelled(first, 'index', TURRET)
  if (!index.ok) return index
  const [slowest, ...others] = rest
  if (slowest === undefined) return refuse(TURRET, 'there are no tests')
  if (!slowest.startsWith('tests ')) return refuse(`${TURRET}, tests in front of the first`, `write "tests ${shortened(slowest)}"`)
  const tests: TurretTest[] = []
  for (const arg of [slowest.slice('tests '.length).trim(), ...others]) {
    const test = parseTest(arg)
    if (!test.ok) return test
    tests.push(test.value)
  }
  return perUnit(turretCycle(index.value, tests), 1, TURRET)
}

/** `0.14 s` or `0.14 s x2`. */
function parseTest(text: string): Parsed<TurretTest> {
  const times = text.indexOf('x')
  const stations = times === -1 ? 1 : wholeNumber(text.slice(times + 1).trim())
  if (stations === null) return broken(TURRET, 'each test at one station or more', text)
  const time = parseDuration(times === -1 ? text : text.slice(0, times))
  return time.ok ? accept({ time: time.value, stations }) : broken(TURRET, 'each test a duration', text, time)
}

/** A number from 1 to 9999; null for any other text. */
function wholeNumber(text: string): number | null {
  return /^\d{1,4}$/.test(text) && Number(text) >= 1 ? Number(text) : null
}

const SITES_LABELS = ['test', 'index', 'parallelEfficiency']

function parseSites([count = '', ...rest]: readonly string[]): Parsed<ProcessTimeSpec> {
  const sites = wholeNumber(count)
  if (sites === null) return broken(SITES, 'the number of sites first', count)
  const labels = rest.map((arg) => arg.split(' ')[0] ?? '')
  const odd = labels.findIndex((label, position) => !SITES_LABELS.includes(label) || labels.indexOf(label) !== position)
  if (odd !== -1) return broken(SITES, 'test, index and parallelEfficiency once each', rest[odd] ?? '')
  const of = (label: string): string => rest[labels.indexOf(label)] ?? ''
  const test = labelled(of('test'), 'test', SITES)
  if (!test.ok) return test
  const index = labelled(of('index'), 'index', SITES)
  if (!index.ok) return index
  const efficiency = labels.includes('parallelEfficiency') ? parseShare(behindLabel(of('parallelEfficiency'))) : accept(1)
  if (!efficiency.ok) return broken(SITES, 'parallelEfficiency a share', of('parallelEfficiency'), efficiency)
  return perUnit(touchdownTime(sites, test.value, index.value, efficiency.value), sites, SITES)
}

/** `index 0.12 s`, in ticks. */
function labelled(text: string, label: string, expected: string): Parsed<number> {
  if (!text.startsWith(`${label} `)) return broken(expected, `${label} with a duration`, text)
  const parsed = parseDuration(behindLabel(text))
  return parsed.ok ? parsed : broken(expected, `${label} a duration`, text, parsed)
}

/** What stands behind the label. */
function behindLabel(text: string): string {
  return text.slice(text.indexOf(' ') + 1).trim()
}

function broken(expected: string, rule: string, text: string, reason?: Refusal): Refusal {
  return refuse(`${expected}, ${rule}`, reason?.hint ?? (text === '' ? null : `"${shortened(text)}" can't be read`))
}

function shortened(text: string): string {
  return text.slice(0, 40)
}

function perUnit(ticks: number, atOnce: number, expected: string): Parsed<ProcessTimeSpec> {
  if (!(ticks / atOnce >= 1)) return refuse(`${expected}, at least 1 us a unit`)
  const time = { kind: 'constant' as const, value: ticks }
  return accept(atOnce === 1 ? { time, per: 'unit' } : { time, per: 'unit', atOnce })
}
