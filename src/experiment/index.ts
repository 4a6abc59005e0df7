/** `tollway/experiment`: jobs, replications and their results. */
export { type Executor, type ExecutorEvents, SerialExecutor } from './executor.ts'
export { type Experiment, type ExperimentProgress, runExperiment } from './experiment.ts'
export { type Extension, ExtensionError, extensionOf } from './extension.ts'
export type { Job, ReplicationOutcome } from './job.ts'
export { rawProcessTime } from './raw-process-time.ts'
export { Replication, type ReplicationSnapshot, runReplication } from './replication.ts'
export { VERSION } from './version.ts'
