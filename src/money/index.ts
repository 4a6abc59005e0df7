/** What a line costs: from what it uses to money, energy and carbon dioxide by good unit. */
export { materialUsed } from './materials.ts'
export { packed, type Spending, spend, unpacked } from './spending.ts'
export { unitCost } from './unit-cost.ts'
export type { PowerState, StepUsage, Usage } from './usage.ts'
