/** `tollway/analysis`: answers without simulating. */
export { type CapacityReport, type CapacityRow, staticCapacity } from './static-capacity.ts'
