/** Linked machines for random lines, between stations that follow one another on a route: in order, or listed. */
import fc from 'fast-check'
import type { LineSpec, LinkSpec, StationSpec } from '../../src/spec/line.ts'
import { machineName } from '../../src/spec/links.ts'
import { checkBlocking } from '../../src/spec/normalise/blocking.ts'
import { checkLinks } from '../../src/spec/normalise/links.ts'

interface LinkDraft {
  /** Which of the other stations is tried first. */
  to: number
  /** By machine: the machine that it is linked to, or none; absent: in order. */
  machines: (number | null)[] | undefined
  /** It begins only when there is room ahead, and works on one carrier after another. */
  isBefore: boolean
}

/** By station in turn; null: none is linked. */
export const linkDraft: fc.Arbitrary<(LinkDraft | null)[] | null> = fc.option(
  fc.array(
    fc.option(
      fc.record({
        to: fc.nat({ max: 4 }),
        isBefore: fc.boolean(),
        machines: fc.option(fc.array(fc.option(fc.nat({ max: 2 })), { minLength: 1, maxLength: 3 }), { nil: undefined }),
      }),
      { freq: 3 },
    ),
    { minLength: 1, maxLength: 5 },
  ),
  { freq: 2 },
)

export function withLinks(line: LineSpec, draft: (LinkDraft | null)[] | null): LineSpec {
  if (draft === null) return line
  return line.stations.reduce((made, { name }, index) => withLink(made, name, draft[index % draft.length]!), line)
}

/** The first station to which the machines may be linked. */
function withLink(line: LineSpec, name: string, draft: LinkDraft | null): LineSpec {
  if (draft === null) return line
  const { stations } = line
  const from = stations.find((station) => station.name === name)!
  const { batch: _, ...withoutBatch } = from
  for (let index = 0; index < stations.length; index++) {
    const to = stations[(index + draft.to) % stations.length]!
    const linkedTo = linkOf(from, to, draft)
    const before = {
      ...line,
      stations: stations.map((one) => (one === from ? { ...withoutBatch, linkedTo, blocking: 'before' as const } : one)),
    }
    if (draft.isBefore && isRight(before)) return before
    const linked = { ...line, stations: stations.map((one) => (one === from ? { ...one, linkedTo } : one)) }
    if (isRight(linked)) return linked
  }
  return line
}

function isRight(line: LineSpec): boolean {
  let isWrong = false
  checkLinks(line, () => (isWrong = true))
  checkBlocking(line, () => (isWrong = true))
  return !isWrong
}

function linkOf(from: StationSpec, to: StationSpec, { machines }: LinkDraft): LinkSpec {
  if (machines === undefined) return { station: to.name }
  const listed = Array.from({ length: from.machines }, (_, number) => {
    const link = machines[number % machines.length]!
    return link === null ? [] : [{ name: machineName(from, number), to: [machineName(to, link % to.machines)] }]
  })
  return { station: to.name, machines: listed.flat() }
}
