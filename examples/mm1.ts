/** The queue M/M/1: customers arrive at random, one server. Ten independent years against the formula (Erlang 1909). */
import { Resource, Simulation } from 'tollway/engine'
import { confidenceInterval, Tally } from 'tollway/statistics'

const minute = 60_000 // a tick is a millisecond here
const year = 365 * 24 * 60 * minute
const arrivalsEvery = 10 * minute
const serviceTakes = 8 * minute

/** Mean minutes from arrival to departure. */
function timeInShop(replication: number): number {
  const shop = new Simulation(1, replication)
  const untilNextArrival = shop.random('arrival', { kind: 'exponential', mean: arrivalsEvery })
  const service = shop.random('service', { kind: 'exponential', mean: serviceTakes })
  const server = new Resource(1)
  const times = new Tally()

  function arrive(): void {
    const arrived = shop.now
    const leave = () => {
      times.add((shop.now - arrived) / minute)
      server.release()
    }
    server.request(() => shop.schedule(service(), leave))
    shop.schedule(untilNextArrival(), arrive)
  }

  shop.schedule(untilNextArrival(), arrive)
  shop.run(year)
  return times.mean
}

const years = Array.from({ length: 10 }, (_, replication) => timeInShop(replication))
const { mean, halfWidth } = confidenceInterval(years, 0.95)
console.log(`simulated: ${mean.toFixed(2)} ± ${halfWidth?.toFixed(2)} min in the shop`)
console.log(`formula:   ${(1 / (1 / serviceTakes - 1 / arrivalsEvery) / minute).toFixed(2)} min`)
