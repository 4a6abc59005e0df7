/** Units and distributions as tables. */
import { distributions, units } from './package.mjs'

const timeUnits = [...units.TICKS.keys()].map((unit) => `\`${unit}\``).join(', ')

/** Rows, heading first. */
export function unitTable() {
  return [
    ['Value', 'Written', 'Examples'],
    ['duration', `a number and one of ${timeUnits} (${inSeconds()})`, '`1.2 s`, `90 d`'],
    ['share', '0 to 1, plain, in `%` or in `ppm`', '`99.7 %`, `300 ppm`, `0.997`'],
    [
      'amount',
      'a whole number of `units`, `wafers`, `strips`, `magazines`, `reels`, `carriers`, `lots` (each place says which)',
      '`25 wafers`',
    ],
    [
      'rate',
      'a number of these per `s`, `min`, `h`, `day` or `wk`; without a word: units; `UPH` is units per hour',
      '`154510 units/day`, `4500 UPH`, `1.2M/day`',
    ],
    [
      'process time',
      'a duration or distribution `per unit`, `strip`, `wafer`, `carrier`, `lot` or `batch`, or a rate of these',
      '`45 s per strip`, `6.5 wafers/h`, `uniform(5, 30) min per lot`',
    ],
    ['interval', 'two durations, the later second', '`0 h to 16 h`'],
    ['number', '`k` and `M` right behind it are thousand and million', '`200k`, `1.2M`'],
  ]
}

function inSeconds() {
  return [...units.TICKS].map(([unit, ticks]) => `${unit} = ${ticks / 1_000_000} s`).join(', ')
}

/** Written in their own way, not as a list of named parameters. */
const lists = [
  ['`discrete(10 s: 0.5, 20 s: 0.5)`', 'value and probability', 'probabilities that sum to 1'],
  [
    '`hyperexponential(0.4: 1 min, 0.6: 5 min)`',
    'probability and mean of each exponential',
    'probabilities that sum to 1, each mean above 0',
  ],
  ['`empirical(3 min, 4 min, 9 min)`', 'observations, interpolated linearly', 'at least two'],
  [
    '`empirical(times.csv)`',
    'the same from a file beside the line: one observation a line, the unit in the heading as in `duration [s]`',
    'at most 5 MB',
  ],
]

/** Rows, heading first. */
export function distributionTable() {
  const forms = [...distributions.FORMS].flatMap(([name, each]) => each.map((form) => formRow(name, form)))
  return [['Distribution', 'Parameters', 'Condition'], ...forms, ...lists]
}

/**
 * @param {string} name
 * @param {import('../../src/spec/distribution-forms.ts').Form} form
 */
function formRow(name, { parameters, optional = [], plain = false, rules }) {
  const written = plain ? parameters.join(', ') : parameters.map((parameter) => `${parameter} ...`).join(', ')
  const more = optional.length > 0 ? `; may have ${optional.join(', ')}` : ''
  return [
    `\`${name}(${written})\``,
    `${parameters.join(', ')}${plain ? ' (names may be left out)' : ''}${more}`,
    rules.map(([, said]) => said).join(', '),
  ]
}
