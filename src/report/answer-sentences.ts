/** A result in sentences, as the terminal and the page begin with them. */
import type { Result, StationResult } from '../spec/result.ts'
import { sampleText } from './certainty-text.ts'
import { formatOf } from './format.ts'

/** What comes out, and how long a lot takes. */
export function answerSentence(result: Result): string {
  const { goodPerDay, cycleTimeMean } = result.kpis
  const sample = `(${sampleText(result)})`
  const output = goodPerDay === undefined ? 'an unknown number of good units/day' : formatOf(goodPerDay, 'good units/day')
  const cycleTime =
    cycleTimeMean === undefined || cycleTimeMean.mean === null ? 'no lot was finished' : `a lot takes ${formatOf(cycleTimeMean)}`
  return `${result.line.name} makes ${output} ${sample}; ${cycleTime}.`
}

/** What holds the line back, then why that one. */
export function bottleneckSentences({ bottleneck, stations }: Result): string[] {
  const station = stations.find(({ name }) => name === bottleneck.station)
  const why = `${bottleneck.reason}.`
  if (station === undefined) return [why]
  const wait = station.waitMean.mean === null ? '' : `, carriers wait ${formatOf(station.waitMean)} for it`
  return [`${station.name} holds it back: loaded ${formatOf(station.load, 'share')}${wait}.`, why]
}

/** False for a station that no unit has come through, e.g. because its step is not enabled. */
export function isUsed(station: StationResult): boolean {
  return station.unitsPerDay.mean !== 0
}

/** Stations that no step used; their rows are left out everywhere. */
export function unusedStations({ stations }: Result): string[] {
  const names = stations.filter((station) => !isUsed(station)).map(({ name }) => name)
  return names.length === 0 ? [] : [`Not used: ${names.join(', ')}`]
}

/** Whose rules the result is of; empty where it is of no extension. */
export function extensionText({ extension }: Result): string {
  return extension === undefined ? '' : `Dispatch rules of ${extension.name}, sha-256 ${extension.hash}`
}
