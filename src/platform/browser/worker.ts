/// <reference lib="dom" />
/** Entry of a browser's module worker. */

import type { Job } from '../../experiment/job.ts'
import type { WorkerRequest } from '../../spec/messages.ts'
import { requestHandler } from '../request-handler.ts'

const handle = requestHandler((message, transfer) => self.postMessage(message, { transfer }), null)
self.onmessage = ({ data }: MessageEvent<WorkerRequest<Job>>) => handle(data)
