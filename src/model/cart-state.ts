/** What a cart does. */
export const CartState = {
  /** It stands where it came last. */
  free: 0,
  /** It comes empty. */
  coming: 1,
  /** It stands where it loads, and waits for more. */
  loading: 2,
  /** It goes with carriers. */
  moving: 3,
  /** Out of use. */
  unused: 4,
} as const
