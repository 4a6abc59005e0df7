/** What the user gave and can mend: a flag, a file name, a line file. The command ends with exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

/** Where, what was expected, what came. */
export function expectedButReceived(place: string, expected: string, received: string): InputError {
  return new InputError(`${place}\n  expected ${expected}, received ${received}`)
}
