/** What a line can be run without, each by one word: to see what it costs. */
import type * as z from 'zod'
import { oneOf } from './vocabulary.ts'

const WORDS = ['on', 'off'] as const

export const switches = {
  operators: oneOf(WORDS, '`off`: nothing waits for people; `crews` and `operators` have no effect').prefault('on'),
  assists: oneOf(WORDS, '`off`: no assists').prefault('on'),
  failures: oneOf(WORDS, '`off`: no breakdowns').prefault('on'),
  maintenance: oneOf(WORDS, '`off`: no planned stops').prefault('on'),
  setups: oneOf(WORDS, '`off`: machines change over in no time').prefault('on'),
  tooling: oneOf(WORDS, '`off`: machines need no kits').prefault('on'),
  supply: oneOf(WORDS, '`off`: there is always enough of all materials and die; `stock` and `dieBank` have no effect').prefault('on'),
}

export type SwitchText = { [Name in keyof typeof switches]: z.output<(typeof switches)[Name]> }

export function switchesIn(line: SwitchText): SwitchText {
  const { operators, assists, failures, maintenance, setups, tooling, supply } = line
  return { operators, assists, failures, maintenance, setups, tooling, supply }
}
