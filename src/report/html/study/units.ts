/** Units in drawings: short ones stand beside each number, long ones once in the line above. */

const SHORT = 4

/** Of a number in a drawing; empty where the unit is said once. */
export function shortUnit(unit: string): string {
  return unit.length > SHORT ? '' : unit
}

/** ", in units/day" where it isn't said beside each number. */
export function inUnit(unit: string): string {
  return unit.length > SHORT ? `, in ${unit}` : ''
}
