import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { staticCapacity } from '../../src/analysis/static-capacity.ts'
import { runExperiment, runReplication, SerialExecutor } from '../../src/experiment/index.ts'
import type { LineSpec, SetupSpec } from '../../src/spec/line.ts'
import { Kpis } from '../../validation/kpis.ts'
import { d } from '../support/line.ts'
import { shippedLine } from './read-shipped.ts'

const reportOf = async (file: string) => staticCapacity(await shippedLine(file))

describe('the shipped lines', () => {
  it('can all be read, and say that they are illustrative', async () => {
    const files = (await readdir(new URL('../../lines/', import.meta.url))).filter((file) => file.endsWith('.yaml'))
    expect(files.length).toBeGreaterThanOrEqual(6)
    for (const file of files) {
      const line = await shippedLine(file)
      expect(line.notice, file).toMatch(/^illustrative: /)
      expect(line.name, file).not.toBe('')
    }
  })

  it('hold in lesson 1 a tester that is loaded 80 %', async () => {
    expect((await reportOf('01-one-machine.yaml')).bottleneck).toEqual({ station: 'tester', load: expect.closeTo(0.8, 12) })
  })

  it('hold in lesson 2 two machines that could each make 123.4 magazines a day', async () => {
    const { limitGoodPerDay, startsPerDay } = await reportOf('02-two-machines-and-a-buffer.yaml')
    expect(limitGoodPerDay / 1920).toBeCloseTo(144 * (3 / 3.5), 10)
    expect(startsPerDay).toBeNull()
  })

  it('hold in lesson 3 an oven that is loaded two thirds', async () => {
    const { bottleneck, limitGoodPerDay } = await reportOf('03-batch-oven.yaml')
    expect(bottleneck).toEqual({ station: 'oven', load: expect.closeTo(2 / 3, 12) })
    expect(limitGoodPerDay / 1920).toBeCloseTo(120, 10)
  })

  it('hold in lesson 4 six stations, limited by the tester at 85 %, with changeovers that are not in the load', async () => {
    const { rows, bottleneck, warnings, cumulativeYield } = await reportOf('04-assembly-to-test.yaml')
    expect(rows.map(({ station }) => station)).toEqual(['saw', 'die-attach', 'mould', 'oven', 'tester', 'tape-and-reel'])
    expect(bottleneck).toEqual({ station: 'tester', load: expect.closeTo(0.849, 3) })
    expect(cumulativeYield).toBeCloseTo(0.997 * 0.998 * 0.999 * 0.98 * 0.998, 12)
    expect(warnings).toEqual(['station "die-attach" changes over between 2 setups: the time of its setups is not in its load'])
  })

  it('hold in lesson 7 a tester that is loaded 82 %, scheduled less than half of the time because of weekends, breaks and holidays', async () => {
    const { rows, bottleneck } = await reportOf('07-shifts-and-holidays.yaml')
    expect(bottleneck).toEqual({ station: 'tester', load: expect.closeTo(0.819, 3) })
    // 5 x 15 + 5.5 hours a week, less three weekdays in 52 weeks.
    expect(rows[2]!.explicitAvailability).toBeCloseTo((52 * 80.5 - 3 * 15) / (52 * 168), 10)
    expect(rows[1]!.explicitAvailability).toBe(1)
  })

  it('hold in lesson 8 presses that are loaded 75 % before anything happens', async () => {
    const { bottleneck, warnings } = await reportOf('08-an-outage.yaml')
    expect(bottleneck).toEqual({ station: 'press', load: expect.closeTo(0.75, 12) })
    expect(warnings).toEqual(['4 dated changes are not in the load, which is that of the line without them'])
  })

  it('hold in lesson 9 a crew that is asked for 68 % of its time, by testers that are loaded 82 %', async () => {
    const { bottleneck, crews, warnings } = await reportOf('09-breakdowns-and-a-crew.yaml')
    expect(bottleneck).toEqual({ station: 'tester', load: expect.closeTo(0.816, 3) })
    expect(crews).toEqual([{ crew: 'technicians', size: 1, load: expect.closeTo(0.682, 3) }])
    expect(warnings).toEqual([])
  })

  it('hold in lesson 10 a bonder that keeps 95 % of its time', async () => {
    const { rows, bottleneck } = await reportOf('10-maintenance.yaml')
    expect(rows[0]!.explicitAvailability).toBeCloseTo(0.951, 3)
    expect(bottleneck.load).toBeCloseTo(0.841, 3)
  })

  it('hold in lesson 14 fast testers that are asked for too much without the old ones, and 80 % of both with them', async () => {
    const line = await shippedLine('14-alternatives.yaml')
    const { rows, bottleneck } = staticCapacity(line)
    expect(rows.map(({ station }) => station)).toEqual(['tester', 'old-tester', 'taper', 'pick-and-place'])
    expect(rows.map(({ load }) => load)).toEqual([0.8038, 0.8038, 0.7369, 0.7369].map((value) => expect.closeTo(value, 4)))
    expect(bottleneck.load).toBeCloseTo(0.8038, 4)
    delete line.routes[0]!.steps[0]!.alternatives
    expect(staticCapacity(line).bottleneck).toEqual({ station: 'tester', load: expect.closeTo(1.05, 12) })
  })

  it('hold in lesson 11 testers that are loaded 83 %, and operators who are asked for 78 % of their time', async () => {
    const { bottleneck, crews, warnings } = await reportOf('11-people.yaml')
    expect(bottleneck).toEqual({ station: 'tester', load: expect.closeTo(0.835, 3) })
    expect(crews).toEqual([
      { crew: 'operators', size: 3, load: expect.closeTo(0.783, 3) },
      { crew: 'technicians', size: 2, load: expect.closeTo(0.113, 3) },
    ])
    expect(warnings).toEqual([])
  })

  it('hold in lesson 12 testers that are loaded 64 %, and TOLL kits that are asked for 87 % of their time', async () => {
    const { bottleneck, kits, warnings } = await reportOf('12-tooling.yaml')
    expect(bottleneck).toEqual({ station: 'tester', load: expect.closeTo(0.637, 3) })
    expect(kits.map(({ kit, load }) => [kit, load])).toEqual([
      ['handler-kit-toll', expect.closeTo(0.867, 3)],
      ['handler-kit-dpak', expect.closeTo(0.705, 3)],
      ['load-board', expect.closeTo(0.637, 3)],
    ])
    expect(warnings).toEqual(['the 3 kits "handler-kit-toll" are asked for 86.7 % of their time: machines will wait long for them'])
  })

  it('show in lesson 12 that one more kit is worth something, and one more tester nothing', async () => {
    const line = await shippedLine('12-tooling.yaml')
    const waitWith = (machines: number, tollKits: number): number => {
      const stations = line.stations.map((station) => ({ ...station, machines }))
      const kits = line.kits!.map((kit) => (kit.name === 'handler-kit-toll' ? { ...kit, count: tollKits } : kit))
      const job = { line: { ...line, stations, kits }, lineHash: '', seed: 1, replications: 1, warmUp: 5 * d, horizon: 60 * d }
      return new Kpis(job.line, runReplication(job, 1)!).ofStation('tester', 'waitMean')
    }
    const wait = waitWith(6, 3)
    expect(waitWith(7, 3)).toBe(wait)
    expect(waitWith(6, 4)).toBeLessThan(wait / 2)
  })

  it('hold in lesson 19 bonders that are loaded 78 %, and carts that full loads ask for 30 % of their time', async () => {
    const { bottleneck, carts, warnings } = await reportOf('19-transport.yaml')
    expect(bottleneck).toEqual({ station: 'bonder', load: expect.closeTo(0.778, 3) })
    expect(carts).toEqual([{ carts: 'cart', count: 2, load: expect.closeTo(0.3, 3) }])
    expect(warnings).toEqual([])
  })

  it('show in lesson 19 what ways and carts cost of a cycle time, and a cart that takes more when it comes later', async () => {
    const line = await shippedLine('19-transport.yaml')
    const kpisWith = (transport: LineSpec['transport']) => {
      const { transport: _, ...others } = line
      const job = {
        line: { ...others, ...(transport && { transport }) },
        lineHash: '',
        seed: 1,
        replications: 1,
        warmUp: 2 * d,
        horizon: 20 * d,
      }
      const kpis = new Kpis(job.line, runReplication(job, 0)!)
      const perMove = transport === undefined || transport.carts.length === 0 ? 0 : kpis.ofCarts('cart', 'carriersPerMove')
      return { hours: kpis.ofLine('cycleTimeMean'), perMove }
    }
    const two = line.transport!
    const one = { ...two, carts: two.carts.map((cart) => ({ ...cart, count: 1 })) }
    const hours = [undefined, { ...two, carts: [] }, two, one].map((transport) => kpisWith(transport).hours)
    expect(hours).toEqual([...hours].sort((a, b) => a - b))
    expect(kpisWith(one).perMove).toBeGreaterThan(1.4 * kpisWith(two).perMove)
  })

  it('hold in lesson 16 testers that are loaded 74 % with their retest, and losses of 1.8 %', async () => {
    const { bottleneck, cumulativeYield, rows, warnings } = await reportOf('16-quality.yaml')
    expect(bottleneck).toEqual({ station: 'tester', load: expect.closeTo(0.736, 3) })
    expect(cumulativeYield).toBeCloseTo(0.9821, 4)
    expect(rows.map(({ station }) => station)).toEqual(['laser', 'tester', 'bench'])
    expect(warnings).toEqual([])
  })

  it('show in lesson 16 losses that add up to all that the line loses, and lots that are held', async () => {
    const line = await shippedLine('16-quality.yaml')
    const job = { line, lineHash: '', seed: 1, replications: 2, warmUp: 5 * d, horizon: 30 * d }
    const { kpis, losses, holds } = (await runExperiment(job, new SerialExecutor())).result!
    expect(losses!.map(({ step }) => step)).toEqual(['mark', 'test', 'gate', 'microscope', 'final-inspection'])
    const lost = losses!.reduce((sum, { lostPerDay }) => sum + lostPerDay.mean!, 0)
    const good = kpis.goodPerDay!.mean!
    expect(good / (good + lost)).toBeCloseTo(kpis.cumulativeYield!.mean!, 4)
    const test = losses![1]!
    expect(test.firstPassYield!.mean).toBeCloseTo(0.98, 3)
    expect(test.retestShare!.mean).toBeCloseTo(0.6 * (1 - test.firstPassYield!.mean!), 3)
    expect(test.lostShare.mean).toBeCloseTo((1 - test.firstPassYield!.mean!) * (1 - 0.6 * 0.45), 3)
    expect(losses![4]!.outgoingDefects!.mean).toBeCloseTo(20e-6, 5)
    expect(holds!.map(({ reason }) => reason)).toEqual(['SBL'])
    // Little's law of those on hold.
    expect(holds![0]!.carriers.mean! / ((holds![0]!.lotsPerDay.mean! * holds![0]!.timeMean.mean!) / 24)).toBeCloseTo(1, 0)
  })

  it('hold in lesson 15 a unit of 0.59 USD and 27.6 Wh, and what yield, orders and ovens change of it', async () => {
    const cost = (await reportOf('15-cost-and-energy.yaml')).cost!
    expect(cost.perGoodUnit).toBeCloseTo(0.5905, 4)
    expect([cost.energyPerGoodUnit * 1000, cost.carbonPerGoodUnit! * 1000]).toEqual([expect.closeTo(27.6, 1), expect.closeTo(19.6, 1)])
    expect(cost.parts.purchase / cost.perGoodUnit).toBeCloseTo(0.78, 2)
    const withStep = async (name: string, good: number) => {
      const line = await shippedLine('15-cost-and-energy.yaml')
      const routes = line.routes.map((route) => ({
        ...route,
        steps: route.steps.map((step) => (step.name === name ? { ...step, yield: good } : step)),
      }))
      return staticCapacity({ ...line, routes }).cost!.perGoodUnit - cost.perGoodUnit
    }
    expect(await withStep('test', 0.97)).toBeCloseTo(0.006, 4)
    expect(await withStep('die-attach', 0.989)).toBeCloseTo(0.0058, 4)
    expect(cost.parts.capital / 2).toBeCloseTo(0.0065, 3)
    const line = await shippedLine('15-cost-and-energy.yaml')
    const release = line.release.map(
      (source) => ({ ...source, policy: { ...source.policy, every: { kind: 'constant', value: d / 60 } } }) as typeof source,
    )
    const half = staticCapacity({ ...line, release }).cost!
    expect(half.perGoodUnit / cost.perGoodUnit).toBeCloseTo(1.05, 2)
    expect(half.energyPerGoodUnit / cost.energyPerGoodUnit).toBeCloseTo(1.69, 2)
    const stations = line.stations.map((one) =>
      one.name === 'oven' ? { ...one, cost: { ...one.cost!, power: { ...one.cost!.power, standby: 0 } } } : one,
    )
    const off = staticCapacity({ ...line, stations }).cost!
    expect((cost.energyPerGoodUnit - off.energyPerGoodUnit) * 1000).toBeCloseTo(2.3, 1)
    expect(off.perGoodUnit / cost.perGoodUnit).toBeGreaterThan(0.999)
  })

  it('hold in lesson 5 a turret and a multi-site tester with their nameplates, and what soak and handling leave of one', async () => {
    const { rows, bottleneck } = await reportOf('05-test-floor.yaml')
    const hot = (0.985 * 7682 * 3600) / (0.985 * 7682 * 0.37125 + 170)
    expect(rows.map(({ nameplateUnitsPerHour }) => nameplateUnitsPerHour)).toEqual([expect.closeTo(3600 / 0.28, 6), expect.closeTo(hot, 6)])
    expect(Math.round(hot)).toBe(9144)
    expect(bottleneck).toEqual({ station: 'hot-tester', load: expect.closeTo(0.843, 3) })
  })

  it('hold in lesson 6 a belt that counts by its pitch, a press that limits the line, and an oven with ramps', async () => {
    const { rows, bottleneck } = await reportOf('06-mould-and-cure.yaml')
    const magazines = rows.map(({ nameplateUnitsPerHour }) => nameplateUnitsPerHour / 1920)
    expect(magazines).toEqual([45, 3600 / 1300, 20 / (5 + 40 / 60)].map((value) => expect.closeTo(value, 2)))
    expect(bottleneck).toEqual({ station: 'press', load: expect.closeTo(0.904, 3) })
  })

  it('hold in lesson 13 two bonders that keep up with their work in campaigns, and not without', async () => {
    const { rows, warnings } = await reportOf('13-campaigns.yaml')
    expect(rows.map(({ station, load }) => [station, load])).toEqual([
      ['plasma', expect.closeTo(0.778, 3)],
      ['bonder', expect.closeTo(0.5, 3)],
    ])
    expect(warnings).toEqual(['station "bonder" changes over between 4 setups: the time of its setups is not in its load'])
    const line = await shippedLine('13-campaigns.yaml')
    const bonderOf = async (campaign: NonNullable<SetupSpec['campaign']>) => {
      const stations = line.stations.map((one) => (one.setup === undefined ? one : { ...one, setup: { ...one.setup, campaign } }))
      const job = { line: { ...line, stations }, lineHash: '', seed: 1, replications: 2, warmUp: 20 * d, horizon: 60 * d }
      return (await runExperiment(job, new SerialExecutor())).result!.stations.find(({ name }) => name === 'bonder')!
    }
    const [none, six] = [await bonderOf({ per: 'load', atLeast: 1 }), await bonderOf({ per: 'load', atLeast: 6 })]
    expect(none.loadsPerSetup!.mean).toBeLessThan(1.5)
    expect(six.loadsPerSetup!.mean).toBeGreaterThan(2.3)
    expect(none.waitMean.mean!).toBeGreaterThan(50 * six.waitMean.mean!)
  })

  it('hold in lesson 18 a plan whose peak makes a fifth of the lots late, the same work evenly spread, and a line that begins with six lots', async () => {
    const { rows, warnings } = await reportOf('18-orders-and-wip.yaml')
    expect(rows[0]).toMatchObject({ station: 'tester', load: expect.closeTo(0.908, 3) })
    expect(rows[0]!.capacity * 7).toBeCloseTo(133_148, 0)
    expect(warnings).toEqual(['release "plan" asks for 1.27 times its mean rate at its peak: loads are of the mean over the run'])
    const line = await shippedLine('18-orders-and-wip.yaml')
    expect(line.wip).toHaveLength(6)
    expect(line.wip![0]!.due).toBe(-2 * d)
    const onTime = async (change: (one: LineSpec['release'][number]) => LineSpec['release'][number], dueAfter = 3 * d) => {
      const products = line.products.map((one) => ({ ...one, dueAfter }))
      const job = {
        line: { ...line, products, release: line.release.map(change) },
        lineHash: '',
        seed: 1,
        replications: 10,
        warmUp: 0,
        horizon: 56 * d,
      }
      return (await runExperiment(job, new SerialExecutor())).result!.deliveries!.map(({ lotsOnTime }) => lotsOnTime.mean!)
    }
    const evenly = ({ policy, ...one }: LineSpec['release'][number]) =>
      policy.kind === 'profile'
        ? { ...one, policy: { ...policy, parts: [{ lasts: 7 * d, from: 118 / 3.5, to: 118 / 3.5 }] } }
        : { ...one, policy }
    const [plan, , , rush] = await onTime((one) => one)
    const [even] = await onTime(evenly)
    const [later] = await onTime((one) => one, 5 * d)
    expect(plan).toBeGreaterThan(0.7)
    expect(plan).toBeLessThan(0.9)
    expect(rush).toBeGreaterThan(0.9)
    expect(even).toBeGreaterThan(plan! + 0.05)
    expect(later).toBeGreaterThan(plan! + 0.05)
  })

  it('hold in lesson 22 testers that keep up because a lot stays on one, and remnants of which the rare ones wait a day', async () => {
    const line = await shippedLine('22-lots-and-reels.yaml')
    const resultOf = async (change: (step: LineSpec['routes'][number]['steps'][number]) => object) => {
      const routes = line.routes.map((route) => ({ ...route, steps: route.steps.map((step) => ({ ...step, ...change(step) })) }))
      const job = { line: { ...line, routes } as LineSpec, lineHash: '', seed: 1, replications: 1, warmUp: 10 * d, horizon: 60 * d }
      return (await runExperiment(job, new SerialExecutor())).result!
    }
    const { stations, remnants, products } = await resultOf(() => ({}))
    expect(stations[1]!.busy.mean).toBeCloseTo(0.74, 1)
    expect(stations[1]!.keptForLot!.mean).toBeCloseTo(0.036, 2)
    expect(remnants!.map(({ partFullShare }) => partFullShare.mean)).toEqual([0, expect.closeTo(0, 2)])
    expect(remnants![1]!.keptTimeMean!.mean).toBeGreaterThan(20)
    expect(products[1]!.cycleTimeMean.mean).toBeGreaterThan(8 * products[0]!.cycleTimeMean.mean!)
    const spread = await resultOf(({ keepTogether: _, ...step }) => ({ ...step, keepTogether: undefined }))
    expect(spread.stations[1]!.busy.mean).toBeGreaterThan(0.99)
    expect(spread.stations[1]!).not.toHaveProperty('keptForLot')
    const shipped = await resultOf((step) => (step.remnants === undefined ? {} : { remnants: { kind: 'ship' } }))
    expect(shipped.remnants!.map(({ partFullShare }) => partFullShare.mean)).toEqual([expect.closeTo(0.25, 2), expect.closeTo(0.25, 2)])
  })

  it('hold in lesson 23 late lots that are less late for being expedited, and a night that leaves work to the early shift', async () => {
    const line = await shippedLine('23-priorities-and-shifts.yaml')
    const resultOf = async (changed: LineSpec) => {
      const job = { line: changed, lineHash: '', seed: 1, replications: 6, warmUp: line.run.warmUp, horizon: line.run.horizon }
      return (await runExperiment(job, new SerialExecutor())).result!
    }
    const all = await resultOf(line)
    const goodPerDay = all.kpis.goodPerDay!.mean!
    expect(all.kpis.expeditedPerDay!.mean).toBeGreaterThan(2)
    expect(all.kpis.expeditedPerDay!.mean).toBeLessThan(4)
    const [early, late, night] = all.shifts!.map(({ goodPerShift }) => goodPerShift.mean!)
    expect(early).toBeGreaterThan(1.1 * late!)
    expect(late).toBeGreaterThan(1.1 * night!)
    expect((early! + late! + night!) / goodPerDay).toBeCloseTo(1, 2)
    const keeping = await resultOf({ ...line, products: line.products.map(({ expedite: _, ...product }) => product) })
    expect(keeping.kpis).not.toHaveProperty('expeditedPerDay')
    expect(keeping.deliveries![0]!.latenessP95.mean!).toBeGreaterThan(1.2 * all.deliveries![0]!.latenessP95.mean!)
    const { changes: _, ...steady } = line
    const onTime = ({ deliveries }: typeof all, product: string) => deliveries!.find(({ name }) => name === product)!.lotsOnTime.mean!
    const withoutChange = await resultOf(steady)
    expect(onTime(all, 'auto')).toBeGreaterThan(onTime(withoutChange, 'auto'))
    expect(onTime(all, 'toll')).toBeLessThan(onTime(withoutChange, 'toll') - 0.01)
  })

  it('hold in lesson 24 bonders that stand beside an oven with time to spare, as they are linked to the one that is down', async () => {
    const line = await shippedLine('24-linked-machines.yaml')
    const resultOf = async (stations: LineSpec['stations']) => {
      const job = { line: { ...line, stations }, lineHash: '', seed: 1, replications: 1, warmUp: 5 * d, horizon: 50 * d }
      return (await runExperiment(job, new SerialExecutor())).result!
    }
    const linked = await resultOf(line.stations)
    const free = await resultOf(line.stations.map(({ linkedTo: _, ...station }) => station))
    const [bonder, oven] = linked.stations
    expect([bonder!.machines, oven!.machines]).toEqual([4, 2])
    expect(oven!.load.mean).toBeCloseTo(0.58, 1)
    expect(bonder!.states.blocked!.mean).toBeGreaterThan(1.4 * free.stations[0]!.states.blocked!.mean!)
    expect(linked.kpis.cycleTimeMean!.mean).toBeGreaterThan(1.08 * free.kpis.cycleTimeMean!.mean!)
    expect(linked.kpis.goodPerDay!.mean! / free.kpis.goodPerDay!.mean!).toBeCloseTo(1, 2)
    // The slower half of each cell is the bonders: the ovens take all that they can do.
    expect(staticCapacity(line).warnings).toEqual([])
  })

  it('hold in lesson 20 bonders that stand for leadframes, and for none where they are ordered earlier', async () => {
    const { bottleneck, warnings } = await reportOf('20-materials.yaml')
    expect(bottleneck).toEqual({ station: 'bonder', load: expect.closeTo(0.833, 3) })
    expect(warnings).toEqual([])
    const line = await shippedLine('20-materials.yaml')
    const withReorder = async (reorderAt: number, delivery: number) => {
      const materials = line.materials!.map((one) => {
        const { stock } = one
        if (one.name !== 'leadframe' || stock?.supply.kind !== 'reorder') return one
        return { ...one, stock: { ...stock, supply: { ...stock.supply, reorderAt } } }
      })
      const products = line.products.map((one) => {
        const { dieBank } = one
        if (dieBank?.supply.kind !== 'deliveries') return one
        return { ...one, dieBank: { ...dieBank, supply: { ...dieBank.supply, amount: delivery * 610 } } }
      })
      const changed = { ...line, materials, products }
      const job = { line: changed, lineHash: '', seed: 1, replications: 2, warmUp: 120 * d, horizon: 120 * d }
      const { stations, dieBanks, warnings: said } = (await runExperiment(job, new SerialExecutor())).result!
      const stands = stations[0]!.waitingForMaterial!.mean!
      return { stands, die: dieBanks![0]!.shortShare.mean!, said, warnings: staticCapacity(changed).warnings }
    }
    expect((await withReorder(130_000, 2660)).stands).toBeGreaterThan(0.01)
    expect((await withReorder(160_000, 2660)).stands).toBe(0)
    const starved = await withReorder(90_000, 2400)
    expect(starved.die).toBe(1)
    expect(starved.said).toContain('lots waited outside for die of "toll-100v" 100 % of the time: supply limits the line, not a station')
    expect(starved.warnings).toEqual([
      'material "leadframe": it is ordered when stock and open orders are 77.3 % of what is used until a delivery comes, on average',
      'die of "toll-100v": deliveries bring 90.8 % of what the line uses',
    ])
  })

  it('hold in lesson 21 a limit of the work before the wire bonders that costs no output, and one that does', async () => {
    const line = await shippedLine('21-wip-limits.yaml')
    const [segment] = line.wipLimits!
    const inSegment = async (most: number) => {
      const wipLimits = [{ ...segment!, pools: segment!.pools.map((pool) => ({ ...pool, most })) }]
      const job = {
        line: { ...line, wipLimits },
        lineHash: '',
        seed: 1,
        replications: 1,
        warmUp: line.run.warmUp,
        horizon: line.run.horizon,
      }
      const { result } = await runExperiment(job, new SerialExecutor())
      return { wip: result!.wipLimits![0]!.wip.mean!, good: result!.kpis.goodPerDay!.mean! }
    }
    const [few, some, many] = [await inSegment(6), await inSegment(12), await inSegment(1000)]
    expect(some.wip).toBeLessThan(0.7 * many.wip)
    expect(some.good / many.good).toBeCloseTo(1, 2)
    expect(few.good).toBeLessThan(0.97 * many.good)
  })

  it('hold in lesson 17 a limit that fewer magazines reach with its gate than without', async () => {
    const line = await shippedLine('17-queue-time.yaml')
    const reached = async (gate: boolean) => {
      const routes = line.routes.map(({ limits = [], ...route }) => ({
        ...route,
        limits: limits.map(({ gate: had, ...limit }) => (had === true && gate ? { ...limit, gate: true as const } : limit)),
      }))
      const job = { line: { ...line, routes }, lineHash: '', seed: 1, replications: 2, warmUp: 5 * d, horizon: 60 * d }
      return (await runExperiment(job, new SerialExecutor())).result!.limits![0]!.reached.mean!
    }
    expect(await reached(true)).toBeLessThan(0.4 * (await reached(false)))
  })
})
