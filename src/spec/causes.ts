/** What the time of a lot in the line goes by, and what each of these is called. */

/** In the order in which equal ones are listed. */
export const CAUSES = [
  'work',
  'delay',
  'machine',
  'batch',
  'setup',
  'people',
  'kit',
  'material',
  'repair',
  'shift',
  'room',
  'wip-limit',
  'lot',
  'rule',
  'hold',
  'remnant',
  'cart',
  'under-way',
  'before-start',
] as const

export type Cause = (typeof CAUSES)[number]

/** "Lots spend 3 h waiting for a busy machine": what comes after the time. */
export const CAUSE_TEXT: Readonly<Record<Cause, string>> = {
  work: 'worked on',
  delay: 'in steps without a machine',
  machine: 'waiting for a busy machine',
  batch: 'waiting for a load to fill',
  setup: 'waiting for a changeover',
  people: 'waiting for people',
  kit: 'waiting for a kit',
  material: 'waiting for material',
  repair: 'waiting for a machine that is down',
  shift: 'waiting for the next shift',
  room: 'waiting for room ahead',
  'wip-limit': 'waiting for a WIP limit',
  lot: 'waiting for a machine kept for a lot',
  rule: 'waiting beside an idle machine',
  hold: 'held for a decision',
  remnant: 'kept as a remnant',
  cart: 'waiting for a cart',
  'under-way': 'under way',
  'before-start': 'there before the run',
}
