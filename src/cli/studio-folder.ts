/** Where the built studio lies: dist/studio, seen from dist/cli/ and from the bundle in dist/command/ alike. */
import { fileURLToPath } from 'node:url'

export const studioFolder = fileURLToPath(new URL('../studio/', import.meta.url))
