/** An extension, a module of the user's own with dispatch rules, as plain data: what a job and its result say about it. */

export interface ExtensionRef {
  /** Name of its file. */
  name: string
  /** SHA-256 of the file's bytes, 64 hexadecimal digits. What the module imports itself is not in it. */
  hash: string
}

/** An extension that another thread can load for itself. */
export interface ExtensionSource extends ExtensionRef {
  /** `file:` URL of the module. */
  url: string
}
