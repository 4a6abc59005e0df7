/** The line as a picture: stations in route order, by area, coloured by load, with what flows through them as a band whose width is units a day. */
import type { Result, StationResult } from '../../spec/result.ts'
import { isUsed } from '../answer-sentences.ts'
import { formatOf, wholePercent } from '../format.ts'
import { type Markup, markup, nothing } from './markup.ts'
import { at } from './scale.ts'
import { section } from './section.ts'
import { loadStep, loadStepLabels } from './theme.ts'

const HEIGHT = 50
const MIDDLE = 18
/** Of the widest band, pixels. */
const WIDEST = 30
/** Machines drawn one by one; more are only counted. */
const CELLS = 14

export function linePicture(result: Result): Markup {
  const stations = result.stations.filter(isUsed)
  if (stations.length === 0) return nothing
  const most = Math.max(...stations.map(({ unitsPerDay }) => unitsPerDay.mean ?? 0))
  const bottleneck = stations.find(({ name }) => name === result.bottleneck.station)
  const areas = byArea(stations).map(
    ({ area, members }) =>
      markup`<li style="--n:${members.length}">${area === '' ? nothing : markup`<p class="area">${area}</p>`}<ol class="stations">${members.map((station) => card(station, most, station === bottleneck))}</ol></li>`,
  )
  const finding =
    bottleneck === undefined
      ? 'No station has worked in the measured time'
      : `${bottleneck.name} is the most loaded station: ${formatOf(bottleneck.load, 'share')}`
  return section(
    {
      id: 'line',
      topic: 'The line',
      finding,
      measure:
        'Stations in route order, by area. In the box: load, need over capacity. Below it: machines, and units a day, which are the width of the band too.',
    },
    [loadKeys(), markup`<ol class="flow">${areas}</ol>`],
  )
}

/** Neighbours of one area together; an area that the route comes back to stands again. */
function byArea(stations: readonly StationResult[]): { area: string; members: StationResult[] }[] {
  const areas: { area: string; members: StationResult[] }[] = []
  for (const station of stations) {
    const last = areas.at(-1)
    if (last?.area === station.area) last.members.push(station)
    else areas.push({ area: station.area, members: [station] })
  }
  return areas
}

function card(station: StationResult, most: number, isBottleneck: boolean): Markup {
  const { name, machines, unitsPerDay, load } = station
  const step = loadStep(load.mean ?? 0)
  const band = Math.max(2, ((unitsPerDay.mean ?? 0) / most) * WIDEST)
  const machinesText = machines === 1 ? '1 machine' : `${machines} machines`
  const label = `${name}: load ${formatOf(load, 'share')}, ${machinesText}`
  const edge = isBottleneck ? markup`stroke="var(--ink)" stroke-width="3"` : markup`stroke="var(--paper)" stroke-width="2"`
  const drawing = [
    markup`<rect x="-1" width="101%" y="${at(MIDDLE - band / 2)}" height="${at(band)}" fill="var(--flow)"/>${arrow()}`,
    markup`<rect x="12%" width="74%" y="${MIDDLE - 15}" height="30" rx="6" fill="var(--load-${step})" ${edge}/>`,
    markup`<text class="load" x="49%" y="${MIDDLE + 5}" text-anchor="middle" style="fill:var(--on-load-${step})">${wholePercent(load.mean)} %</text>`,
    cells(machines, step),
  ]
  return markup`<li><svg width="100%" height="${HEIGHT}" role="img" aria-label="${label}">${drawing}</svg><b>${name}</b>${isBottleneck ? markup`<span class="limit">▶ bottleneck</span>` : nothing}<span>${machinesText}</span><span>${formatOf(unitsPerDay, '')}</span></li>
`
}

/** Which way it goes. */
function arrow(): Markup {
  return markup`<svg x="100%" y="${MIDDLE}"><path d="M-5 -4l4 4l-4 4" fill="none" stroke="var(--soft)" stroke-width="1.5"/></svg>`
}

function cells(machines: number, step: number): Markup {
  if (machines > CELLS) return nothing
  const squares = Array.from({ length: machines }, (_, index) => {
    const x = (index - machines / 2) * 8
    return markup`<rect x="${at(x)}" y="0" width="6" height="6" rx="1"/>`
  })
  return markup`<svg x="49%" y="${MIDDLE + 22}" fill="var(--load-${Math.max(step, 2)})">${squares}</svg>`
}

function loadKeys(): Markup {
  const keys = loadStepLabels.map(
    (label, step) =>
      markup`<li><svg width="14" height="14" aria-hidden="true"><rect width="14" height="14" rx="3" fill="var(--load-${step})"/></svg>${label}</li>`,
  )
  return markup`<ul class="keys" aria-label="Colours of loads">${keys}</ul>`
}
