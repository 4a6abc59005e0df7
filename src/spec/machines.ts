/** `machines:` a number of machines that are alike, or machines by name with a speed and the products that they may do. */

import { parseWhole } from './amounts.ts'
import type { MachineSpec } from './line.ts'
import { accept, type Parsed, refuse } from './parsed.ts'
import { parseShare } from './units.ts'

export interface MachinesText {
  machines: number
  machineList?: MachineSpec[]
}

const EXPECTED = 'a number of machines, or machines by name such as { tester-1: { speed: 90 % }, tester-2: { products: [toll] } }'
const KEYWORDS = ['speed', 'products']

export function parseMachines(raw: unknown): Parsed<MachinesText> {
  if (!isMap(raw)) {
    const count = parseWhole(raw, 1)
    return count.ok ? accept({ machines: count.value }) : refuse(typeof raw === 'object' ? EXPECTED : count.expected, count.hint)
  }
  const machineList: MachineSpec[] = []
  for (const [name, text] of Object.entries(raw)) {
    const machine = parseMachine(name, text)
    if (!machine.ok) return machine
    machineList.push(machine.value)
  }
  return machineList.length === 0 ? refuse(EXPECTED) : accept({ machines: machineList.length, machineList })
}

function parseMachine(name: string, raw: unknown): Parsed<MachineSpec> {
  const text = raw ?? {}
  if (!isMap(text)) return refuse(EXPECTED)
  const unknown = Object.keys(text).find((key) => !KEYWORDS.includes(key))
  if (unknown !== undefined) return refuse(`${EXPECTED}; "${unknown}" of machine "${name}" is none of ${KEYWORDS.join(', ')}`)
  const speed = parseSpeed(text.speed)
  if (!speed.ok) return refuse(`a speed above 0 for machine "${name}", such as 90 % or 1.1`)
  const { products } = text
  if (products === undefined) return accept({ name, speed: speed.value })
  const isList = Array.isArray(products) && products.length > 0 && products.every((product) => typeof product === 'string')
  return isList ? accept({ name, speed: speed.value, products }) : refuse(`a list of products for machine "${name}", such as [toll]`)
}

/** `oven-1`, `1` or a list of them. */
export function parseMachineNames(raw: unknown): Parsed<string[]> {
  const list: unknown[] = Array.isArray(raw) ? raw : [raw]
  const names = list.flatMap((name) => (typeof name === 'string' || typeof name === 'number' ? [String(name)] : []))
  const areAll = names.length === list.length && names.length > 0
  return areAll ? accept(names) : refuse('a machine, or a list of machines such as [oven-1, oven-2]')
}

/** Unlike a share, a speed may be above 1. */
function parseSpeed(raw: unknown): Parsed<number> {
  if (raw === undefined) return accept(1)
  if (typeof raw === 'number') return raw > 0 && Number.isFinite(raw) ? accept(raw) : refuse('a speed above 0')
  const share = parseShare(raw)
  return share.ok && share.value > 0 ? share : refuse('a speed above 0')
}

function isMap(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}
