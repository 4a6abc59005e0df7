import { describe, expect, it } from 'vitest'
import { plainPalette } from '../../src/report/palette.ts'
import { renderAnswer } from '../../src/report/terminal.ts'
import { loadBar, wrapped } from '../../src/report/text-table.ts'
import { sampleResult } from './sample-result.ts'

const options = {
  width: 80,
  palette: plainPalette,
  notes: [],
  closing: ['Next: tollway run sample.yaml --set stations.hot-test.machines=10'],
}

describe('the answer in the terminal', () => {
  it('starts with what the line makes and what holds it back, and ends with what to do next', () => {
    expect(renderAnswer(sampleResult(), options)).toMatchSnapshot()
  })

  it('says bad news first', () => {
    const text = renderAnswer(
      { ...sampleResult(), warnings: ['The run is too short for its warm-up.'] },
      { ...options, notes: ['Stopped early.'] },
    )
    expect(text.split('\n').slice(0, 3)).toEqual(['! Stopped early.', '! The run is too short for its warm-up.', ''])
  })

  it.each([80, 100, 120, 200])('fits into %d columns, 120 at most', (width) => {
    const lines = renderAnswer(sampleResult(), { ...options, width }).split('\n')
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(Math.min(width, 120))
  })

  it('shows more of each station where there is room', () => {
    expect(renderAnswer(sampleResult(), options)).not.toContain('Queue')
    expect(renderAnswer(sampleResult(), { ...options, width: 120 })).toContain('Queue')
  })

  it('says how busy repair crews are and how long machines wait for them, where there are any', () => {
    const busy = { mean: 0.687, halfWidth: 0.041, unit: '1', replications: 10 }
    const present = { mean: 1.9, halfWidth: 0.1, unit: 'people', replications: 10 }
    const waitMean = { mean: 4.9, halfWidth: 0.8, unit: 'h', replications: 10 }
    const lines = renderAnswer({ ...sampleResult(), crews: [{ name: 'technicians', size: 2, present, busy, waitMean }] }, options).split(
      '\n',
    )
    const title = lines.findIndex((line) => line.startsWith('  Crew'))
    expect(lines[title]!.trim().split(/ {2,}/)).toEqual(['Crew', 'People', 'Present', 'Busy', 'Machines wait'])
    expect(lines[title + 1]!.trim().split(/ {2,}/)).toEqual(['technicians', '2', '1.90 ± 0.10', '69 ± 4 %', '4.9 ± 0.8 h'])
    expect(renderAnswer(sampleResult(), options)).not.toContain('Crew')
  })

  it('says how long kits are in use and in service, and how long stations stand for lack of one, where there are any', () => {
    const share = (mean: number) => ({ mean, halfWidth: 0.006, unit: '1', replications: 10 })
    const mountsPerDay = { mean: 1.601, halfWidth: 0.01, unit: 'mounts/day', replications: 10 }
    const kits = [{ name: 'kit-toll', type: 'handler-kit', count: 3, inUse: share(0.832), inService: share(0.04), mountsPerDay }]
    const sample = sampleResult()
    const stations = sample.stations.map((station, index) => (index === 1 ? { ...station, waitingForKit: share(0.203) } : station))
    const lines = renderAnswer({ ...sample, stations, kits }, options).split('\n')
    const title = lines.findIndex((line) => line.startsWith('  Kits'))
    expect(lines[title]!.trim().split(/ {2,}/)).toEqual(['Kits', 'Type', 'Count', 'In use', 'In service', 'Mounts/day'])
    expect(lines[title + 1]!.trim().split(/ {2,}/)).toEqual([
      'kit-toll',
      'handler-kit',
      '3',
      '83.2 ± 0.6 %',
      '4.0 ± 0.6 %',
      '1.601 ± 0.010',
    ])
    expect(lines[title + 2]).toBe(`  ${stations[1]!.name} stands 20.3 ± 0.6 % of its machine time for lack of a kit.`)
    expect(renderAnswer(sample, options)).not.toContain('Kits')
  })

  it('marks the bottleneck by a shape and a word, so that it is seen without colour', () => {
    const lines = renderAnswer(sampleResult(), options).split('\n')
    expect(lines.filter((line) => line.includes('▶') && line.endsWith('bottleneck'))).toHaveLength(1)
  })

  it('shows no number without its half-width: one replication says n/a', () => {
    const result = sampleResult()
    const single = JSON.parse(JSON.stringify(result, (key, value) => (key === 'halfWidth' ? null : value)))
    const text = renderAnswer(single, options)
    expect(text).toContain('149,100 ± n/a good units/day')
    expect(text).toContain('each ± n/a')
  })
})

describe('a load bar', () => {
  it.each([
    [0, '····'],
    [0.001, '▏···'],
    [0.5, '██··'],
    [0.9, '███▋'],
    [1.4, '████'],
    [Number.NaN, '····'],
  ])('of %d is %s', (share, bar) => {
    expect(loadBar(share, 4)).toBe(bar)
  })
})

it('long sentences are broken at spaces', () => {
  expect(wrapped('a line that is too long', 10, '  ')).toEqual(['a line', '  that is', '  too long'])
})

it('an estimate is never torn from its half-width', () => {
  expect(wrapped('it takes 4.3 ± 0.1 d', 13)).toEqual(['it takes', '4.3 ± 0.1 d'])
})
