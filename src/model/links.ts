/**
 * Linked machines: where a carrier goes that one of them has finished. Each cell of the next station is a station of the floor with a waiting line and room of
 * its own, and a step that may be done in several cells is a step at each of them: a link picks that step, and everything else is as at any station.
 */
import { linksBetween } from '../spec/links.ts'
import { stepAt } from './compile-route.ts'
import type { CompiledLine, CompiledStation, CompiledStep } from './compiled-line.ts'

export class Links {
  /**
   * Where carriers may go: the steps of the line, and behind them once more those that stand for a choice between cells, as they are in the first of these alone.
   */
  readonly steps: readonly CompiledStep[]
  /** By machine and step: where in `steps` its carriers go on; null: it hands on to any. */
  private readonly targets: readonly (Int32Array | null)[]

  constructor(line: CompiledLine) {
    const steps = [...line.steps]
    this.steps = steps
    const byCell = new Map<CompiledStation, Int32Array>()
    this.targets = line.stations.flatMap(({ name, numbers }) => {
      const cells = cellsOfMachines(line, name)
      return numbers.map((number) => {
        const cell = cells[number]
        if (cell == null) return null
        const targets = byCell.get(cell) ?? targetsIn(cell, line, steps)
        byCell.set(cell, targets)
        return targets
      })
    })
  }

  /** Where in `steps` a carrier goes on from a machine, where its route goes on with step `step` (-1: nowhere). */
  from(machine: number, step: number): number {
    return this.targets[machine]?.[step] ?? step
  }
}

/** Null: no machines are linked. */
export function linksOf(line: CompiledLine): Links | null {
  return line.asWritten.some(({ spec }) => spec.linkedTo !== undefined) ? new Links(line) : null
}

/** By machine of a station, in the order of the file: the cell that it is linked to; null: none. */
function cellsOfMachines({ asWritten, stations }: CompiledLine, name: string): (CompiledStation | null)[] {
  const from = asWritten.find((station) => station.name === name)!
  const to = asWritten.find((station) => station.name === from.spec.linkedTo?.station)
  if (to === undefined) return []
  const cells = stations.filter((station) => station.name === to.name)
  return linksBetween(from.spec, to.spec).map((link) => cells.find(({ numbers }) => numbers[0] === link?.[0]) ?? null)
}

/** Each step in the cell, where it may be done there; else as it is. Appends to `all` what is not there yet. */
function targetsIn({ index }: CompiledStation, { steps }: CompiledLine, all: CompiledStep[]): Int32Array {
  return Int32Array.from(steps, (step) => {
    if (step.alternatives === null) return step.index
    // Which of its stations a step of several is done at is still open; it counts as done there all the same.
    if (step.station === index) return all.push(stepAt({ ...step, stations: [index] }, step.index, step)) - 1
    return step.alternatives.find(({ station }) => station === index)?.index ?? step.index
  })
}
