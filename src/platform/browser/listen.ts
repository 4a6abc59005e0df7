/// <reference lib="dom" />
/** Makes the worker that calls it a thread that runs replications. */

import type { Job } from '../../experiment/job.ts'
import type { WorkerRequest } from '../../spec/messages.ts'
import { requestHandler } from '../request-handler.ts'

export function listenAsThread(): void {
  const handle = requestHandler((message, transfer) => self.postMessage(message, { transfer }), null)
  self.onmessage = ({ data }: MessageEvent<WorkerRequest<Job>>) => handle(data)
}
