/**
 * Does anything grow that should not? Cost of an event against the size of the line (10 to 10,000 machines), the work in process (to a million
 * carriers), the length of the run and the number of replications; memory; and what a second thread brings. Medians of interleaved repetitions.
 * Run: npm run bench -- growth
 */
import { horizon, horizonMeasurement } from './growth/horizon.ts'
import { replications } from './growth/replications.ts'
import { size } from './growth/size.ts'
import { threads } from './growth/threads.ts'
import { wip, wipMeasurement } from './growth/wip.ts'
import { asked } from './support/children.ts'
import { publish } from './support/publish.ts'

const only = asked()
if (only?.[0] === 'wip') await wipMeasurement(Number(only[1]), only[2]!)
else if (only?.[0] === 'horizon') await horizonMeasurement(only[1]!, Number(only[2]))
else {
  const parts = { size: await size(), threads: await threads(), replications: await replications(), horizon: horizon(), wip: wip() }
  const numbers = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, part.numbers]))
  publish(
    'growth',
    Object.values(parts).map(({ table }) => table),
    numbers,
  )
}
