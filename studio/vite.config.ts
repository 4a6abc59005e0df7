/** Builds the studio into dist/studio: files that any static host serves from any folder. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { offline } from './build/offline.ts'
import { shippedLines } from './build/shipped-lines.ts'
import { themed } from './build/themed.ts'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const lines = path('../lines')

export default defineConfig({
  root: path('.'),
  base: './',
  resolve: {
    alias: [
      { find: 'tollway/threads', replacement: path('../src/platform/browser/threads.ts') },
      { find: /^tollway\/(\w+)$/, replacement: `${path('../src')}/$1/index.ts` },
    ],
  },
  plugins: [shippedLines(lines), themed(), offline()],
  worker: { format: 'es', plugins: () => [shippedLines(lines)] },
  build: {
    outDir: path('../dist/studio'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licences.md' },
    reportCompressedSize: false,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
})
