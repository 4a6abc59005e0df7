/**
 * Local clocks: a closed table of time zones with the rules in force since 2023 (also taken for earlier dates), from the IANA time zone database.
 * Within a run time is a plain number of ticks; a local clock is only read to know when a shift or a date is.
 */
import { type CivilDate, DAY, dateOf, dayNumber, MINUTE, weekdayOf } from './civil.ts'
import { didYouMean } from './nearest.ts'
import { accept, type Parsed, refuse } from './parsed.ts'
import { show } from './problem.ts'

/** Ticks since 1970-01-01 00:00, UTC. */
export type Utc = number
/** Reading of a local clock, ticks since 1970-01-01 00:00 on that clock. */
export type Local = number

interface Zone {
  /** Local minus UTC in winter, ticks. */
  offset: number
  /** `eu`: last Sundays of March and October, 01:00 UTC. `us`: second Sunday of March, first of November, 02:00 on the clock. null: no summer time. */
  summer: 'eu' | 'us' | null
}

const HOUR = 60 * MINUTE

const FIXED: Record<string, number> = {
  UTC: 0,
  'Africa/Tunis': 1,
  'America/Mexico_City': -6,
  'America/Phoenix': -7,
  'America/Sao_Paulo': -3,
  'Asia/Bangkok': 7,
  'Asia/Dubai': 4,
  'Asia/Ho_Chi_Minh': 7,
  'Asia/Hong_Kong': 8,
  'Asia/Jakarta': 7,
  'Asia/Kolkata': 5.5,
  'Asia/Kuala_Lumpur': 8,
  'Asia/Manila': 8,
  'Asia/Seoul': 9,
  'Asia/Shanghai': 8,
  'Asia/Singapore': 8,
  'Asia/Taipei': 8,
  'Asia/Tokyo': 9,
  'Australia/Brisbane': 10,
  'Europe/Istanbul': 3,
}

const EUROPEAN: readonly [offset: number, cities: string][] = [
  [0, 'Dublin Lisbon London'],
  [1, 'Amsterdam Berlin Brussels Budapest Copenhagen Ljubljana Madrid Malta Oslo Paris Prague Rome Stockholm Vienna Warsaw Zurich'],
  [2, 'Athens Bucharest Helsinki Riga Sofia Tallinn Vilnius'],
]

const AMERICAN: readonly [offset: number, cities: string][] = [
  [-5, 'New_York Toronto'],
  [-6, 'Chicago'],
  [-7, 'Boise Denver'],
  [-8, 'Los_Angeles'],
]

const ZONES: ReadonlyMap<string, Zone> = new Map([
  ...Object.entries(FIXED).map(([name, hours]): [string, Zone] => [name, { offset: hours * HOUR, summer: null }]),
  ...inRegion('Europe', EUROPEAN, 'eu'),
  ...inRegion('America', AMERICAN, 'us'),
])

function inRegion(region: string, offsets: readonly [number, string][], summer: 'eu' | 'us'): [string, Zone][] {
  return offsets.flatMap(([hours, cities]) =>
    cities.split(' ').map((city): [string, Zone] => [`${region}/${city}`, { offset: hours * HOUR, summer }]),
  )
}

/** Names of all zones that a line file may use. */
export const ZONE_NAMES: readonly string[] = [...ZONES.keys()]

export function parseTimeZone(raw: unknown): Parsed<string> {
  if (typeof raw === 'string' && ZONES.has(raw)) return accept(raw)
  const hint = typeof raw === 'string' ? didYouMean(raw, ZONE_NAMES, 'time zones') : null
  return refuse('a time zone such as Asia/Kolkata or Europe/Berlin', hint)
}

/** What the clock in `timeZone` shows at `utc`. Throws RangeError for a zone that isn't in the table. */
export function localOf(timeZone: string, utc: Utc): Local {
  return utc + offsetAt(zoneOf(timeZone), utc)
}

/**
 * When the clock in `timeZone` first shows `local`. A time that the clock skips (the spring night) is the instant of the change; one that it
 * shows twice (the autumn night) is the first: so a later reading never comes earlier.
 */
export function utcOf(timeZone: string, local: Local): Utc {
  const zone = zoneOf(timeZone)
  if (zone.summer === null) return local - zone.offset
  const inSummer = local - zone.offset - HOUR
  if (offsetAt(zone, inSummer) !== zone.offset) return inSummer
  const inWinter = local - zone.offset
  return offsetAt(zone, inWinter) === zone.offset ? inWinter : summerOf(zone, inWinter).from
}

function zoneOf(timeZone: string): Zone {
  const zone = ZONES.get(timeZone)
  if (zone === undefined) throw new RangeError(`expected one of the time zones of the table, received ${show(timeZone)}`)
  return zone
}

function offsetAt(zone: Zone, utc: Utc): number {
  if (zone.summer === null) return zone.offset
  const { from, to } = summerOf(zone, utc)
  return from <= utc && utc < to ? zone.offset + HOUR : zone.offset
}

/** Summer time of the year of `utc`. */
function summerOf(zone: Zone, utc: Utc): { from: Utc; to: Utc } {
  const { year } = dateOf(Math.floor(utc / DAY))
  if (zone.summer === 'eu') {
    const at = (month: number) => sundayBefore({ year, month: month + 1, day: 1 }) * DAY + HOUR
    return { from: at(3), to: at(10) }
  }
  const secondOfMarch = sundayBefore({ year, month: 3, day: 15 })
  const firstOfNovember = sundayBefore({ year, month: 11, day: 8 })
  return { from: secondOfMarch * DAY + 2 * HOUR - zone.offset, to: firstOfNovember * DAY + HOUR - zone.offset }
}

/** The last Sunday before a date, as a day number. */
function sundayBefore(date: CivilDate): number {
  const before = dayNumber(date) - 1
  return before - ((weekdayOf(before) + 1) % 7)
}
