/**
 * Dispatch rules of one's own. The press feeds two testers and asks which of them is hungrier:
 *
 *     tollway run examples/own-rule/line.yaml --extension examples/own-rule/rules.js
 *
 * What a carrier tells is in the types; an editor shows it.
 *
 * @type {Record<string, import('tollway').OwnRule>}
 */
export const rules = {
  // A score, lower first. It changes while carriers wait, so it is asked for at each choice.
  'x:hungriest-next': { score: (carrier) => carrier.nextQueue },

  // A score that never changes: the queue is kept in order, however long it is.
  'x:largest': { static: true, score: (carrier) => -carrier.units },

  // A comparison: negative where a goes first. Lots that wait for more than 8 h (times are in microseconds) go before the rest.
  'x:not-forgotten': {
    compare: (a, b, now) => Number(now - b.arrived > 8 * 3600e6) - Number(now - a.arrived > 8 * 3600e6),
  },
}
