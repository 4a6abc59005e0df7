/** Oracles that no line file can say yet, or that are not answers of a line at all, and why. */

export interface NotYet {
  model: string
  ids: readonly string[]
  why: string
}

export const notYet: readonly NotYet[] = [
  {
    model: 'two-machine continuous line',
    ids: ['gb-cont-0.01-0.1-0.01-0.1-4', 'gb-cont-0.01-0.1-0.01-0.1-20', 'gb-cont-0.02-0.1-0.01-0.08-10'],
    why: 'Material flows like a fluid; a line moves pieces (the synchronous pairs above are the same with pieces).',
  },
  {
    model: 'polling, switch-over at every visit',
    ids: ["polling-2-0.3-exp-('det', 0.5)", "polling-3-0.2-exp-('exp', 0.5)", "polling-4-0.15-det-('det', 1.0)"],
    why: 'The server goes round the queues and changes over even for an empty one; a station changes over only for work, and its rules choose single lots.',
  },
  {
    model: 'M/G/1 with vacations',
    ids: ["mg1-vac-0.6-exp-('det', 3.0)", "mg1-vac-0.8-gamma-('exp', 2.0)", "mg1-vac-0.4-uniform-('uniform', 1.0, 5.0)"],
    why: 'The machine leaves whenever its queue is empty; stops here come by the clock, by work or by count.',
  },
  {
    model: 'M/M/1, N-policy',
    ids: ['npolicy-5'],
    why: 'Starts when N lots wait and then works until none is left, one by one; a minimum exists only for batches.',
  },
  {
    model: 'fork-join of two siblings',
    ids: ['forkjoin2-0.5', 'forkjoin2-0.8', 'forkjoin2-0.9'],
    why: 'A lot goes to two stations at once and is assembled from both: needs assembly steps.',
  },
  {
    model: 'base stock, make to stock',
    ids: ['basestock-0.7-4', 'basestock-0.9-12'],
    why: 'Orders are served from a stock of finished goods: needs orders and a finished-goods stock.',
  },
  {
    model: 'kitting station',
    ids: ['assembly-1-1-1.5-5-5', 'assembly-0.9-1.1-1.2-4-8'],
    why: 'Two kinds of parts are put together: needs assembly steps.',
  },
  {
    model: 'part average testing (PAT)',
    ids: ['pat-mean-sd-6-30', 'pat-mean-sd-6-5000', 'pat-mean-sd-3-25', 'pat-robust', 'pat-minmax-30', 'pat-minmax-77', 'pat-minmax-300'],
    why: 'Statistics of measured parameters of parts; a line knows good and bad units, not their readings.',
  },
]
