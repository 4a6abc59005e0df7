import { describe, expect, it } from 'vitest'
import { comparisonStudy } from '../../../../src/report/html/study/comparison-page.ts'
import { curveStudy } from '../../../../src/report/html/study/curve-page.ts'
import { explanationStudy } from '../../../../src/report/html/study/explanation-page.ts'
import { optimumStudy } from '../../../../src/report/html/study/optimum-page.ts'
import { type Study, studyPage, studySections } from '../../../../src/report/html/study/study-page.ts'
import { sweepStudy } from '../../../../src/report/html/study/sweep-page.ts'
import type { Comparison } from '../../../../src/spec/comparison.ts'
import type { Sweep } from '../../../../src/spec/sweep.ts'
import { sampleComparison, sampleCurve, sampleExplanation, sampleOptimum, sampleSweep } from '../../sample-studies.ts'
import { tagsOf, textOf } from '../well-formed.ts'
import { samplePages } from './sample-pages.ts'

const pageOf = (study: Study): string => textOf(studyPage(study))

/** Places across of dots and diamonds, in per cent. */
function placesOf(html: string, kind: 'dot' | 'open'): number[] {
  return [...html.matchAll(new RegExp(`<circle class="${kind}" cx="([\\d.]+)%"`, 'g'))].map(([, place]) => Number(place))
}

describe.each(samplePages)('the page of %s', (_name, page) => {
  it('closes what it opens, has one heading of the first rank, and no address twice', () => {
    const tags = tagsOf(page)
    const ids = tags.flatMap(({ attributes }) => / id="([^"]*)"/.exec(attributes)?.[1] ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    expect(tags.filter(({ name }) => name === 'h1')).toHaveLength(1)
  })

  it('loads nothing and runs nothing', () => {
    expect(page).not.toMatch(/https?:|\ssrc=|\shref=|@import|url\(|<script|<link|\son\w+=/)
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  it('says that the line is illustrative, with which seed it was run, and how to read it', () => {
    const text = textOf(page)
    for (const said of ['illustrative', 'seed 1; the same lines, seed and options', 'What the words mean']) expect(text).toContain(said)
  })

  it('names every drawing for who does not see it, and every table', () => {
    const tags = tagsOf(page)
    const drawings = tags.filter(({ attributes }) => attributes.includes('role="img"'))
    expect(drawings.length).toBeGreaterThan(0)
    for (const { attributes } of drawings) expect(attributes).toMatch(/aria-label="[^"]{5,}"/)
    const count = (name: string): number => tags.filter((tag) => tag.name === name).length
    expect(count('caption')).toBe(count('table'))
  })

  it('has no place that is not a number', () => {
    expect(page).not.toMatch(/NaN|Infinity|undefined|null/)
  })
})

describe('a comparison as a page', () => {
  const page = studyPage(comparisonStudy(sampleComparison))

  it('begins with what is and is not different', () => {
    expect(pageOf(comparisonStudy(sampleComparison, ['Stopped by Ctrl-C.'])).slice(0, 400)).toMatch(
      /Stopped by Ctrl-C\. b against a: good output 1,230 ± 210 units\/day higher, mean cycle time 2\.0 ± 0\.4 h shorter\./,
    )
  })

  it('draws each difference at its place about zero: filled where it is told apart, open where it is not', () => {
    const sections = page.split('<section').filter((part) => part.includes('id="difference-'))
    // 0 to 1,440 with air of 3 % behind: 1,230 lies at 1,230 / 1,483.
    expect(placesOf(sections[0]!, 'dot')).toEqual([expect.closeTo((1230 / (1440 * 1.03)) * 100, 1)])
    expect(placesOf(sections[0]!, 'open')).toEqual([0])
    // -2.4 to 0.2 h with air of 3 % on both sides.
    const place = (value: number): number => ((value + 2.4 + 0.078) / (2.6 * 1.06)) * 100
    expect(placesOf(sections[1]!, 'dot')).toEqual([expect.closeTo(place(-2), 1)])
    expect(placesOf(sections[1]!, 'open')).toEqual([expect.closeTo(place(-0.1), 1)])
    expect(sections[1]).toContain(`x1="${place(-2.4).toFixed(2)}%" x2="${place(-1.6).toFixed(2)}%"`)
    expect(textOf(sections[1]!)).toContain('← shorter')
  })

  it('has all numbers with their intervals, and says how sure they are together', () => {
    const text = textOf(page)
    for (const number of ['149,100 ± 500 units/day', '+1,230 ± 210 units/day', '-2.0 ± 0.4 h', 'not told apart'])
      expect(text).toContain(number)
    expect(text).toContain('the 2 of one number hold together with 95 % (Bonferroni, each 97.5 %)')
  })

  it('cannot be broken by names in a file', () => {
    const evil = '</style><script>alert("1")</script>'
    const systems = sampleComparison.systems.map((system) => ({
      ...system,
      name: evil,
      line: { ...system.line, title: evil, notice: evil },
    }))
    const broken: Comparison = { ...sampleComparison, systems }
    const html = studyPage(comparisonStudy(broken))
    expect(html).not.toContain('<script')
    expect(tagsOf(html).length).toBe(tagsOf(page).length)
  })

  it('of each with each other names both', () => {
    const all: Comparison = { ...sampleComparison, family: { ...sampleComparison.family, of: 'all-pairs' } }
    expect(pageOf(comparisonStudy(all))).toContain('b - a')
  })
})

describe('a sweep as a page', () => {
  it('draws effects about zero, and two factors as a heat map, the most in the last colour', () => {
    const page = studyPage(sweepStudy(sampleSweep))
    expect(textOf(page)).toContain('Good output is moved most by testers 2 against 1: +20.0 ± 2.0 units/day')
    const cells = [...page.matchAll(/<rect x="[\d.]+%" width="33.33%" height="52" fill="var\(--load-(\d)\)"[^>]*><title>([^<]*)/g)]
    expect(cells.map(([, color, said]) => [color, said!.replace(/\u00a0/g, ' ')])).toEqual([
      ['0', 'crew, night few, testers 1: 100.0 ± 2.0'],
      ['4', 'crew, night few, testers 2: 130.0 ± 2.0'],
      ['1', 'crew, night many, testers 1: 110.0 ± 2.0'],
      ['3', 'crew, night many, testers 2: 120.0 ± 2.0'],
    ])
  })

  it('that was stopped has neither effects nor a word about them', () => {
    const { family: _, ...stopped } = sampleSweep
    const sweep: Sweep = { ...stopped, kpis: sampleSweep.kpis.map(({ kpi, unit }) => ({ kpi, unit })) }
    const text = pageOf(sweepStudy(sweep, ['Stopped']))
    expect(text).not.toContain('effects')
    expect(text).toContain('testers 2, crew, night many')
  })

  it('that fills a space is drawn against each factor', () => {
    const points = sampleSweep.points.map((point, index) => ({ ...point, settings: [`${index + 1} min`, ['few', 'many'][index % 2]!] }))
    const factors = sampleSweep.factors.map(({ name }) => ({ name, levels: null }))
    const { family: _, ...rest } = sampleSweep
    const sweep: Sweep = { ...rest, design: 'sobol 4', factors, points, kpis: [{ kpi: 'goodPerDay', unit: 'units/day' }] }
    const page = studyPage(sweepStudy(sweep))
    expect([page.includes('Good output against testers'), page.includes('Good output against crew')]).toEqual([true, false])
    // 1 to 4 min, with room for the heights before and a little air behind.
    const place = (value: number): number => ((value - 1 + 0.16 * 3) / (3 * 1.21)) * 100
    expect(placesOf(page, 'dot')).toEqual([1, 2, 3, 4].map((value) => expect.closeTo(place(value), 1)))
  })

  it('of one factor is drawn as bars from zero', () => {
    const one: Sweep = {
      ...sampleSweep,
      factors: sampleSweep.factors.slice(0, 1),
      points: sampleSweep.points.slice(1, 3).map((point) => ({ ...point, settings: point.settings.slice(0, 1) })),
      kpis: [{ kpi: 'goodPerDay', unit: 'units/day' }],
    }
    const widths = [...studyPage(sweepStudy(one)).matchAll(/class="fill" x="0%" width="([\d.]+)%"/g)].map(([, width]) => Number(width))
    expect(widths).toEqual([110, 130].map((mean) => expect.closeTo((mean / (132 * 1.03)) * 100, 1)))
  })
})

describe('an operating curve as a page', () => {
  const page = studyPage(curveStudy(sampleCurve, 'xFactor'))

  it('says what the line makes at most, where it works now, and where work piles up', () => {
    const text = textOf(page)
    expect(text).toContain('work piles up at 112 % of the static limit')
    expect(text).toContain('a makes at most 980 ± 4 good units/day (measured, saturated)')
    expect(text).toContain('now 4.0 ± 0.4')
    expect(text).toContain('saturated 980 ± 4')
  })

  it('draws the points that do not pile up at their output, the working point as a diamond', () => {
    // From 557 (560 - 3) to 1,000, the limit by arithmetic.
    const place = (value: number): number => ((value - 557 + 0.16 * 443) / (443 * 1.21)) * 100
    expect(placesOf(page, 'dot')).toEqual([560, 960].map((value) => expect.closeTo(place(value), 1)))
    expect(Number(/<svg x="([\d.]+)%" y="[\d.]+"><path class="main"/.exec(page)?.[1])).toBeCloseTo(place(800), 1)
    expect(page.match(/class="join"/g)).toHaveLength(2)
  })

  it('draws the cycle time where that is asked for', () => {
    expect(pageOf(curveStudy(sampleCurve, 'cycleTimeMean'))).toContain('Mean cycle time 4.00 ± 0.20 h at 560 ± 3 units/day')
  })
})

describe('an explanation as a page', () => {
  const page = studyPage(explanationStudy(sampleExplanation))

  it('draws what one more of each brings as bars from zero, what is saved to the right', () => {
    const [output, time] = page.split('<section').filter((part) => part.includes('id="gain-'))
    const barOf = (part: string, kind: string): number[] => {
      const [, x, width] = new RegExp(`<rect class="${kind}" x="([\\d.]+)%" width="([\\d.]+)%"`).exec(part)!
      return [Number(x), Number(width)]
    }
    // -50 to 3,100 with air of 3 % on both sides.
    const zero = ((50 + 94.5) / (3150 * 1.06)) * 100
    expect(barOf(output!, 'fill')).toEqual([expect.closeTo(zero, 1), expect.closeTo((3000 / (3150 * 1.06)) * 100, 1)])
    expect(barOf(output!, 'open')[1]).toBeCloseTo((10 / (3150 * 1.06)) * 100, 1)
    expect(barOf(time!, 'fill')).toEqual([0, expect.closeTo((4 / (4.3 * 1.03)) * 100, 1)])
    expect(textOf(time!)).toContain('test 2 → 3: 40 ± 3 % less cycle time')
  })

  it('says what lots wait for, who is the bottleneck by which definition, and what was left out', () => {
    const text = textOf(page)
    expect(text).toContain('Of 10.0 ± 0.5 h in the line a lot is 6.0 ± 0.4 h waiting for a busy machine')
    expect(text).toContain('test by 5 definitions of 5')
    expect(text).toContain('Not simulated. Share of its time asked for: crew fitters 8.0 %.')
  })
})

describe('an optimisation as a page', () => {
  const page = studyPage(optimumStudy(sampleOptimum))

  it('draws how far each set is within its limits against its cost, in the order of the search, the choice as a diamond', () => {
    // 100,000 to 240,000 USD; the missed set is 1.1 h of 6 h beyond its limit.
    const place = (value: number): number => ((value - 100_000 + 0.16 * 140_000) / (140_000 * 1.21)) * 100
    expect(placesOf(page, 'open')).toEqual([expect.closeTo(place(170_000), 1)])
    expect(Number(/<svg x="([\d.]+)%" y="[\d.]+"><path class="main"/.exec(page)?.[1])).toBeCloseTo(place(220_000), 1)
    expect(textOf(page)).toContain('1: saw 2, oven 2, -18.3 ± 1.7 % within its limits')
  })

  it('draws at what cost the sets lie that were not simulated, by why', () => {
    const text = textOf(page)
    for (const lane of [
      'Can not make the output, by arithmetic 1',
      'Assumed to miss: less of what costs misses 1',
      'Cost more than one that keeps to them 1',
    ])
      expect(text).toContain(lane)
  })

  it('without money has the number of the set across', () => {
    const free = optimumStudy({ ...sampleOptimum, currency: null, sets: sampleOptimum.sets.map((set) => ({ ...set, cost: 0 })) })
    expect(pageOf(free)).toContain('number of the set')
  })
})

it('parts of a page can be shown by themselves, those with something in them', () => {
  expect(studySections(sweepStudy(sampleSweep)).map(({ id }) => id)).toEqual(['effects-0', 'field-0', 'points'])
})
