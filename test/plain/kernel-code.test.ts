import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { kernelCode } from '../../scripts/kernel.mjs'

it('the compiled kernel is what its source comes to: `npm run kernel` brings it up to date', async () => {
  const written = await readFile(new URL('../../src/plain/kernel-code.ts', import.meta.url), 'utf8')
  expect(written).toBe(await kernelCode())
})
