/** All families, in the order of the report. */
import type { Family } from '../case.ts'
import { acceptanceSampling } from './acceptance-sampling.ts'
import { batchArrivals } from './batch-arrivals.ts'
import { blockingLines, unequalBlockingLines } from './blocking-lines.ts'
import { availability, productiveClock, upClock } from './breakdowns.ts'
import { bulkService, fullBatches } from './bulk-service.ts'
import { closedNetworks } from './closed-network.ts'
import { distributions } from './distributions.ts'
import { gim1 } from './gim1.ts'
import { jackson } from './jackson.ts'
import { machineRepairman } from './machine-repairman.ts'
import { mg1 } from './mg1.ts'
import { mm1 } from './mm1.ts'
import { mdc, mmc } from './mmc.ts'
import { mmck } from './mmck.ts'
import { pennyFab } from './penny-fab.ts'
import { priorities, prioritiesOfSeveral } from './priorities.ts'
import { impatientLots, limitedWaits, limitViolations } from './queue-time-limits.ts'
import { shifts } from './shifts.ts'
import { startUpSetups } from './start-up-setups.ts'
import { tandem } from './tandem.ts'
import { transient } from './transient.ts'
import { unequalMachines } from './unequal-machines.ts'
import { exponentialPairs, synchronousPairs } from './unreliable-pairs.ts'
import { limitedRework, reworkLoop, serialYield } from './yield-and-rework.ts'

export const families: readonly Family[] = [
  mm1,
  mmc,
  mdc,
  unequalMachines,
  mg1,
  startUpSetups,
  gim1,
  priorities,
  prioritiesOfSeveral,
  mmck,
  impatientLots,
  limitedWaits,
  limitViolations,
  bulkService,
  fullBatches,
  batchArrivals,
  jackson,
  tandem,
  closedNetworks,
  pennyFab,
  blockingLines,
  unequalBlockingLines,
  exponentialPairs,
  synchronousPairs,
  productiveClock,
  upClock,
  availability,
  machineRepairman,
  shifts,
  transient,
  serialYield,
  reworkLoop,
  limitedRework,
  acceptanceSampling,
  distributions,
]
