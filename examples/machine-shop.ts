/** Ten machines break down, and a few repairmen mend them in the order in which they broke. How many repairmen are enough? */
import { Resource, Simulation } from 'tollway/engine'
import { confidenceInterval, Tally } from 'tollway/statistics'

const hour = 3600 // a tick is a second here
const year = 365 * 24 * hour
const [machines, timeBetweenFailures, repairTime] = [10, 40 * hour, 10 * hour]

/** Mean hours from a failure until the machine works again. */
function timeAway(repairmen: number, replication: number): number {
  const shop = new Simulation(1, replication)
  const crew = new Resource(repairmen)
  const times = new Tally()

  for (let machine = 1; machine <= machines; machine++) {
    const untilFailure = shop.random(`machine ${machine}/failure`, { kind: 'exponential', mean: timeBetweenFailures })
    const repair = shop.random(`machine ${machine}/repair`, { kind: 'exponential', mean: repairTime })

    const work = () => shop.schedule(untilFailure(), fail)
    const fail = () => {
      const failed = shop.now
      const mended = () => {
        times.add((shop.now - failed) / hour)
        crew.release()
        work()
      }
      crew.request(() => shop.schedule(repair(), mended))
    }
    work()
  }
  shop.run(year)
  return times.mean
}

for (const repairmen of [1, 2, 3]) {
  const years = Array.from({ length: 100 }, (_, replication) => timeAway(repairmen, replication))
  const { mean, halfWidth } = confidenceInterval(years, 0.95)
  console.log(`repairmen: ${repairmen}, back after ${mean.toFixed(1)} ± ${halfWidth?.toFixed(1)} h`)
}
