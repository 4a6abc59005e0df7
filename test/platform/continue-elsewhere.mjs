/** Continues replications in a process of its own: reads jobs and snapshots from the file named first, writes their outcomes to the second. */
import { readFileSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'

const [from = '', to = '', experiment = ''] = process.argv.slice(2)
const { Replication } = /** @type {typeof import('../../src/experiment/index.ts')} */ (await import(experiment))

/** @typedef {import('../../src/experiment/index.ts').Job} Job */
/** @typedef {import('../../src/experiment/index.ts').ReplicationSnapshot} ReplicationSnapshot */
const stopped = /** @type {{ job: Job, snapshot: ReplicationSnapshot }[]} */ (deserialize(readFileSync(from)))
const outcomes = stopped.map(({ job, snapshot }) => {
  const replication = Replication.restore(job, snapshot)
  replication.runTo(replication.end)
  return replication.outcome()
})
writeFileSync(to, serialize(outcomes))
