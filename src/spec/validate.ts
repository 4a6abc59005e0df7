/** Raw data of a line file (after merging) -> plain, validated line, or everything that is wrong with it. */
import { type Draft, readDraft } from './draft.ts'
import type { LineSpec } from './line.ts'
import { checkBlocking } from './normalise/blocking.ts'
import { buildCalendars } from './normalise/calendars.ts'
import { buildChanges } from './normalise/changes.ts'
import { buildCrews } from './normalise/crews.ts'
import { checkDispatch } from './normalise/dispatch.ts'
import { checkExpedite } from './normalise/expedite.ts'
import { buildKits, checkTooling } from './normalise/kits.ts'
import { checkLinks } from './normalise/links.ts'
import { buildMaterials, buildMoney } from './normalise/money.ts'
import { buildProducts } from './normalise/products.ts'
import { buildRelease } from './normalise/release.ts'
import { checkRoom } from './normalise/room.ts'
import { buildRoutes } from './normalise/routes.ts'
import { buildRun } from './normalise/run.ts'
import { buildStart } from './normalise/start.ts'
import { buildStations } from './normalise/stations.ts'
import { checkStocked } from './normalise/stock.ts'
import { switchedOff } from './normalise/switches.ts'
import { buildTransport } from './normalise/transport.ts'
import { checkUnreadable } from './normalise/unreadable.ts'
import { buildWip } from './normalise/wip.ts'
import { buildWipLimits } from './normalise/wip-limits.ts'
import { type Finding, pathText, type Report } from './problem.ts'

type Validation = { ok: true; line: LineSpec } | { ok: false; findings: Finding[] }

/**
 * Validates raw data; `defaultName` names a line that doesn't name itself.
 * @param ownRules names of the dispatch rules that an extension adds; null: there is none
 */
export function validateLine(raw: unknown, defaultName: string, ownRules: readonly string[] | null = null): Validation {
  const { draft, findings } = readDraft(raw)
  const paths = new Set(findings.map((finding) => pathText(finding.path)))
  const report: Report = (finding) => {
    if (!paths.has(pathText(finding.path))) findings.push(finding)
  }
  checkSections(draft, report)
  const line = buildLine(draft, defaultName, report)
  checkDispatch(draft, ownRules, report)
  checkExpedite(draft, report)
  checkUnreadable(draft, raw, report)
  if (findings.length === 0) {
    checkLinks(line, report)
    checkRoom(line, report)
    checkBlocking(line, report)
  }
  return findings.length === 0 ? { ok: true, line: switchedOff(line, draft.switches) } : { ok: false, findings }
}

function checkSections(draft: Draft, report: Report): void {
  for (const section of ['products', 'routes', 'release'] as const) {
    if (draft[section].size > 0) continue
    report({ code: 'missing', path: [section], expected: 'at least one entry', received: 'none', hint: null })
  }
}

function buildLine(draft: Draft, defaultName: string, report: Report): LineSpec {
  const { name = defaultName, title, notice } = draft.header
  const start = buildStart(draft, report)
  const products = buildProducts(draft, start, report)
  const routes = buildRoutes(draft, products, report)
  const stations = buildStations(draft, report)
  const kits = buildKits(draft, report)
  checkTooling(draft, { products, routes, stations, kits }, report)
  const materials = buildMaterials(draft, start, report)
  checkStocked(draft, { materials, routes, stations }, report)
  return {
    format: 'tollway/1',
    name,
    title: title ?? name,
    ...(notice !== undefined && { notice }),
    run: buildRun(draft, report),
    products,
    routes,
    stations,
    calendars: buildCalendars(draft, start, report),
    ...(start !== undefined && { start }),
    ...(draft.crews.size > 0 && { crews: buildCrews(draft, report) }),
    ...(kits.length > 0 && { kits }),
    ...(draft.money != null && { money: buildMoney(draft.money, draft, report) }),
    ...(draft.materials.size > 0 && { materials }),
    ...(draft.transport != null && draft.transport !== 'off' && { transport: buildTransport(draft.transport, draft, report) }),
    release: buildRelease(draft, products, start, report),
    ...(draft.wipLimits.size > 0 && { wipLimits: buildWipLimits(draft, { products, routes, stations }, report) }),
    ...(draft.wip.length > 0 && { wip: buildWip(draft, products, start, report) }),
    ...(draft.changes.length > 0 && { changes: buildChanges(draft, products, start, report) }),
  }
}
