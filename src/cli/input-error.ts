/** What the user gave and can mend: a flag, a file name, a line file. The command ends with exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

/** Where, what was expected, what came. */
export function expectedButReceived(place: string, expected: string, received: string): InputError {
  return new InputError(`${place}\n  expected ${expected}, received ${received}`)
}

/** What went wrong, with the kind of error. */
export function said(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
