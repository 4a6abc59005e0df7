import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Two cores are two workers: the process that waits for them does next to nothing.
    maxWorkers: '100%',
    // Long, for a slow machine with other work: a test that hangs must end, nothing more.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
