/**
 * Who goes first at equal times. One short table, tested in test/model/simultaneous.test.ts:
 * what frees something, then what comes in, then what disturbs, then what has waited long enough.
 * Work is started after all of them (the start phase of `Floor.run`), so that a rule sees everything that is there at that instant; a time bucket
 * of the books closes last of all, so that a row says the same as a cut at its time.
 */
export const Priority = {
  /** A cycle or setup ends; a repair, a planned stop, an outage or a closed shift ends. */
  completion: 0,
  /** A lot is released; a carrier arrives from a transport or a delay. */
  arrival: 1,
  /** A breakdown strikes, a planned stop falls due, a shift ends, an outage begins, another dated change comes. */
  disturbance: 2,
  /** An oven, or a carrier with a queue-time limit, has waited long enough; carts load and leave. */
  patience: 3,
} as const
