/** Choosing the best of several systems, and those that keep to constraints: which one needs more replications, which is out, when it is decided. */

export { EarlyMiss, type EarlyMissGoal } from './early-miss.ts'
export { equalAllocationProbability } from './equal-allocation.ts'
export { type Constraint, type FeasibilityGoal, FeasibilityTest, type Verdict } from './feasibility.ts'
export { KimNelson, type SelectionGoal } from './kim-nelson.ts'
export { correctSelectionBound, nextReplications, ocbaShares, type SystemEstimate } from './ocba.ts'
export { rinottConstant, rinottReplications } from './rinott.ts'
