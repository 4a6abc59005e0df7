/** Names of files in a line file: relative to the file that they stand in, and never outside the folder of the line. */

/** The folder part of a reference, with its slash; '' where there is none. */
export function folderOf(ref: string): string {
  return ref.slice(0, Math.max(ref.lastIndexOf('/'), ref.lastIndexOf('\\')) + 1)
}

/** `lines/my-line.yaml` is called `my-line`. */
export function baseName(ref: string): string {
  return ref.slice(folderOf(ref).length).replace(/\.[A-Za-z]+$/, '')
}

/**
 * The reference that `name` means in the file `from`; `root` is the folder of the line. `null` where it leads out of that folder, or isn't a
 * plain relative path.
 */
export function resolveReference(name: string, from: string, root: string): string | null {
  if (/^[/~]|[\\:\0]/.test(name)) return null
  const parts: string[] = []
  for (const part of `${folderOf(from).slice(root.length)}${name}`.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.length === 0 ? null : `${root}${parts.join('/')}`
}
