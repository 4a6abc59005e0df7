/** From good units a day to what each step must take in, and from that to machines. All plain arithmetic: the file that it makes is the same everywhere. */
import { families } from './families.mjs'
import { familyKinds, sharedKinds } from './stations.mjs'

/**
 * @typedef {import('./families.mjs').Family} Family
 * @typedef {import('./families.mjs').Step} Step
 * @typedef {import('./stations.mjs').Kind} Kind
 * @typedef {{ family: Family, step: Step, unitsPerDay: number, unitsPerHour: number }} Use what a step asks of its station
 * @typedef {{ name: string, kind: Kind, uses: Use[], machines: number, busyHours: number, loss: number | null }} Station
 */

/** Announced for the whole site (public: reports on the Jagiroad plant, 48 to 48.3 million chips a day at full build-out). */
export const goodPerDay = 48_000_000

export const wafersPerLot = 25
const waferDiameter = 194 // mm: 200 mm less an edge of 3 mm
const goodAtProbe = 0.96

/** Good die of a wafer, in tens: gross die by de Vries' formula, pi (d/2)^2 / A - pi d / sqrt(2 A). @param {Family} family */
export function diePerWafer({ dieArea }) {
  const gross = (Math.PI * waferDiameter * waferDiameter) / 4 / dieArea - (Math.PI * waferDiameter) / Math.sqrt(2 * dieArea)
  return 10 * Math.floor((goodAtProbe * gross) / 10)
}

/** Wafers an hour of a saw: streets of 7 s (240 mm at 40 mm/s, 1 s to the next), 0.08 mm wide, and 2.3 min of handling a wafer. @param {Family} family */
function sawedPerHour({ dieArea }) {
  const streets = Math.round((2 * waferDiameter) / (Math.sqrt(dieArea) + 0.08))
  return `${(60 / ((streets * 7) / 60 + 2.3)).toFixed(1)} wafers/h`
}

/** All steps of a family in order. @param {Family} family @returns {Step[]} */
export function stepsOf(family) {
  const own = (/** @type {Step} */ step) => (step.station in familyKinds ? { ...step, station: `${family.name}-${step.station}` } : step)
  return [
    { step: 'iqc', station: 'iqc', yield: 99.95 },
    { step: 'mount', station: 'mount', yield: 99.99 },
    { step: 'saw', station: 'saw', rate: sawedPerHour(family), yield: 99.85 },
    { step: 'uv-cure', station: 'uv-cure', yield: 99.99 },
    { step: 'avi', station: 'avi', yield: 99.8 },
    ...family.assembly.map(own),
    { step: 'post-mould-cure', station: 'post-mould-cure' },
    { step: 'deflash', station: 'deflash', yield: 99.99 },
    { step: 'plating', station: 'plating', yield: 99.96, more: 'delayAfter: 18 min' },
    { step: 'anneal', station: 'anneal' },
    { step: 'mark', station: 'mark', yield: 99.99 },
    ...family.finish.map(own),
    { step: 'oqa', station: 'oqa', more: 'wholeLot: true, carrier: lot' },
    { step: 'box', station: 'box', yield: 99.99, more: 'carrier: lot' },
  ]
}

/** The wafer steps move a cassette: the whole lot. */
export const waferSteps = ['iqc', 'mount', 'saw', 'uv-cure', 'avi']

/** @param {Family} family */
export const unitsPerMagazine = (family) => family.unitsPerStrip * family.stripsPerMagazine

/** @param {Family} family */
export const unitsPerLot = (family) => family.magazinesPerLot * unitsPerMagazine(family)

/**
 * What is really in a magazine and in an assembly lot: the last of a wafer lot are part-full.
 * @param {Family} family
 */
function meanContents(family) {
  const survive = stepsOf(family)
    .slice(0, waferSteps.length)
    .reduce((product, step) => (product * (step.yield ?? 100)) / 100, 1)
  const units = wafersPerLot * diePerWafer(family) * survive
  return { magazine: units / Math.ceil(units / unitsPerMagazine(family)), lot: units / Math.ceil(units / unitsPerLot(family)) }
}

/** Units that come into each step a day, so that after all losses the family's share of `goodPerDay` is left. @param {Family} family */
export function intakes(family) {
  let need = goodPerDay * family.share
  return stepsOf(family)
    .reverse()
    .map((step) => {
      need /= (step.yield ?? 100) / 100
      return { step, unitsPerDay: need }
    })
    .reverse()
}

/** Units an hour of one machine. @param {string} rate @param {Family} family @param {Kind} kind @param {string} step */
function unitsPerHour(rate, family, { carriersPerBatch = 0 }, step) {
  const number = Number.parseFloat(rate)
  const { magazine, lot } = meanContents(family)
  switch (rate.replace(/^[\d.]+ /, '')) {
    case 'UPH':
      return number
    case 'strips/h':
      return number * family.unitsPerStrip
    case 's per strip':
      return (3600 / number) * family.unitsPerStrip
    case 'wafers/h':
      return number * diePerWafer(family)
    case 'min per lot':
      return (60 / number) * (waferSteps.includes(step) ? wafersPerLot * diePerWafer(family) : lot)
    case 'h per batch':
      return (carriersPerBatch * magazine) / number
    default:
      throw new Error(`rate\n  expected one that the plant knows, received "${rate}"`)
  }
}

/** All stations, in the order of the flow. @returns {Station[]} */
export function stations() {
  const uses = new Map()
  for (const family of families)
    for (const { step, unitsPerDay } of intakes(family)) {
      if (step.station === '') continue
      const kind = kindOf(step.station)
      const rate = step.rate ?? kind.rate ?? ''
      const use = { family, step, unitsPerDay, unitsPerHour: unitsPerHour(rate, family, kind, step.step) }
      uses.set(step.station, [...(uses.get(step.station) ?? []), use])
    }
  const order = [...Object.keys(sharedKinds), ...uses.keys()]
  return [...uses.entries()].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)).map(([name, ofIt]) => stationOf(name, ofIt))
}

/** @param {string} station */
function kindOf(station) {
  const kind = sharedKinds[station] ?? familyKinds[station.replace(/^[^-]+-/, '')]
  if (kind === undefined) throw new Error(`station ${station}\n  expected one of a known kind`)
  return kind
}

/** @param {string} name @param {Use[]} uses @returns {Station} */
function stationOf(name, uses) {
  const kind = kindOf(name)
  const busyHours = uses.reduce((sum, use) => sum + use.unitsPerDay / use.unitsPerHour, 0)
  const explicit = availability(kind, uses.reduce((sum, use) => sum + use.unitsPerDay, 0) / busyHours)
  const efficiency = kind.efficiency ?? explicit
  return {
    name,
    kind,
    uses,
    busyHours,
    machines: Math.ceil(busyHours / (24 * efficiency * kind.load)),
    loss: kind.efficiency === undefined ? null : 1 - efficiency / explicit,
  }
}

/** Share of the time that the stops of a machine leave: those by the calendar first, the others in proportion to its work. @param {Kind} kind @param {number} uph */
function availability({ failure, assist, stops = {} }, uph) {
  let calendar = 0
  let productive = (failure === undefined ? 0 : failure[1] / failure[0]) + (assist === undefined ? 0 : assist[1] / 60 / assist[0])
  for (const { every, lasts } of Object.values(stops)) {
    if (typeof every === 'number') calendar += hours(lasts) / every
    else productive += hours(lasts) / (Number.parseFloat(every) / uph)
  }
  return (1 - calendar) / (1 + productive)
}

/** @param {string} duration in minutes or hours */
function hours(duration) {
  return duration.endsWith('min') ? Number.parseFloat(duration) / 60 : Number.parseFloat(duration)
}
