/** Designs of experiments: which settings of the factors to simulate, and what the results say about the factors. */

export { type Effects, factorialEffects, type Interaction, type MainEffect } from './effects.ts'
export { fullFactorial, oneAtATime } from './factorial.ts'
export { latinHypercube } from './latin-hypercube.ts'
export { sobol } from './sobol.ts'
