/** The module that `--extension` names. */

import { type Extension, ExtensionError } from '../experiment/extension.ts'
import { loadExtension } from '../platform/node/extension.ts'
import type { ExtensionSource } from '../spec/extension.ts'
import { InputError } from './input-error.ts'

/** Null without the flag. @throws InputError where the file can't be loaded or exports something else */
export async function readExtension(file: string | undefined): Promise<Extension<ExtensionSource> | null> {
  if (file === undefined) return null
  try {
    return await loadExtension(file)
  } catch (error) {
    throw error instanceof ExtensionError ? new InputError(`--extension ${error.message}`) : error
  }
}

/** The flag again, for a command to copy. */
export function withExtension(file: string | undefined): string {
  return file === undefined ? '' : ` --extension ${file}`
}
