/** Undo and redo of the text of a line: one history for the editor, the forms and everything else that changes it. */

interface Version {
  text: string
  /** What made it; changes of the same kind that follow each other at once are one step. */
  kind: string
  at: number
}

export interface History {
  past: readonly Version[]
  future: readonly Version[]
}

export const noHistory: History = { past: [], future: [] }

/** Milliseconds within which changes of one kind are one step. */
const TOGETHER = 900
const MOST = 200

/** @param text as it was before the change @param kind empty: always a step of its own */
export function remembered({ past }: History, text: string, kind: string, at: number): History {
  const last = past.at(-1)
  if (last !== undefined && kind !== '' && last.kind === kind && at - last.at < TOGETHER)
    return { past: [...past.slice(0, -1), { ...last, at }], future: [] }
  return { past: [...past, { text, kind, at }].slice(-MOST), future: [] }
}

export interface Step {
  text: string
  history: History
}

/** null: there is nothing to undo. */
export function undone({ past, future }: History, text: string): Step | null {
  const last = past.at(-1)
  return last === undefined
    ? null
    : { text: last.text, history: { past: past.slice(0, -1), future: [{ ...last, text, kind: '' }, ...future] } }
}

/** null: there is nothing to do again. */
export function redone({ past, future }: History, text: string): Step | null {
  const [next, ...rest] = future
  return next === undefined ? null : { text: next.text, history: { past: [...past, { ...next, text, kind: '' }], future: rest } }
}
