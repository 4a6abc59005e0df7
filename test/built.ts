/** The built package, for tests of what only exists built: the command line and the worker threads. */
import { existsSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isBuilt } from '../scripts/build.mjs'

const distFolder = fileURLToPath(new URL('../dist/', import.meta.url))

/** Path of a file in dist/. @throws Error where dist/ is not what src/ says now */
export function built(path: string): string {
  const file = `${distFolder}${path}`
  if (!isBuilt() || !existsSync(file))
    throw new Error(`dist/${path}: expected an up-to-date build, received an old one or none; run npm run build`)
  return file
}

/** Imports a module of dist/ with the types of its source. */
export async function importBuilt<Module>(path: string): Promise<Module> {
  return (await import(/* @vite-ignore */ pathToFileURL(built(path)).href)) as Module
}
