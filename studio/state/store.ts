/** A value that parts of the page follow; each part sees only what it picks. */
import { useSyncExternalStore } from 'react'

export interface Store<State> {
  get(): State
  set(change: Partial<State>): void
  subscribe(hear: () => void): () => void
}

export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change }
      for (const hear of listeners) hear()
    },
    subscribe(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
  }
}

/** @param pick must give the same object for the same state */
export function usePicked<State extends object, Picked>(store: Store<State>, pick: (state: State) => Picked): Picked {
  return useSyncExternalStore(store.subscribe, () => pick(store.get()))
}
