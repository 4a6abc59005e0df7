/** Plain lines, run by a kernel of their own: the same bytes as from the general floor, many times as fast. */
export { isPlain } from './is-plain.ts'
export { PlainFloor, type PlainFloorOptions } from './plain-floor.ts'
