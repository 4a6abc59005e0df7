/** New values of a dated change: which keywords of the line can have one while the line runs, and how they are read. */
import { type Amount, parseRate, parseWhole } from '../amounts.ts'
import { parseDistribution } from '../distributions.ts'
import type { Draft } from '../draft.ts'
import { RELEASED_THINGS, type ReleaseText } from '../keywords/release.ts'
import type { DatedChangeSpec, ProductSpec, ReleaseSpec } from '../line.ts'
import type { Parsed } from '../parsed.ts'
import { type ProblemPath, type Report, show } from '../problem.ts'
import { parseShare } from '../units.ts'
import { blendOf } from './blend.ts'
import { meanYield } from './quality.ts'
import { checkName } from './reference.ts'
import { buildPolicy } from './release.ts'
import { StockValues } from './stock-values.ts'

type Timeless<Change> = Change extends { at: number } ? Omit<Change, 'at'> : never

/** A change without its date. */
export type TimelessChange = Timeless<DatedChangeSpec>

export interface NewValue {
  value: TimelessChange
  /** What the line file itself says. */
  inFile: TimelessChange
}

/** What can say a priority: absent in a release, its products do. */
type Prioritised = ReadonlyMap<string, { priority?: number } | undefined>

const EXPECTED =
  'stations.<name>.machines, crews.<name>.size, transport.carts.<name>.count, routes.<name>.steps.<name>.yield, rate, every, conwip or priority of release.<name>, products.<name>.priority, most or kanban of wipLimits.<name>, or leadTime, delay or deliveries of materials.<name>.stock or products.<name>.dieBank, as nothing else can change while the line runs'

/** Reads new values and checks that what they are for is there. */
export class NewValues {
  private readonly draft: Draft
  private readonly products: readonly ProductSpec[]
  private readonly report: Report

  constructor(draft: Draft, products: readonly ProductSpec[], report: Report) {
    this.draft = draft
    this.products = products
    this.report = report
  }

  /** The value for `target` (a path of the line); null where something is wrong, which is reported at `path`. */
  read(target: string, raw: unknown, path: ProblemPath): NewValue | null {
    const [, station] = /^stations\.(.+)\.machines$/.exec(target) ?? []
    if (station !== undefined) return this.machines(station, raw, path)
    const [, crew] = /^crews\.(.+)\.size$/.exec(target) ?? []
    if (crew !== undefined) return this.crew(crew, raw, path)
    const [, carts] = /^transport\.carts\.(.+)\.count$/.exec(target) ?? []
    if (carts !== undefined) return this.carts(carts, raw, path)
    const [, route, step] = /^routes\.(.+)\.steps\.(.+)\.yield$/.exec(target) ?? []
    if (route !== undefined && step !== undefined) return this.stepYield(route, step, raw, path)
    const stock = /^(materials|products)\.(.+)\.(?:stock|dieBank)\.(leadTime|delay|deliveries)$/.exec(target)
    if (stock !== null) return new StockValues(this.draft, this.report).read(stock, raw, path)
    const [, limit, cards] = /^wipLimits\.(.+)\.(most|kanban)$/.exec(target) ?? []
    if (limit !== undefined && cards !== undefined) return this.wipLimit(limit, cards as 'most' | 'kanban', raw, path)
    const [, source] = /^release\.(.+)\.priority$/.exec(target) ?? []
    if (source !== undefined) return this.priority('release', source, this.draft.release, raw, path)
    const [, product] = /^products\.(.+)\.priority$/.exec(target) ?? []
    if (product !== undefined) return this.priority('product', product, this.draft.products, raw, path)
    const [, release, keyword] = /^release\.(.+)\.(rate|every|conwip)$/.exec(target) ?? []
    if (release !== undefined && keyword !== undefined) return this.release(release, keyword as keyof typeof RELEASE_READERS, raw, path)
    this.report({ code: 'rule', path, atKey: true, expected: EXPECTED, received: show(target), hint: null })
    return null
  }

  private machines(station: string, raw: unknown, path: ProblemPath): NewValue | null {
    if (!this.isThere(station, this.draft.stations, path, 'station')) return null
    const most = this.draft.stations.get(station)?.machines.machines
    const machines = this.value(parseWhole(raw, 0), raw, path)
    if (machines === null || most === undefined) return null
    if (machines > most) {
      const hint = 'give the station the largest number, and a smaller one by a change at 0 d'
      const expected = `at most the ${most} machines of station ${show(station)}`
      this.report({ code: 'rule', path, expected, received: String(machines), hint })
      return null
    }
    return { value: { kind: 'machines', station, machines }, inFile: { kind: 'machines', station, machines: most } }
  }

  /** Any number of people may come or go, of a crew that is the same in every shift. */
  private crew(crew: string, raw: unknown, path: ProblemPath): NewValue | null {
    if (!this.isThere(crew, this.draft.crews, path, 'crew')) return null
    const text = this.draft.crews.get(crew)
    const size = this.value(parseWhole(raw, 0), raw, path)
    if (text === undefined || size === null) return null
    const { size: inFile = 1, skills } = text
    if (typeof inFile !== 'number' || skills !== undefined) {
      const expected = 'a crew of one size, without skills or sizes by shift'
      this.report({ code: 'rule', path, atKey: true, expected, received: show(crew), hint: null })
      return null
    }
    return { value: { kind: 'crew', crew, size }, inFile: { kind: 'crew', crew, size: inFile } }
  }

  /** Without transport there are no carts to change. */
  private carts(carts: string, raw: unknown, path: ProblemPath): NewValue | null {
    const { transport } = this.draft
    if (transport === 'off' || transport === null) return null
    const kinds = new Map(Object.entries(transport?.carts ?? {}))
    if (!this.isThere(carts, kinds, path, 'cart')) return null
    const count = this.value(parseWhole(raw, 0), raw, path)
    const most = kinds.get(carts)?.count
    if (count === null || most === undefined) return null
    if (count > most) {
      const hint = 'give the line the largest number, and a smaller one by a change at 0 d'
      this.report({ code: 'rule', path, expected: `at most the ${most} carts ${show(carts)}`, received: String(count), hint })
      return null
    }
    return { value: { kind: 'carts', carts, count }, inFile: { kind: 'carts', carts, count: most } }
  }

  /** Counted as in the file; of cards that are the same for each product. */
  private wipLimit(limit: string, keyword: 'most' | 'kanban', raw: unknown, path: ProblemPath): NewValue | null {
    const { wipLimits } = this.draft
    if (!checkName(limit, wipLimits, { path, atKey: true, what: 'WIP limit', plural: 'WIP limits' }, this.report)) return null
    const text = wipLimits.get(limit)
    if (text === undefined) return null
    const inFile = text[keyword]
    if (inFile === undefined || inFile instanceof Map) {
      const expected = inFile === undefined ? `a keyword that WIP limit ${show(limit)} has` : 'cards that are the same for each product'
      this.report({ code: 'rule', path, atKey: true, expected, received: keyword, hint: null })
      return null
    }
    const { of, amount } = inFile as Amount
    const most = this.value(parseWhole(raw, 0, of), raw, path)
    return most === null ? null : { value: { kind: 'wipLimit', limit, most }, inFile: { kind: 'wipLimit', limit, most: amount } }
  }

  private priority(of: 'product' | 'release', name: string, there: Prioritised, raw: unknown, path: ProblemPath): NewValue | null {
    if (!this.isThere(name, there, path, of)) return null
    const priority = this.value(parseWhole(raw, 0), raw, path)
    const inFile = there.get(name)?.priority ?? null
    return priority === null
      ? null
      : { value: { kind: 'priority', of, name, priority }, inFile: { kind: 'priority', of, name, priority: inFile } }
  }

  private stepYield(route: string, step: string, raw: unknown, path: ProblemPath): NewValue | null {
    const { routes } = this.draft
    const steps = routes.get(route)
    if (!this.isThere(route, routes, path, 'route') || steps === undefined || !this.isThere(step, steps, path, 'step')) return null
    const good = this.value(parseShare(raw), raw, path)
    const text = steps.get(step)
    if (good === null || text === undefined) return null
    const inFile = meanYield(text)
    return { value: { kind: 'yield', route, step, yield: good }, inFile: { kind: 'yield', route, step, yield: inFile } }
  }

  private release(release: string, keyword: keyof typeof RELEASE_READERS, raw: unknown, path: ProblemPath): NewValue | null {
    if (!this.isThere(release, this.draft.release, path, 'release')) return null
    const text = this.draft.release.get(release)
    if (text !== undefined && text[keyword] === undefined) {
      const expected = `a keyword that release ${show(release)} has`
      this.report({ code: 'rule', path, atKey: true, expected, received: keyword, hint: null })
      return null
    }
    if (text?.ramp !== undefined) {
      this.report({ code: 'rule', path, atKey: true, expected: 'a release without a ramp', received: show(release), hint: null })
      return null
    }
    const changed = this.value(RELEASE_READERS[keyword](raw), raw, path)
    if (text === undefined || changed === null) return null
    // What is wrong with its products has been said where it stands.
    const blend = blendOf(path, text, this.draft, this.products, () => {})
    if (blend === null) return null
    const value = policyChange(release, buildPolicy(keyword, { ...text, ...changed }, blend))
    const inFile = policyChange(release, buildPolicy(keyword, text, blend))
    return value === null || inFile === null ? null : { value, inFile }
  }

  private isThere(name: string, names: ReadonlyMap<string, unknown>, path: ProblemPath, what: string): boolean {
    return checkName(name, names, { path, atKey: true, what, plural: `${what}s` }, this.report)
  }

  private value<T>(parsed: Parsed<T>, raw: unknown, path: ProblemPath): T | null {
    if (parsed.ok) return parsed.value
    this.report({ code: 'value', path, expected: parsed.expected, received: show(raw), hint: parsed.hint })
    return null
  }
}

/** The text of a release with a new value. */
const RELEASE_READERS = {
  rate: (raw: unknown) => mapped(parseRate(raw, RELEASED_THINGS, '154510 units/day'), (rate) => ({ rate })),
  every: (raw: unknown) => mapped(parseDistribution(raw, { measure: 'time', least: 'above zero' }), (every) => ({ every })),
  conwip: (raw: unknown) => mapped(parseWhole(raw, 0, 'lot'), (conwip) => ({ conwip })),
}

function mapped<T>(parsed: Parsed<T>, change: (value: T) => Partial<ReleaseText>): Parsed<Partial<ReleaseText>> {
  return parsed.ok ? { ok: true, value: change(parsed.value) } : parsed
}

function policyChange(release: string, policy: ReleaseSpec['policy']): TimelessChange | null {
  if (policy.kind === 'interval') return { kind: 'interval', release, every: policy.every }
  return policy.kind === 'conwip' ? { kind: 'conwip', release, lots: policy.lots } : null
}
