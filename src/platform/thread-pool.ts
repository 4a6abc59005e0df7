/**
 * Runs replications on a few threads, the same in Node and in a browser: each thread has one replication at a time and fetches the next when it is done.
 * Threads are started when they are first needed and kept for the next run; cancelling and failing end them.
 */

import type { Executor, ExecutorEvents, Task } from '../experiment/executor.ts'
import type { Job, ReplicationOutcome } from '../experiment/job.ts'
import type { WorkerError, WorkerReply, WorkerRequest } from '../spec/messages.ts'

/** One worker, whatever the platform calls it. */
export interface Thread {
  post(request: WorkerRequest<Job>): void
  end(): Promise<void>
}

/** Starts a thread that reports its replies, or that it died, to `events`. */
export type StartThread = (events: ThreadEvents) => Thread

export interface ThreadEvents {
  reply(reply: WorkerReply<ReplicationOutcome>): void
  crash(error: Error): void
}

interface Member {
  thread: Thread
  /** What it is working on, and for; null: idle. */
  task: Task | null
  run: PoolRun | null
  /** The job it knows. */
  job: Job | null
}

/** One call of `run`: what is to do, and how it ends. */
interface PoolRun {
  tasks: readonly Task[]
  /** The next of them. */
  next: number
  on: ExecutorEvents
  settle(error: Error | null): void
}

export class ThreadPool implements Executor {
  readonly threads: number
  readonly #start: StartThread
  #members: Member[] = []
  #current: PoolRun | null = null

  /** @param threads how many at most, at least 1 */
  constructor(threads: number, start: StartThread) {
    this.threads = threads
    this.#start = start
  }

  /** Resolves when all are done or `signal` is aborted (then what isn't finished is dropped); rejects with the first failure. One run at a time. */
  async run(tasks: readonly Task[], on: ExecutorEvents, signal?: AbortSignal): Promise<void> {
    if (this.#current !== null) throw new Error('thread pool: expected one run at a time, received a second one')
    if (tasks.length === 0 || signal?.aborted === true) return
    let onAbort = (): void => {}
    const error = await new Promise<Error | null>((settle) => {
      this.#current = { tasks, next: 0, on, settle }
      onAbort = () => settle(null)
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#fill()
    })
    // A study has one signal for hundreds of runs.
    signal?.removeEventListener('abort', onAbort)
    this.#current = null
    if (this.#members.some((member) => member.run !== null)) await this.close()
    if (error !== null) throw error
  }

  /** Ends all threads; a run that is under way never reports again. The pool may be used again: it starts new ones. */
  async close(): Promise<void> {
    const members = this.#members
    this.#members = []
    for (const member of members) member.run = null
    await Promise.all(members.map(({ thread }) => thread.end()))
  }

  /** Gives waiting tasks to idle threads, starting new ones while there are fewer than allowed. */
  #fill(): void {
    while (this.#current !== null && this.#current.next < this.#current.tasks.length) {
      const idle = this.#members.find((member) => member.run === null) ?? this.#hire()
      if (idle === null) return
      this.#give(idle, this.#current)
    }
  }

  #hire(): Member | null {
    if (this.#members.length >= this.threads) return null
    const member: Member = {
      task: null,
      run: null,
      job: null,
      thread: this.#start({
        reply: (reply) => this.#hear(member, reply),
        crash: (error) => this.#lose(member, error),
      }),
    }
    this.#members.push(member)
    return member
  }

  #give(member: Member, run: PoolRun): void {
    const task = run.tasks[run.next++]
    if (task === undefined) return
    const { job, replication } = task
    member.task = task
    member.run = run
    member.thread.post({ job: member.job === job ? null : job, replication })
    member.job = job
  }

  #hear(member: Member, reply: WorkerReply<ReplicationOutcome>): void {
    const { run, task } = member
    if (run === null || task === null || run !== this.#current) return
    if (reply.kind === 'progress') run.on.progress?.(reply.share, task)
    else if (reply.kind === 'failed') run.settle(rebuilt(reply.error))
    else this.#finish(member, run, reply.outcome, task)
  }

  #finish(member: Member, run: PoolRun, outcome: ReplicationOutcome, task: Task): void {
    member.run = null
    run.on.outcome(outcome, task)
    this.#fill()
    if (this.#members.every((other) => other.run !== run)) run.settle(null)
  }

  /** A thread died: its run fails, the others go on until the run's end. */
  #lose(member: Member, error: Error): void {
    this.#members = this.#members.filter((other) => other !== member)
    member.run?.settle(error)
    member.thread.end()
  }
}

function rebuilt({ name, message, stack }: WorkerError): Error {
  const error = new Error(message)
  error.name = name
  if (stack !== null) error.stack = stack
  return error
}
