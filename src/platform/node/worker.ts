/** Entry of a Node worker thread. */

import { parentPort } from 'node:worker_threads'
import type { Job } from '../../experiment/job.ts'
import type { WorkerRequest } from '../../spec/messages.ts'
import { requestHandler } from '../request-handler.ts'
import { loadSource } from './extension.ts'

const handle = requestHandler((message, transfer) => parentPort?.postMessage(message, transfer), loadSource)
parentPort?.on('message', (request: WorkerRequest<Job>) => handle(request))
