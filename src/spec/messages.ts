/**
 * What is said between a page or process and its worker threads. Plain data that survives `postMessage`; the job and the outcome are `experiment`'s,
 * named by the side that imports this. To cancel, the thread is ended: a busy thread reads no messages.
 */

/** To a worker: do one replication. */
export interface WorkerRequest<Job> {
  /** null: of the same job as the request before. */
  job: Job | null
  replication: number
}

/** From a worker. Every request is answered once by `outcome` or `failed`, after any number of `progress`. */
export type WorkerReply<Outcome> =
  | { kind: 'progress'; replication: number /** of simulated time, 0..1 */; share: number }
  | { kind: 'outcome'; outcome: Outcome }
  | { kind: 'failed'; error: WorkerError }

/** An error as it crosses the border: its class is lost, its name, message and stack are not. */
export interface WorkerError {
  name: string
  message: string
  stack: string | null
}
