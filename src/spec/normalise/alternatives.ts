/** Where a step is done: a station that is there and can give it a time, and the other stations where it may be done. */
import type { Draft } from '../draft.ts'
import type { StepText } from '../keywords/route.ts'
import type { AlternativeSpec, ProcessTimeSpec, StepSpec } from '../line.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { checkName } from './reference.ts'
import type { RouteBuilder } from './route-builder.ts'

interface Place {
  station: string
  /** As the step gives it there; undefined: the station's. */
  processTime: ProcessTimeSpec | undefined
  /** Where the station's name stands, and where a process time would. */
  path: ProblemPath
  at: ProblemPath
}

/** The station is there, and there is a process time that it can work with. */
export function checkPlace({ station: name, processTime, path, at }: Place, draft: Draft, report: Report): void {
  const known = checkName(name, draft.stations, { path, what: 'station', plural: 'stations' }, report)
  const station = draft.stations.get(name)
  if (!known || station === undefined) return
  if (processTime === undefined && station.processTime === undefined) {
    const hint = `give one here or at station "${name}"`
    report({ code: 'missing', path: at, expected: 'a processTime', received: 'nothing', hint })
  }
  if (processTime?.per === 'batch' && station.batch === undefined) {
    const expected = `a time that is not per batch, as station "${name}" has no batch`
    report({ code: 'rule', path: at, expected, received: 'a time per batch', hint: null })
  }
}

export function buildAlternatives(name: string, text: StepText, builder: RouteBuilder): Pick<StepSpec, 'alternatives' | 'choose'> {
  const { alternatives, choose, station } = text
  const path = ['routes', builder.route, 'steps', name]
  if (alternatives === undefined || alternatives.length === 0) {
    if (choose !== undefined) {
      builder.report({ code: 'rule', path: [...path, 'choose'], expected: 'alternatives to choose from', received: 'none', hint: null })
    }
    return {}
  }
  if (station === undefined) {
    const hint = 'the first station stands in `station`, the others in `alternatives`'
    builder.report({
      code: 'rule',
      path: [...path, 'alternatives'],
      expected: 'a station that they are alternatives to',
      received: 'none',
      hint,
    })
  }
  const list = alternatives.map((each): AlternativeSpec => (typeof each === 'string' ? { station: each } : each))
  list.forEach((each, index) => {
    checkAlternative(each, text, { path: [...path, 'alternatives', index], isName: typeof alternatives[index] === 'string' }, builder)
    if (each.station === station || list.findIndex((other) => other.station === each.station) < index) {
      const twice = { expected: 'each station once', received: `"${each.station}" again`, hint: null }
      builder.report({ code: 'rule', path: [...path, 'alternatives', index], ...twice })
    }
  })
  return { alternatives: list, ...(choose !== undefined && { choose }) }
}

function checkAlternative(
  { station, processTime }: AlternativeSpec,
  step: StepText,
  written: { path: ProblemPath; isName: boolean },
  { draft, report }: RouteBuilder,
): void {
  const { path, isName } = written
  const isOwn = processTime !== undefined
  checkPlace(
    {
      station,
      processTime: processTime ?? step.processTime,
      path: isName ? path : [...path, 'station'],
      at: isOwn ? [...path, 'processTime'] : path,
    },
    draft,
    report,
  )
}
