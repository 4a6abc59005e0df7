/** Equipment states as they are seen: those that are told apart in results. */
import { EquipmentState, STATES } from '../model/index.ts'
import { SEEN_STATES } from '../spec/replay.ts'

const seen = (name: (typeof SEEN_STATES)[number]): number => SEEN_STATES.indexOf(name)

/** By `EquipmentState`. The sums are those of the measures. */
export const SEEN_OF = new Uint8Array(STATES)
SEEN_OF[EquipmentState.productive] = seen('productive')
SEEN_OF[EquipmentState.standby] = seen('standby')
SEEN_OF[EquipmentState.blocked] = seen('blocked')
SEEN_OF[EquipmentState.setup] = seen('setup')
SEEN_OF[EquipmentState.usageStop] = seen('scheduledDown')
SEEN_OF[EquipmentState.plannedStop] = seen('scheduledDown')
SEEN_OF[EquipmentState.failure] = seen('unscheduledDown')
SEEN_OF[EquipmentState.upFailure] = seen('unscheduledDown')
SEEN_OF[EquipmentState.assist] = seen('unscheduledDown')
SEEN_OF[EquipmentState.nonScheduled] = seen('nonScheduled')
SEEN_OF[EquipmentState.waitingForPeople] = seen('waitingForPeople')
