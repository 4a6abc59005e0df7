import { describe, expect, it } from 'vitest'
import { progressText } from '../../src/cli/progress.ts'

const state = { done: 4, total: 10, share: 0.45, estimate: { mean: 149_104, halfWidth: 383, unit: 'good units/day', replications: 4 } }

describe('the progress line', () => {
  it('says how far, how fast, how long still, and the estimate so far', () => {
    expect(progressText(state, 9, 1000, 120)).toBe('█████▍······  45 %  4 of 10 done  50 days/s  11 s left  149,100 ± 400 good units/day')
  })

  it('says what else there is to say so far', () => {
    expect(progressText({ ...state, estimate: 'the file: 4 h' }, 9, 1000, 120)).toMatch(/ {2}11 s left {2}the file: 4 h$/)
  })

  it('never fills the whole width: the pieces at the end go first', () => {
    for (let width = 20; width < 120; width++) expect(progressText(state, 9, 1000, width).length).toBeLessThan(Math.max(width, 21))
    expect(progressText(state, 9, 1000, 50)).toBe('█████▍······  45 %  4 of 10 done  50 days/s')
  })

  it('promises no speed before anything is done', () => {
    expect(progressText({ done: 0, total: 10, share: 0, estimate: null }, 1, 1000, 80)).toBe('············   0 %  0 of 10 done')
  })
})
