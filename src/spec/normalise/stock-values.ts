/** New values of a stock at a date: another lead time of what is ordered, and deliveries that are closed for a time. */
import { parseDistribution } from '../distributions.ts'
import type { Draft } from '../draft.ts'
import type { DatedChangeSpec, DistributionSpec, StockRef } from '../line.ts'
import { accept, type Parsed, refuse } from '../parsed.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import { checkName } from './reference.ts'

type StockChange = Omit<Extract<DatedChangeSpec, { kind: 'leadTime' }>, 'at'> | Omit<Extract<DatedChangeSpec, { kind: 'deliveries' }>, 'at'>

interface NewValue {
  value: StockChange
  inFile: StockChange
}

type Keyword = 'leadTime' | 'delay' | 'deliveries'

const AT_ONCE: DistributionSpec = { kind: 'constant', value: 0 }

export class StockValues {
  private readonly draft: Draft
  private readonly report: Report

  constructor(draft: Draft, report: Report) {
    this.draft = draft
    this.report = report
  }

  /** @param target section, name and keyword, from index 1 */
  read([, section, name = '', keyword]: readonly string[], raw: unknown, path: ProblemPath): NewValue | null {
    const of = section === 'materials' ? 'material' : 'product'
    const entries = section === 'materials' ? this.draft.materials : this.draft.products
    if (!checkName(name, entries, { path, atKey: true, what: of, plural: `${of}s` }, this.report)) return null
    const text = of === 'material' ? this.draft.materials.get(name)?.stock : this.draft.products.get(name)?.dieBank
    if (entries.get(name) === undefined) return null
    const inFile = keyword === 'delay' ? (text?.every ?? text?.at) && (text?.delay ?? AT_ONCE) : text?.leadTime
    if (text === undefined || (keyword !== 'deliveries' && inFile === undefined)) {
      const expected = `a ${keyword} that ${of} ${show(name)} has`
      this.report({ code: 'rule', path, atKey: true, expected, received: 'none', hint: null })
      return null
    }
    return this.valueOf({ of, name }, keyword as Keyword, raw, inFile as DistributionSpec, path)
  }

  private valueOf(of: StockRef, keyword: Keyword, raw: unknown, inFile: DistributionSpec, path: ProblemPath): NewValue | null {
    if (keyword === 'deliveries') {
      const are = this.value(parseOpen(raw), raw, path)
      return are === null ? null : { value: { kind: 'deliveries', are, ...of }, inFile: { kind: 'deliveries', are: 'open', ...of } }
    }
    const leadTime = this.value(parseDistribution(raw, { measure: 'time', least: 'zero' }), raw, path)
    return leadTime === null
      ? null
      : { value: { kind: 'leadTime', leadTime, ...of }, inFile: { kind: 'leadTime', leadTime: inFile, ...of } }
  }

  private value<T>(parsed: Parsed<T>, raw: unknown, path: ProblemPath): T | null {
    if (parsed.ok) return parsed.value
    this.report({ code: 'value', path, expected: parsed.expected, received: show(raw), hint: parsed.hint })
    return null
  }
}

function parseOpen(raw: unknown): Parsed<'open' | 'closed'> {
  return raw === 'open' || raw === 'closed' ? accept(raw) : refuse('open or closed')
}
