/** CPU time of this process since it began, all its threads, in ms: other work on the machine doesn't lengthen it, as it does a clock's. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
