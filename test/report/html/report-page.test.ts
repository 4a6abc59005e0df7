import { describe, expect, it } from 'vitest'
import { runExperiment, SerialExecutor } from '../../../src/experiment/index.ts'
import { formatEstimate, formatOf } from '../../../src/report/format.ts'
import { reportPage } from '../../../src/report/html/report-page.ts'
import type { Estimate, Result } from '../../../src/spec/result.ts'
import { shippedLine } from '../../lines/read-shipped.ts'
import { sampleResult } from '../sample-result.ts'
import { samplePicture } from './sample-picture.ts'
import { tagsOf, textOf } from './well-formed.ts'

const DAY = 86_400e6
const page = reportPage(sampleResult(), samplePicture())
const text = textOf(page)

describe('the page of a result', () => {
  it('begins with the line, that it is illustrative, and the answer', () => {
    const start = text.slice(0, 900)
    const wanted = [
      'A sample',
      "illustrative: public facts and estimates, not any plant's data",
      'sample makes 149,100 ± 240 good units/day (95 %, 10 x 90 d)',
    ]
    for (const sentence of wanted) expect(start).toContain(sentence)
  })

  it('says bad news before the answer', () => {
    const bad = textOf(reportPage({ ...sampleResult(), warnings: ['the run is too short'] }, samplePicture(), ['Stopped by Ctrl-C.']))
    const order = ['Stopped by Ctrl-C.', 'the run is too short', 'sample makes'].map((each) => bad.indexOf(each))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order[0]).toBeGreaterThan(0)
  })

  it('is the same to the byte when it is made again', () => {
    expect(reportPage(sampleResult(), samplePicture())).toBe(page)
  })

  it('loads nothing and runs nothing', () => {
    expect(page).not.toMatch(/https?:|\ssrc=|\shref=|@import|url\((?!#of-)|<script|<link|\son\w+=/)
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
  })

  it('closes what it opens, has one heading of the first rank, and no address twice', () => {
    const tags = tagsOf(page)
    const ids = tags.flatMap(({ attributes }) => / id="([^"]*)"/.exec(attributes)?.[1] ?? [])
    expect(new Set(ids).size).toBe(ids.length)
    const ranks = tags.filter(({ name }) => /^h\d$/.test(name)).map(({ name }) => name)
    expect([ranks[0], ranks.filter((rank) => rank === 'h1').length, new Set(ranks.slice(1))]).toEqual(['h1', 1, new Set(['h2'])])
    expect(tags.find(({ name }) => name === 'html')?.attributes).toContain('lang="en"')
  })

  it('names every drawing for who does not see it, and every table', () => {
    const tags = tagsOf(page)
    for (const { attributes } of tags.filter(({ attributes: all }) => all.includes('role="img"')))
      expect(attributes).toMatch(/aria-label="[^"]{5,}"/)
    const count = (name: string): number => tags.filter((tag) => tag.name === name).length
    expect([count('caption'), count('table')]).toEqual([count('table'), count('table')])
    for (const { attributes } of tags.filter(({ name }) => name === 'th')) expect(attributes).toMatch(/scope="(col|row)"/)
  })

  it('cannot be broken by names in a file', () => {
    const evil = '</style><script>alert("1")</script>'
    const result = sampleResult()
    const stations = result.stations.map((station) => ({ ...station, name: `${station.name}${evil}`, area: evil }))
    const broken: Result = {
      ...result,
      line: { ...result.line, name: evil, title: evil, notice: `"'${evil}` },
      products: result.products.map((product) => ({ ...product, name: evil })),
      stations,
      bottleneck: { station: stations[1]!.name, reason: evil },
      warnings: [evil],
    }
    const html = reportPage(broken, samplePicture())
    expect(html).not.toContain('<script')
    expect(tagsOf(html).length).toBe(tagsOf(reportPage({ ...result, warnings: ['one'] }, samplePicture())).length)
  })

  it('shows no number without its half-width: one replication says n/a', () => {
    const single = JSON.parse(JSON.stringify(sampleResult(), (key, value) => (key === 'halfWidth' ? null : value)))
    const shown = textOf(reportPage(single, null))
    expect(shown).toContain('149,100 ± n/a good units/day')
    expect(shown).toContain('91.30 ± n/a %')
  })

  it('does without a picture of the run where there is none', () => {
    const bare = textOf(reportPage(sampleResult(), null))
    expect(bare).not.toContain('over time')
    expect(bare).toContain('How to read it')
  })

  it('draws the warm-up as what it is, and says how many lots are not drawn', () => {
    expect(text).toContain('Grey: the warm-up, which is not counted.')
    expect(text).toContain('5.0 ± 0.4 % of the lots took longer than 6.667 d and are not drawn.')
    expect(page).toContain('class="early" width="25%"')
  })

  it('draws a histogram by area: a bar twice as wide is half as high', () => {
    const bars = [...page.matchAll(/class="fill" x="([\d.]+)%" width="([\d.]+)%" y="[\d.]+" height="([\d.]+)"/g)].map(
      ([, , width, height]) => [Number(width), Number(height)],
    )
    const areas = bars.map(([width, height]) => width! * height!)
    expect(areas.map((area) => area / areas[0]!)).toEqual([1, expect.closeTo(2, 1), expect.closeTo(0.8, 1)])
  })
})

describe('the page of a run', () => {
  it.each(['toll-reference-full.yaml', '16-quality.yaml', '15-cost-and-energy.yaml', '20-materials.yaml'])(
    'of %s has the numbers of the result',
    async (file) => {
      const line = await shippedLine(file)
      const job = { line, lineHash: 'ab', seed: 1, replications: 2, warmUp: DAY, horizon: 3 * DAY, isPictured: true as const }
      const { result, picture } = await runExperiment(job, new SerialExecutor())
      const html = reportPage(result!, picture!)
      tagsOf(html)
      const shown = textOf(html)
      for (const number of numbersShown(result!)) expect(shown).toContain(number)
      expect(html.length).toBeLessThan(300_000)
    },
  )
})

/** As they should stand on the page. */
function numbersShown(result: Result): string[] {
  const share = (estimate: Estimate): string => formatOf(estimate, 'share')
  const used = result.stations.filter(({ unitsPerDay }) => unitsPerDay.mean !== 0)
  return [
    formatOf(result.kpis.goodPerDay!, 'good units/day'),
    formatOf(result.kpis.cycleTimeMean!),
    ...used.flatMap(({ load, busy, states, unitsPerDay }) => [
      share(load),
      share(busy),
      share(states.productive),
      formatOf(unitsPerDay, ''),
    ]),
    ...result.products.flatMap(({ goodPerDay, xFactor }) => [formatOf(goodPerDay, ''), formatOf(xFactor, '')]),
    ...(result.crews ?? []).flatMap(({ busy, waitMean }) => [share(busy), formatOf(waitMean)]),
    ...(result.kits ?? []).map(({ inUse }) => share(inUse)),
    ...(result.losses ?? []).filter(({ lostPerDay }) => lostPerDay.mean! > 0).map(({ lostPerDay }) => formatOf(lostPerDay, '')),
    ...(result.limits ?? []).map(({ timeP95 }) => formatOf(timeP95)),
    ...(result.materials ?? []).map(({ stockMean }) => formatOf(stockMean)),
    ...(result.cost === undefined
      ? []
      : [formatEstimate(result.cost.perGoodUnit.mean, result.cost.perGoodUnit.halfWidth, result.cost.currency)]),
    result.line.hash,
  ]
}
