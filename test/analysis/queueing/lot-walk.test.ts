import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { queueing } from '../../../src/analysis/index.ts'
import { rawProcessTime } from '../../../src/experiment/index.ts'
import { readLine } from '../../../src/io/read-line.ts'

const folder = new URL('../../../lines/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'))

async function shipped(name: string) {
  const reading = await readLine(`${folder.pathname}${name}`, { readText: (file) => readFile(file, 'utf8'), set: [] })
  if (!reading.ok) throw new Error(`${name}: expected a line, received problems`)
  return reading.line
}

describe('one lot followed by formulas', () => {
  it.each(names)('%s: takes as long through the empty line as on the floor, within three per cent', async (name) => {
    const line = await shipped(name)
    for (const { product, ticks } of rawProcessTime(line)) {
      const own = queueing(line).products.find((each) => each.product === product)
      expect(Math.abs(own!.rawProcessTime / ticks - 1), product).toBeLessThan(0.03)
    }
  })
})
