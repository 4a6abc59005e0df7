/** Loads an extension, a module of dispatch rules, from its file. */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Extension, ExtensionError, extensionOf } from '../../experiment/extension.ts'
import type { ExtensionSource } from '../../spec/extension.ts'

/**
 * The extension in a JavaScript file; `ref` is what a job says of it, `rules` are for a `SerialExecutor` of this thread.
 * @throws ExtensionError where the file can't be loaded or exports something else
 */
export async function loadExtension(path: string): Promise<Extension<ExtensionSource>> {
  const name = basename(path)
  const { href } = pathToFileURL(path)
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw notLoaded(path, error.code === 'ENOENT' ? 'no such file' : String(error.code))
  })
  const hash = createHash('sha256').update(bytes).digest('hex')
  let module: unknown
  try {
    // With its hash it is another module to Node after a change, and not the one that it remembers.
    module = await import(`${href}?sha256=${hash}`)
  } catch (error) {
    throw notLoaded(path, error instanceof Error ? `${error.name}: ${error.message}` : String(error))
  }
  return extensionOf({ name, hash, url: href }, module)
}

/** The same, in a worker thread. @throws ExtensionError also where the file is no longer what it was when the job was made */
export async function loadSource({ name, hash, url }: ExtensionSource): Promise<Extension> {
  const extension = await loadExtension(fileURLToPath(url))
  if (extension.ref.hash === hash) return extension
  throw new ExtensionError(`${name}\n  expected the file as it was when the run began, received a changed one`)
}

function notLoaded(path: string, received: string): ExtensionError {
  return new ExtensionError(`${path}\n  expected a JavaScript module that can be loaded, received ${received}`)
}
