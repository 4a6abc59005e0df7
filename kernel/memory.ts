/** Linear memory: rows are taken from its end and never move; who gives rows back keeps them in a list of its own. */

const LINE: usize = 64
const PAGE: usize = 65536

let end: usize = (__heap_base + LINE - 1) & ~(LINE - 1)

/** Zeroed bytes that begin on a cache line. Traps where there is no more memory. */
export function take(bytes: usize): usize {
  const start = end
  end = (end + bytes + LINE - 1) & ~(LINE - 1)
  const missing = <isize>end - ((<isize>memory.size()) << 16)
  if (missing > 0 && memory.grow(<i32>((<usize>missing + PAGE - 1) / PAGE)) < 0) unreachable()
  return start
}
