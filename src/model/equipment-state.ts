/**
 * What a machine's time is spent on. Finer than the six basic states of SEMI E10 (common use; the standard itself was not read) and mapped onto them:
 * productive = productive; standby = standby + blocked + waiting for people; scheduled down = setup + usage stop + planned stop; unscheduled down = failure + up-time failure
 * + assist; non-scheduled = non-scheduled. Engineering time is not modelled yet.
 */
export const EquipmentState = {
  productive: 0,
  standby: 1,
  /** Finished work waits on the machine for room downstream, or work beside it that is not begun without such room (part of standby). */
  blocked: 2,
  setup: 3,
  /** Stop counted in units: tool change, cleaning, lot change. */
  usageStop: 4,
  /** Stop by the calendar: preventive maintenance, verification. */
  plannedStop: 5,
  /** Breakdown on the productive clock. */
  failure: 6,
  /** Breakdown on the up-time clock. */
  upFailure: 7,
  assist: 8,
  nonScheduled: 9,
  /** Waits for an operator, for a setup, a load or an assist (part of standby). */
  waitingForPeople: 10,
} as const

export const STATES = 11
