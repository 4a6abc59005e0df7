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
    model: 'M/G/1 with a start-up setup',
    ids: ["mg1-setup-0.6-exp-('det', 3.0)", "mg1-setup-0.8-gamma-('exp', 2.0)", "mg1-setup-0.4-uniform-('uniform', 1.0, 5.0)"],
    why: 'A setup before the first lot after an idle time; setups here belong to a change of product or family.',
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
    model: 'M/M/2 with unequal machines',
    ids: ['het2-1.2-1.0-0.6', 'het2-1.0-1.0-0.5', 'het2-2.0-2.0-0.8'],
    why: 'Machines of one station with different speeds: needs named machines with speed factors.',
  },
  {
    model: 'M/M/c with impatient lots (Erlang A)',
    ids: ['erlangA-0.95-1-0.2', 'erlangA-3.2-3-0.5', 'erlangA-10-10-1.0'],
    why: 'Lots leave the queue after a random time: needs queue-time limits, with a random limit.',
  },
  {
    model: 'M/M/c with a queue-time limit',
    ids: ['mm1D-0.8-3.0', 'mm1D-1.0-2.0', 'mm1D-1.3-5.0', 'mmcD-2.7-3-1.0', 'mmcD-4.5-4-0.5'],
    why: 'Lots that wait too long are scrapped: needs queue-time limits.',
  },
  {
    model: 'violations of a queue-time limit, M/M/c',
    ids: ['timelimit-violation-mmc'],
    why: 'Share of lots that wait longer than a limit: needs queue-time limits that only warn (the 95 % quantile of the same queue is verified above).',
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
    model: 'acceptance sampling (AQL)',
    ids: ['aql-1200-80-2', 'aql-3200-125-3', 'aql-500-50-1', 'aql-10000-200-0'],
    why: 'A sample decides about the lot: needs inspection steps.',
  },
  {
    model: 'part average testing (PAT)',
    ids: ['pat-mean-sd-6-30', 'pat-mean-sd-6-5000', 'pat-mean-sd-3-25', 'pat-robust', 'pat-minmax-30', 'pat-minmax-77', 'pat-minmax-300'],
    why: 'Statistics of measured parameters of parts; a line knows good and bad units, not their readings.',
  },
]
