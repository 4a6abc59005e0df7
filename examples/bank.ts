/** A day at the bank: three tellers, business customers first, and everybody leaves after waiting too long. */
import { Resource, Simulation } from 'tollway/engine'
import { Tally } from 'tollway/statistics'

const minute = 60 // a tick is a second here
const bank = new Simulation(2)
const tellers = new Resource(3)

function customers(kind: string, priority: number, every: number): void {
  const untilNext = bank.random(`${kind}/arrival`, { kind: 'exponential', mean: every })
  const service = bank.random(`${kind}/service`, { kind: 'lognormal', mean: 6 * minute, cv: 0.8 })
  const patience = bank.random(`${kind}/patience`, { kind: 'uniform', low: 5 * minute, high: 20 * minute })
  const waits = new Tally()
  let gaveUp = 0

  function arrive(): void {
    const arrived = bank.now
    const givingUp = bank.schedule(patience(), () => {
      tellers.cancel(turn)
      gaveUp++
    })
    const serve = () => {
      bank.cancel(givingUp)
      waits.add((bank.now - arrived) / minute)
      bank.schedule(service(), () => tellers.release())
    }
    const turn = tellers.request(serve, priority)
    bank.schedule(untilNext(), arrive)
  }

  bank.schedule(untilNext(), arrive)
  const report = () => console.log(`${kind}: ${waits.count} served after ${waits.mean.toFixed(1)} min on average, ${gaveUp} gave up`)
  bank.schedule(8 * 60 * minute, report)
}

customers('business', 0, 6 * minute)
customers('private', 1, 3 * minute)
bank.run(8 * 60 * minute)
