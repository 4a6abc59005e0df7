/**
 * Reads the MIMAC wafer fab 4r (text file of jasima, see ../shared/data/README.md) as a line: each route is a product, each machine group a station.
 * Times in the file are minutes.
 */
import type { DispatchSpec, LineSpec, SetupSpec, StationSpec, StepSpec } from '../../src/spec/line.ts'
import { wordsOf } from './job-shop.ts'
import { constant, every, line, min, product, station, step } from './line.ts'

interface Group {
  machines: number
  setup?: SetupSpec
}

/**
 * @param text machine groups; routes; a row of groups per route (`21;G1`: with the setup state G1); a row of times per route (`235;A2;8`: batch family A2, at
 *   most 8); then each group with its number of machines and its matrix of setups
 * @param gaps minutes between two lots of each route
 * @param atLeast smallest share of a full batch that starts
 */
export function waferFab(text: string, gaps: readonly number[], dispatch: DispatchSpec, atLeast: number): LineSpec {
  const rows = wordsOf(text)
  const routes = Number(rows[1]?.[0])
  const groups = groupsOf(rows.slice(2 + 2 * routes))
  const batches = new Map<string, NonNullable<StationSpec['batch']>>()
  const steps = Array.from({ length: routes }, (_, route) =>
    rows[2 + route]!.map((where, index): StepSpec => {
      const [group = '', state] = where.split(';')
      const [time, family, most] = rows[2 + routes + route]![index]!.split(';')
      if (family !== undefined) {
        const max = Number(most)
        batches.set(group, { per: 'carrier', min: Math.ceil(atLeast * max), max, mix: 'step' })
      }
      return step(`${index}`, Number(time) * min, { station: group, ...(state !== undefined && { attributes: { state } }) })
    }),
  )
  return line({
    name: 'wafer-fab',
    products: gaps.map((_, route) => product(`p${route}`, { route: `r${route}` })),
    routes: steps.map((list, route) => ({ name: `r${route}`, steps: list })),
    stations: [...groups].map(([name, group]) => {
      const batch = batches.get(name)
      return station(name, { dispatch, ...group, ...(batch !== undefined && { batch }) })
    }),
    release: gaps.map((gap, route) => every(gap * min, { name: `p${route}`, product: `p${route}` })),
  })
}

function groupsOf(rows: readonly string[][]): Map<string, Group> {
  const groups = new Map<string, Group>()
  const after = (word: string, from: number) => rows.findIndex(([first], index) => index >= from && first === word)
  for (let at = after('machineName', 0); at !== -1; at = after('machineName', at + 1)) {
    const machines = Number(rows[at + 3]?.[0])
    const setup = rows[at + 4]?.[0] === 'setup' ? { setup: setupOf(rows.slice(at + 6, at + 6 + Number(rows[at + 5]?.[0]))) } : {}
    groups.set(rows[at - 1]![0]!, { machines, ...setup })
  }
  return groups
}

/** A row per state that the machine is in: its name, then the minutes to each state, in the order of the rows. The first is that of the start. */
function setupOf(rows: readonly string[][]): SetupSpec {
  const states = rows.map(([name = '']) => name)
  const matrix = rows.flatMap(([from = '', ...times]) =>
    states.flatMap((to, index) => (from === to ? [] : [{ from, to, time: constant(Number(times[index]) * min) }])),
  )
  return { changes: [{ by: { attribute: 'state' }, time: constant(0), matrix }] }
}
