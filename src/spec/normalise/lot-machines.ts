/**
 * `keepTogether` and `machinesPerLot`: at machines that work on one carrier after another. A machine that is kept for a lot waits for what is still to come;
 * nothing that is to come may wait for such a machine in turn, so a station keeps either all its work together or none, and holds nobody up for room or for a card.
 */
import type { Draft } from '../draft.ts'
import type { StepText } from '../keywords/route.ts'
import type { StepSpec } from '../line.ts'
import type { ProblemPath, Report } from '../problem.ts'
import type { RouteBuilder } from './route-builder.ts'

export function buildLotMachines(name: string, text: StepText, builder: RouteBuilder): Pick<StepSpec, 'keepTogether' | 'machinesPerLot'> {
  const { draft, route, report } = builder
  const { keepTogether, machinesPerLot } = text
  if (!keepTogether && machinesPerLot === undefined) return {}
  const path = ['routes', route, 'steps', name, keepTogether ? 'keepTogether' : 'machinesPerLot']
  if (keepTogether && machinesPerLot !== undefined) refuse(report, path, 'keepTogether, which is one machine, or machinesPerLot', 'both')
  for (const station of stationsOf(text)) checkMachines(station, draft, path, report)
  if (text.station === undefined) refuse(report, path, 'a step at a station', 'a pure delay')
  if (!keepTogether) return { ...(machinesPerLot !== undefined && { machinesPerLot }) }
  checkKept(text, draft, path, report)
  checkCards(name, builder)
  return { keepTogether: true }
}

function checkMachines(name: string, draft: Draft, path: ProblemPath, report: Report): void {
  const station = draft.stations.get(name)
  if (station?.batch === undefined && station?.conveyor === undefined) return
  const received = `station "${name}" with a ${station.batch === undefined ? 'conveyor' : 'batch'}`
  refuse(report, path, 'machines that work on one carrier after another', received)
}

function checkKept(text: StepText, draft: Draft, path: ProblemPath, report: Report): void {
  const { station, alternatives = [] } = text
  if (alternatives.length > 0) refuse(report, path, 'a step at one station', 'alternatives')
  if (station === undefined) return
  const buffer = draft.stations.get(station)?.buffer
  if (buffer?.whenFull === 'block') {
    const hint = 'others could fill it and keep out what the machine waits for; take the limit away, or let it lose what finds no room'
    report({ code: 'rule', path, atKey: true, expected: `a station without a limited buffer`, received: `"${station}" with one`, hint })
  }
  for (const [route, steps] of draft.routes) {
    for (const [name, other] of steps) {
      if (other === undefined || !other.enabled || other.keepTogether || !stationsOf(other).includes(station)) continue
      const hint = 'what a kept machine waits for must not wait for a kept machine'
      const received = `step "${name}" of route "${route}" without`
      report({ code: 'rule', path, atKey: true, expected: `keepTogether at all steps of station "${station}"`, received, hint })
      return
    }
  }
}

/** Others that hold the cards of a WIP limit could wait for the machine, and it for carriers without one; a lot brings in all of its own. */
function checkCards(name: string, { draft, route, steps, report }: RouteBuilder): void {
  const order = [...steps.keys()]
  const at = order.indexOf(name)
  for (const [limit, text] of draft.wipLimits) {
    const from = order.indexOf(text?.from ?? '')
    const to = order.indexOf(text?.to ?? '')
    if (text === undefined || from === -1 || from >= at || to < at) continue
    const amounts = text.most === undefined ? [...(text.kanban instanceof Map ? text.kanban.values() : [text.kanban])] : [text.most]
    if (amounts.every((amount) => amount === undefined || amount.of === 'lot')) continue
    const path = ['routes', route, 'steps', name, 'keepTogether']
    const received = `WIP limit "${limit}" of ${amounts.map((amount) => amount?.of).find((of) => of !== 'lot')}s`
    report({ code: 'rule', path, atKey: true, expected: 'WIP limits that count lots around the step', received, hint: null })
  }
}

function stationsOf({ station, alternatives = [] }: StepText): string[] {
  return [...(station === undefined ? [] : [station]), ...alternatives.map((each) => (typeof each === 'string' ? each : each.station))]
}

function refuse(report: Report, path: ProblemPath, expected: string, received: string): void {
  report({ code: 'rule', path, atKey: true, expected, received, hint: null })
}
