/** Counts carriers that are brought, and carts, one by one, apart from what the floor keeps of them. */
import { Handler } from '../../src/model/handlers.ts'
import { type Floor, PerCarts } from '../../src/model/index.ts'

const FREE = 0
const COMING = 1
const LOADING = 2
const MOVING = 3
const UNUSED = 4

interface CartRows {
  state: Uint8Array
  area: Int32Array
  way: Int32Array
  first: Int32Array
  load: Int32Array
  coming: Int32Array
  inUse: Int32Array
  waiting: { heads: Int32Array; lengths: Int32Array }
}

/** Carriers that wait for a cart, are on one, or are under way without. */
export function carriersUnderWay(floor: Floor): number {
  const { timers, transport } = floor
  if (transport === null) return 0
  const alone = timers.pending.filter((timer) => timers.handlerOf(timer) === Handler.brought).length
  if (transport.carts === null) return alone
  const { waiting, load } = rowsOf(floor)
  return alone + sum(waiting.lengths) + sum(load)
}

/** Every carrier in one list, no cart with more than it carries, none free while somebody calls for whom none comes. */
export function transportFaults(floor: Floor): string[] {
  const { transport, line } = floor
  if (transport === null) return []
  const faults: string[] = []
  const check = (what: string, counted: number, kept: number) => {
    if (counted !== kept) faults.push(`${what}: counted ${counted}, kept ${kept}`)
  }
  check('carriers under way', carriersUnderWay(floor), (transport as unknown as { count: number }).count)
  if (transport.carts === null) return faults
  const rows = rowsOf(floor)
  const listed = (head: number): number => (head === -1 ? 0 : 1 + listed(floor.carriers.next[head]!))
  for (const [way, head] of rows.waiting.heads.entries()) check(`line of way ${way}`, listed(head), rows.waiting.lengths[way]!)
  line.transport!.carts.forEach(({ spec, first, ways }, kind) => {
    const own = Array.from({ length: spec.count }, (_, number) => first + number)
    const inState = (state: number) => own.filter((cart) => rows.state[cart] === state)
    for (const cart of own) {
      check(`cart ${cart}: load`, listed(rows.first[cart]!), rows.load[cart]!)
      if (rows.load[cart]! > spec.carries) faults.push(`cart ${cart}: ${rows.load[cart]} carriers`)
      const isLoaded = rows.state[cart] === LOADING || rows.state[cart] === MOVING
      if (rows.load[cart]! > 0 !== isLoaded) faults.push(`cart ${cart}: ${rows.load[cart]} carriers in state ${rows.state[cart]}`)
    }
    const unused = spec.count - rows.inUse[kind]!
    if (inState(UNUSED).length > unused) faults.push(`${spec.name}: ${inState(UNUSED).length} carts out of use, ${unused} should be`)
    if (inState(FREE).some((cart) => cart - first >= rows.inUse[kind]!)) faults.push(`${spec.name}: a free cart that is not in use`)
    for (const way of ways) {
      check(`carts on their way ${way}`, inState(COMING).filter((cart) => rows.way[cart] === way).length, rows.coming[way]!)
      const uncalled = rows.waiting.lengths[way]! - rows.coming[way]! * spec.carries
      if (uncalled > 0 && inState(FREE).length > 0) faults.push(`${spec.name}: a free cart and ${uncalled} carriers on way ${way}`)
    }
    const { scalars } = floor.cut()
    const of = (column: number) => scalars[floor.books.layout.ofCarts(kind) + column]!
    if (of(PerCarts.busyArea) > of(PerCarts.thereArea) || of(PerCarts.emptyArea) > of(PerCarts.busyArea))
      faults.push(`${spec.name}: busy ${of(PerCarts.busyArea)}, empty ${of(PerCarts.emptyArea)} of ${of(PerCarts.thereArea)}`)
    if (of(PerCarts.carriers) > of(PerCarts.moves) * spec.carries || of(PerCarts.carriers) < of(PerCarts.moves))
      faults.push(`${spec.name}: ${of(PerCarts.carriers)} carriers in ${of(PerCarts.moves)} moves`)
  })
  return faults
}

function rowsOf(floor: Floor): CartRows {
  return floor.transport!.carts as unknown as CartRows
}

function sum(values: Int32Array): number {
  return values.reduce((all, value) => all + value, 0)
}
