/** What went wrong while running, with everything needed to see it again. */
export class SimulationError extends Error {
  override readonly name = 'SimulationError'
}
