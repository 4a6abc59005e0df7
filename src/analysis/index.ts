/** `tollway/analysis`: answers without simulating. */
export { type QueueingProduct, type QueueingReport, type QueueingStation, queueing } from './queueing/queueing.ts'
export { standingCost } from './standing-cost.ts'
export { type CapacityReport, type CapacityRow, staticCapacity } from './static-capacity.ts'
