import { describe, expect, it } from 'vitest'
import { erlangDelay, regularity, waitForCrew, waitInServices } from '../../../src/analysis/queueing/formulas.ts'

describe('waits of single queues', () => {
  it('M/M/1: load / (1 - load) process times', () => {
    expect(waitInServices(1, 0.8)).toBeCloseTo(4, 12)
  })

  it('two testers loaded 90 %: a lot meets both busy with Erlang probability 0.8526 and waits 4.263 times', () => {
    // P = (a^2 / (2 (1 - rho))) / (1 + a + a^2 / (2 (1 - rho))) with a = 1.8
    expect(erlangDelay(2, 0.9)).toBeCloseTo(16.2 / 19, 12)
    expect(waitInServices(2, 0.9)).toBeCloseTo(16.2 / 19 / 0.2, 12)
  })

  it('between whole numbers of machines the wait is between', () => {
    const waits = [1, 1.5, 2, 2.5, 3].map((machines) => waitInServices(machines, 0.8) * machines)
    expect([...waits].sort((a, b) => b - a)).toEqual(waits)
  })

  it('nobody waits where nothing comes, and for ever where too much does', () => {
    expect([waitInServices(3, 0), waitInServices(3, 1), waitInServices(3, 1.2)]).toEqual([
      0,
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ])
  })

  it('nobody waits where arrivals and process times are even; Poisson arrivals are taken as they are', () => {
    expect([regularity(0.9, 0, 0), regularity(0.9, 1, 0.5), regularity(0.9, 2, 0.5)]).toEqual([0, 1, 1])
  })

  it('lots that come evenly to exponential times (D/M/1, loaded 80 %) wait 1.69 times against the exact 1.69', () => {
    // sigma = exp(-(1 - sigma) / 0.8) = 0.6286; wait sigma / (1 - sigma)
    expect((regularity(0.8, 0, 1) * waitInServices(1, 0.8)) / 2).toBeCloseTo(0.6286 / (1 - 0.6286), 1)
  })
})

describe('machines that wait for a crew', () => {
  it('one technician for two machines: exactly as the machine-repairman model says', () => {
    // Two machines that call once in 4 task times: weights 1, 2/4, 2/16; busy (1/2 + 1/8) / (13/8), waiting (1/8) / (13/8).
    const busy = 0.625 / 1.625
    expect(waitForCrew(1, 2, busy)).toBeCloseTo(0.125 / 0.625, 6)
  })

  it('nobody waits where there is a person for every machine', () => {
    expect([waitForCrew(3, 3, 0.9), waitForCrew(2, 1, 0.4)]).toEqual([0, 0])
  })

  it('very many machines wait as in M/M/1', () => {
    expect(waitForCrew(1, 2000, 0.5)).toBeCloseTo(1, 1)
  })

  it('two and a half people are between two and three', () => {
    const [two, between, three] = [2, 2.5, 3].map((people) => waitForCrew(people, 10, 1.6 / people))
    expect(between).toBeLessThan(two!)
    expect(between).toBeGreaterThan(three!)
  })
})
