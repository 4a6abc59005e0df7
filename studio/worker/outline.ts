/** What forms show of a line: the numbers that planners change, each with its place in the file. */
import { type KeywordRow, keywordTable, type LineSpec } from 'tollway/spec'
import type { Field, Outline, StationOutline } from '../messages.ts'
import { isMap, mapAt, worded } from './plain.ts'

let rows: ReadonlyMap<string, KeywordRow> | null = null

/** What is declared of a keyword, such as `stations.<name>.machines`. */
function declared(keyword: string): KeywordRow | undefined {
  rows ??= new Map(keywordTable().map((row) => [row.path, row]))
  return rows.get(keyword)
}

export function outlineOf(line: LineSpec, plain: unknown): Outline {
  return {
    name: line.name,
    title: line.title,
    notice: line.notice ?? null,
    run: ['replications', 'warmUp', 'horizon', 'seed'].map((name) => runField(name, plain)),
    releases: Object.keys(mapAt(plain, 'release')).flatMap((name) => releaseFields(name, plain)),
    stations: line.stations.map((station) => stationOf(station, plain)),
    yields: Object.keys(mapAt(plain, 'routes')).flatMap((route) => yieldFields(route, plain)),
  }
}

const RUN_LABELS: Readonly<Record<string, string>> = {
  replications: 'Replications',
  warmUp: 'Warm-up',
  horizon: 'Counted time',
  seed: 'Seed',
}

function runField(name: string, plain: unknown): Field {
  const value = worded(mapAt(plain, 'run')[name]) ?? declared(`run.${name}`)?.default ?? ''
  return field(['run', name], `run.${name}`, RUN_LABELS[name] ?? name, 'text', value)
}

function releaseFields(name: string, plain: unknown): Field[] {
  const values = mapAt(plain, 'release', name)
  return ['rate', 'every', 'conwip'].flatMap((keyword) => {
    const value = worded(values[keyword])
    return value === null
      ? []
      : [field(['release', name, keyword], `release.<name>.${keyword}`, `${name}: ${LABELS[keyword]}`, 'text', value)]
  })
}

const LABELS: Readonly<Record<string, string>> = {
  rate: 'release rate',
  every: 'one release every',
  conwip: 'lots in the line',
  processTime: 'Process time',
  unmodelledLoss: 'Unmodelled loss',
  mtbf: 'between failures',
}

function stationOf({ name, area, machines, machineList }: LineSpec['stations'][number], plain: unknown): StationOutline {
  const values = mapAt(plain, 'stations', name)
  const at = ['stations', name]
  const count =
    machineList !== undefined || isMap(values.machines)
      ? null
      : field([...at, 'machines'], 'stations.<name>.machines', 'machines', 'count', worded(values.machines) ?? String(machines))
  const own = ['processTime', 'unmodelledLoss'].flatMap((keyword) => {
    const value = worded(values[keyword])
    return value === null ? [] : [field([...at, keyword], `stations.<name>.${keyword}`, LABELS[keyword]!, kindOf(keyword), value)]
  })
  return { name, area, machines, count, details: [...own, ...stops(name, plain)] }
}

const STOPS = [
  { keyword: 'failures', parts: { every: 'every', repair: 'repair' } },
  { keyword: 'assists', parts: { mtba: 'mean time between', time: 'time' } },
] as const

function stops(station: string, plain: unknown): Field[] {
  return STOPS.flatMap(({ keyword, parts }) =>
    Object.keys(mapAt(plain, 'stations', station, keyword)).flatMap((name) => {
      const values = mapAt(plain, 'stations', station, keyword, name)
      return Object.entries(parts).flatMap(([part, label]) => {
        const value = worded(values[part])
        const path = ['stations', station, keyword, name, part]
        return value === null ? [] : [field(path, `stations.<name>.${keyword}.<name>.${part}`, `${name}: ${label}`, 'text', value)]
      })
    }),
  )
}

function yieldFields(route: string, plain: unknown): Field[] {
  const steps = mapAt(plain, 'routes', route, 'steps')
  return Object.keys(steps).flatMap((step) => {
    const { yield: value, enabled } = mapAt(steps, step)
    const text = worded(value)
    if (text === null || enabled === false) return []
    return [field(['routes', route, 'steps', step, 'yield'], 'routes.<name>.steps.<name>.yield', step, 'share', text)]
  })
}

function kindOf(keyword: string): Field['kind'] {
  return keyword === 'unmodelledLoss' ? 'share' : 'text'
}

function field(path: readonly string[], keyword: string, label: string, kind: Field['kind'], value: string): Field {
  return { path, label, kind, value, help: declared(keyword)?.description ?? '' }
}
