/** What stops machines: breakdowns, assists, planned stops. */
import type * as z from 'zod'
import { parseFailureInterval, parseStopInterval } from '../intervals.ts'
import { crewTask } from './crew.ts'
import { distribution, duration, keywords, oneOf, share, special } from './vocabulary.ts'

const TIME = { measure: 'time', least: 'zero' } as const

export const failureKeywords = keywords(
  {
    every: special(
      'Time (or count) between the end of a repair and the next failure, on the clock',
      'duration, count or distribution',
      ['exponential(150 h)', 'weibull(shape 1.1, mean 120 h)', '5000 units', 'exponential(300) cycles'],
      parseFailureInterval,
    ),
    clock: oneOf(
      ['productive', 'up', 'units', 'cycles', 'calendar'],
      'The clock runs only while processing (productive), whenever the machine is up (up), with the units or the loads worked on (units, cycles), ' +
        'or always (calendar); default: productive, or what `every` counts',
    ).exactOptional(),
    repair: distribution('Time of the repair', TIME, ['lognormal(mean 1.5 h, cv 1.25)']),
    work: oneOf(
      ['resume', 'lose', 'rework'],
      'The load in hand goes on after the repair (resume), is scrapped (lose), or is worked on again from the start (rework); default: resume',
    ).exactOptional(),
    warmUp: distribution('Time after the repair until it works again, down as well; default: none', TIME, ['15 min']).exactOptional(),
    crew: crewTask('Who repairs it; it waits for them. Default: the repair begins at once').exactOptional(),
  },
  'Random breakdowns of one kind',
)

export const assistKeywords = keywords(
  {
    mtba: duration('Mean productive time between assists', 'above zero', '3 h'),
    time: distribution('Time of an assist', TIME, ['lognormal(mean 1.5 min, cv 0.8)']),
  },
  'Short stops that somebody clears',
)

const window = keywords(
  {
    from: duration('From when, counted from the start of each cycle', 'zero', '8 h'),
    to: duration('Until when; before `from`: over the end of the cycle', 'zero', '16 h'),
    of: duration('Length of the cycle', 'above zero', '24 h').prefault('24 h'),
  },
  'It begins only within this part of a cycle, counted from the start of the run; default: at any time',
)

export const plannedStopKeywords = keywords(
  {
    every: special(
      'How often: by the clock, by productive time, or by units through the machine',
      'duration or amount',
      ['24 h', '500 h productive', '131150 units'],
      parseStopInterval,
    ),
    lasts: distribution('How long', TIME, ['15 min']),
    first: duration('When it is due first; default: spread over the machines. Only by the clock', 'zero', '3 h').exactOptional(),
    when: oneOf(
      ['inLoad', 'betweenLoads'],
      'Of a stop by use: its time is added to the load in which it falls due (inLoad), or it begins when that load has left (betweenLoads); ' +
        'default: inLoad by units, betweenLoads by productive time',
    ).exactOptional(),
    opportunistic: share(
      'Within this last share of its interval it is done early where the machine is idle, or down anyway; default: never',
      '20 %',
    ).exactOptional(),
    window: window.exactOptional(),
    crew: crewTask('Who does it; the machine waits for them. Default: it begins at once').exactOptional(),
  },
  'Stops planned by the clock or by use',
)

export type FailureText = z.output<typeof failureKeywords>
export type PlannedStopText = z.output<typeof plannedStopKeywords>
