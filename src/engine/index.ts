/** `tollway/engine`: clock, timers, random numbers and distributions, for the floor and for other plants. Depends on nothing. */
export { Binomial, type Distribution, drawHypergeometric, Sampler } from './distributions.ts'
export { exp, inverseIncompleteBeta, normalQuantile, pow } from './math/index.ts'
export { Draws, lotDraws, type PlaceKey, placeKey, Streams } from './random.ts'
export { type Request, Resource } from './resource.ts'
export { type Scheduled, Simulation } from './simulation.ts'
export { restoreState, type Stateful, type StateValues, type StateVisitor, saveState } from './state.ts'
export { grown, type Priority, type Ticks, type Timer, Timers } from './timers.ts'
