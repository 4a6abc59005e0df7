/** Raw data of a line file (after merging) -> plain, validated line, or everything that is wrong with it. */
import { type Draft, readDraft } from './draft.ts'
import type { LineSpec } from './line.ts'
import { buildCalendars } from './normalise/calendars.ts'
import { buildChanges } from './normalise/changes.ts'
import { buildCrews } from './normalise/downtime.ts'
import { buildProducts } from './normalise/products.ts'
import { buildRelease } from './normalise/release.ts'
import { buildRoutes } from './normalise/routes.ts'
import { buildStart } from './normalise/start.ts'
import { buildStations } from './normalise/stations.ts'
import { checkUnreadable } from './normalise/unreadable.ts'
import { type Finding, pathText, type Report } from './problem.ts'

type Validation = { ok: true; line: LineSpec } | { ok: false; findings: Finding[] }

/** Validates raw data; `defaultName` names a line that doesn't name itself. */
export function validateLine(raw: unknown, defaultName: string): Validation {
  const { draft, findings } = readDraft(raw)
  const paths = new Set(findings.map((finding) => pathText(finding.path)))
  const report: Report = (finding) => {
    if (!paths.has(pathText(finding.path))) findings.push(finding)
  }
  checkSections(draft, report)
  const line = buildLine(draft, defaultName, report)
  checkUnreadable(draft, raw, report)
  return findings.length === 0 ? { ok: true, line } : { ok: false, findings }
}

function checkSections(draft: Draft, report: Report): void {
  for (const section of ['products', 'routes', 'release'] as const) {
    if (draft[section].size > 0) continue
    report({ code: 'missing', path: [section], expected: 'at least one entry', received: 'none', hint: null })
  }
}

function buildLine(draft: Draft, defaultName: string, report: Report): LineSpec {
  const { name = defaultName, title, notice } = draft.header
  const products = buildProducts(draft, report)
  const start = buildStart(draft, report)
  return {
    format: 'tollway/1',
    name,
    title: title ?? name,
    ...(notice !== undefined && { notice }),
    run: draft.run,
    products,
    routes: buildRoutes(draft, products, report),
    stations: buildStations(draft, report),
    calendars: buildCalendars(draft, start, report),
    ...(start !== undefined && { start }),
    ...(draft.crews.size > 0 && { crews: buildCrews(draft.crews) }),
    release: buildRelease(draft, products, report),
    ...(draft.changes.length > 0 && { changes: buildChanges(draft, products, start, report) }),
  }
}
