/** The colours of the page, by day and by night. Colour means the state of a machine or its load; a pattern, a label or a place says the same without it. */
import type { StateShares } from '../../spec/result.ts'

export interface Theme {
  paper: string
  /** Boxes on the paper. */
  panel: string
  ink: string
  /** Text of second rank. */
  soft: string
  /** Hairlines. */
  rule: string
  /** What flows, behind what it flows through. */
  flow: string
  /** Curves of amounts, bars of amounts, and the interval around a curve. */
  mark: string
  bar: string
  band: string
  /** What can be clicked. */
  accent: string
  warning: string
  states: Readonly<Record<keyof StateShares, string>>
  /** Strokes of the patterns, on the colours of the states. */
  stroke: string
  /** From little load to full load: the station, and the text in it. */
  loads: readonly (readonly [fill: string, text: string])[]
}

export const light: Theme = {
  paper: '#fbfbf9',
  panel: '#f3f4f2',
  ink: '#1c2127',
  soft: '#57606b',
  rule: '#d9dde1',
  flow: '#dfe5ea',
  mark: '#3f5d79',
  bar: '#7493ae',
  band: '#cddae5',
  accent: '#3b5bdb',
  warning: '#a83a12',
  states: {
    productive: '#0b7a5e',
    standby: '#c3ccd6',
    waitingForPeople: '#aab4e8',
    blocked: '#c98bb0',
    setup: '#f0c75e',
    scheduledDown: '#e2a400',
    unscheduledDown: '#cf4a1c',
    nonScheduled: '#3d4654',
  },
  stroke: '#1c2127',
  loads: [
    ['#e3e9ee', '#1c2127'],
    ['#c5d2dd', '#1c2127'],
    ['#93aabf', '#1c2127'],
    ['#4d6a85', '#ffffff'],
    ['#23394e', '#ffffff'],
  ],
}

export const dark: Theme = {
  paper: '#13161a',
  panel: '#1b2026',
  ink: '#e9ebee',
  soft: '#a4aeb9',
  rule: '#30373f',
  flow: '#2a323a',
  mark: '#a3c2dc',
  bar: '#5f83a3',
  band: '#2c3f50',
  accent: '#8da2fb',
  warning: '#ff9670',
  states: {
    productive: '#2fbf98',
    standby: '#5c6773',
    waitingForPeople: '#7f8ad0',
    blocked: '#d79cc0',
    setup: '#d8b25c',
    scheduledDown: '#f2c14e',
    unscheduledDown: '#ff7a4d',
    nonScheduled: '#2a313b',
  },
  stroke: '#13161a',
  loads: [
    ['#262e36', '#e9ebee'],
    ['#36475a', '#e9ebee'],
    ['#4c667f', '#ffffff'],
    ['#8fb0cc', '#13161a'],
    ['#d5e4f0', '#13161a'],
  ],
}

/** Loads from which on the next colour is used. */
const LOAD_STEPS = [0.5, 0.7, 0.85, 0.95]

/** Which of `loads` a load has. */
export function loadStep(load: number): number {
  return LOAD_STEPS.filter((least) => load >= least).length
}

/** How the colours of `loads` are explained, the lowest first. */
export const loadStepLabels = ['below 50 %', '50 %', '70 %', '85 %', '95 % and more']

/** How a state is drawn besides its colour. */
export type Pattern = 'solid' | 'diagonal' | 'backward' | 'vertical' | 'horizontal' | 'cross' | 'dense'

/** The states in the order in which they stand beside each other, with their names. */
export const stateMarks: readonly { state: keyof StateShares; label: string; pattern: Pattern }[] = [
  { state: 'productive', label: 'productive', pattern: 'solid' },
  { state: 'setup', label: 'setup', pattern: 'vertical' },
  { state: 'scheduledDown', label: 'scheduled down', pattern: 'horizontal' },
  { state: 'unscheduledDown', label: 'unscheduled down', pattern: 'cross' },
  { state: 'blocked', label: 'blocked', pattern: 'diagonal' },
  { state: 'waitingForPeople', label: 'waiting for people', pattern: 'backward' },
  { state: 'standby', label: 'standby', pattern: 'solid' },
  { state: 'nonScheduled', label: 'non-scheduled', pattern: 'dense' },
]

/** Custom properties of a theme, as declarations. */
export function declarations(theme: Theme): string {
  const plain = (['paper', 'panel', 'ink', 'soft', 'rule', 'flow', 'mark', 'bar', 'band', 'accent', 'warning', 'stroke'] as const).map(
    (name) => `--${name}:${theme[name]}`,
  )
  const states = stateMarks.map(({ state }) => `--${state}:${theme.states[state]}`)
  const loads = theme.loads.flatMap(([fill, text], step) => [`--load-${step}:${fill}`, `--on-load-${step}:${text}`])
  return [...plain, ...states, ...loads].join(';')
}
