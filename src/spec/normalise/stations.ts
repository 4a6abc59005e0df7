/** Stations: their batches, stops and calendar. */
import type { Amount } from '../amounts.ts'
import { plural } from '../amounts.ts'
import type { Draft } from '../draft.ts'
import type { StationText } from '../keywords/station.ts'
import type { BatchSpec, StationSpec } from '../line.ts'
import type { Report } from '../problem.ts'
import { buildOperators } from './crews.ts'
import { buildFailure, buildStop } from './downtime.ts'
import { buildLink } from './links.ts'
import { buildCost } from './money.ts'
import { checkProcessType } from './process-type.ts'
import { checkName } from './reference.ts'
import { buildSetup } from './setup.ts'
import { ALWAYS } from './start.ts'

export function buildStations(draft: Draft, report: Report): StationSpec[] {
  return [...draft.stations].flatMap(([name, text]) => (text === undefined ? [] : [buildStation(name, text, draft, report)]))
}

function buildStation(name: string, text: StationText, draft: Draft, report: Report): StationSpec {
  const path = ['stations', name]
  const {
    processTime,
    buffer,
    blocking,
    setup,
    calendar,
    failures,
    assists,
    batch,
    plannedStops,
    machines,
    operators,
    cost,
    linkedTo,
    ...rest
  } = text
  const scheduled = calendarOf([...path, 'calendar'], text, draft, report)
  if (processTime?.per === 'batch' && batch === undefined) {
    const expected = 'a time that is not per batch, or a batch keyword at this station'
    report({ code: 'rule', path: [...path, 'processTime'], expected, received: 'a time per batch', hint: null })
  }
  for (const { name: machine, products = [] } of machines.machineList ?? []) {
    const at = [...path, 'machines', machine, 'products']
    for (const product of products) checkName(product, draft.products, { path: at, what: 'product', plural: 'products' }, report)
  }
  checkProcessType(path, text, report)
  if (buffer !== undefined && (buffer.carriers === undefined) === (buffer.units === undefined)) {
    const received = buffer.units === undefined ? 'neither' : 'both'
    report({ code: 'rule', path: [...path, 'buffer'], atKey: true, expected: 'carriers or units', received, hint: null })
  }
  return {
    name,
    ...rest,
    ...machines,
    ...(linkedTo !== undefined && { linkedTo: buildLink([...path, 'linkedTo'], linkedTo, text, draft, report) }),
    ...(processTime !== undefined && { processTime }),
    ...(buffer !== undefined && { buffer }),
    ...(blocking === 'before' && { blocking }),
    ...(batch !== undefined && { batch: buildBatch(path, batch, report) }),
    ...(operators !== undefined && { operators: buildOperators([...path, 'operators'], operators, text, draft, report) }),
    ...(cost !== undefined && { cost: buildCost([...path, 'cost'], cost, draft, report) }),
    ...(setup !== undefined && { setup: buildSetup([...path, 'setup'], setup, draft, report) }),
    failures: Object.entries(failures).map(([failure, spec]) => buildFailure([...path, 'failures'], failure, spec, draft, report)),
    assists: Object.entries(assists).map(([assist, spec]) => ({ name: assist, ...spec })),
    plannedStops: Object.entries(plannedStops).map(([stop, spec]) => buildStop([...path, 'plannedStops'], stop, spec, draft, report)),
    ...(scheduled !== undefined && { calendar: scheduled }),
  }
}

/** The station's own calendar, or that of the line; `always` takes a station out of the line's. */
function calendarOf(path: readonly string[], { calendar }: StationText, draft: Draft, report: Report): string | undefined {
  if (calendar !== undefined && calendar !== ALWAYS)
    checkName(calendar, draft.calendars, { path, what: 'calendar', plural: 'calendars' }, report)
  const found = calendar ?? draft.calendar
  return found === ALWAYS ? undefined : found
}

function buildBatch(path: readonly string[], batch: NonNullable<StationText['batch']>, report: Report): BatchSpec {
  const { min = batch.max, max, maxWait, mix, ramp } = batch
  const at = [...path, 'batch', 'min']
  const said = ({ amount, of }: Amount): string => `${amount} ${plural(of)}`
  if (min.of !== max.of) {
    report({ code: 'rule', path: at, expected: `${plural(max.of)}, as max is counted in them`, received: said(min), hint: null })
  } else if (min.amount > max.amount) {
    report({ code: 'rule', path: at, expected: `at most max, ${said(max)}`, received: said(min), hint: null })
  }
  return {
    per: batchBasis(max),
    min: min.amount,
    max: max.amount,
    ...(maxWait !== undefined && { maxWait }),
    ...(mix !== undefined && { mix }),
    ...(ramp !== undefined && { ramp }),
  }
}

function batchBasis({ of }: Amount): BatchSpec['per'] {
  return of === 'carrier' || of === 'strip' || of === 'lot' ? of : 'unit'
}
