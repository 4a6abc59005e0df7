/** Priority classes: who waits is ordered by class, who is in work stays. */
import { caseOf, type Family, type Metric, type Oracle } from '../case.ts'
import type { RunLength } from '../line-file.ts'
import { exponential, inHours, type Law, type LineFile, lawText, meanOf } from '../line-file.ts'
import { SERVER } from '../queue-line.ts'

interface PriorityClass {
  lam: number
  service: Law
}

/** One product, route and source for each class, in falling order of priority. */
function priorityLine(title: string, run: RunLength, machines: number, classes: readonly PriorityClass[]): LineFile {
  const names = classes.map((_, index) => productName(index))
  const each = <T>(make: (one: PriorityClass, name: string, index: number) => T): Record<string, T> =>
    Object.fromEntries(names.map((name, index) => [name, make(classes[index]!, name, index)]))
  return {
    title,
    run: inHours(run),
    products: each((_, name, index) => ({ route: name, priority: index })),
    routes: each(({ service }) => ({ steps: { serve: { station: SERVER, processTime: `${lawText(service)} per lot` } } })),
    stations: { [SERVER]: { machines, dispatch: 'priority' } },
    release: each(({ lam }, name) => ({ product: name, every: exponential(1 / lam) })),
  }
}

function productName(index: number): string {
  return `class-${index + 1}`
}

/** The wait of a class is its cycle time less its mean process time: stations know no classes. */
function waitMetrics(exact: Record<string, number>, prefix: string, classes: readonly PriorityClass[]): Metric[] {
  return classes.map(({ service }, index) => ({
    name: `${prefix}${index + 1}`,
    exact: exact[`${prefix}${index + 1}`]!,
    read: (kpis) => kpis.ofProduct(productName(index), 'cycleTimeMean') - meanOf(service),
  }))
}

function loadOf(classes: readonly PriorityClass[], machines: number): number {
  return classes.reduce((sum, { lam, service }) => sum + lam * meanOf(service), 0) / machines
}

const single: readonly Oracle<{ lams: readonly number[]; services: readonly Law[] }>[] = [
  {
    id: 'prio-2cls',
    parameters: {
      lams: [0.3, 0.4],
      services: [
        ['exp', 1],
        ['exp', 1],
      ],
    },
    exact: { Wq_np_1: 1, Wq_np_2: 3.33333333333 },
    run: { warmUp: 500, horizon: 69000 },
    fullOnly: true,
  },
  {
    id: 'prio-3cls',
    parameters: {
      lams: [0.2, 0.2, 0.3],
      services: [
        ['det', 0.5],
        ['uniform', 0.5, 1.5],
        ['gamma', 1.4, 0.5],
      ],
    },
    exact: { Wq_np_1: 0.638148148148, Wq_np_2: 0.91164021164, Wq_np_3: 2.93027210884 },
    run: { warmUp: 500, horizon: 61000 },
  },
  {
    id: 'prio-hotlot',
    parameters: {
      lams: [0.05, 0.75],
      services: [
        ['exp', 1],
        ['exp', 1],
      ],
    },
    exact: { Wq_np_1: 0.842105263158, Wq_np_2: 4.21052631579 },
    run: { warmUp: 1000, horizon: 82000 },
    fullOnly: true,
  },
]

export const priorities: Family = {
  model: 'M/G/1 with priority classes',
  source: 'Cobham 1954',
  semantics:
    'Non-preemptive: a lot in work is finished whoever arrives. Wait of a class: its mean cycle time less its mean process time. ' +
    'The preemptive values of the same oracles are not expressible: a machine never lays a lot aside for a better one.',
  cases: single.map((oracle) => {
    const { lams, services } = oracle.parameters
    const classes = lams.map((lam, index) => ({ lam, service: services[index]! }))
    const line = priorityLine('M/G/1, priorities', oracle.run, 1, classes)
    return caseOf(oracle, loadOf(classes, 1), { label: '', line, metrics: waitMetrics(oracle.exact, 'Wq_np_', classes) })
  }),
}

const several: readonly Oracle<{ lams: readonly number[]; mu: number; c: number }>[] = [
  {
    id: 'prio-mmc',
    parameters: { lams: [0.9, 1.6], mu: 1, c: 3 },
    exact: { Wq_1: 0.334403424291, Wq_2: 2.00642054575 },
    run: { warmUp: 500, horizon: 90000 },
  },
]

export const prioritiesOfSeveral: Family = {
  model: 'M/M/c with priority classes',
  source: 'Cobham 1954; Kella and Yechiali 1985',
  semantics: 'As with one machine; all classes have the same exponential time.',
  cases: several.map((oracle) => {
    const { lams, mu, c } = oracle.parameters
    const classes = lams.map((lam): PriorityClass => ({ lam, service: ['exp', 1 / mu] }))
    const line = priorityLine('M/M/c, priorities', oracle.run, c, classes)
    return caseOf(oracle, loadOf(classes, c), { label: '', line, metrics: waitMetrics(oracle.exact, 'Wq_', classes) })
  }),
}
