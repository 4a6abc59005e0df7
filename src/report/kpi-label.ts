/** What numbers of a result are called in sentences and tables, and whether more of them is "longer" or "higher". */

interface Name {
  label: string
  /** What it is where there is more of it, and less. */
  more: string
  less: string
}

const amount = (label: string): Name => ({ label, more: 'higher', less: 'lower' })
const time = (label: string): Name => ({ label, more: 'longer', less: 'shorter' })

const NAMES: Readonly<Record<string, Name>> = {
  goodPerDay: amount('good output'),
  startsPerDay: amount('starts'),
  lostShare: amount('share of lots turned away'),
  wipUnits: amount('units in process'),
  wipLots: amount('lots in process'),
  cycleTimeMean: time('mean cycle time'),
  cycleTimeP50: time('median cycle time'),
  cycleTimeP90: time('P90 of the cycle time'),
  cycleTimeP95: time('P95 of the cycle time'),
  cycleTimeP99: time('P99 of the cycle time'),
  xFactor: amount('X-factor'),
  cumulativeYield: amount('cumulative yield'),
  'cost.perGoodUnit': amount('cost of a good unit'),
}

/** Of a number at an address; of the others the address itself. */
export function kpiName(address: string): Name {
  return NAMES[address] ?? amount(address)
}

/** As the heading of a table. */
export function kpiHeading(address: string): string {
  const { label } = kpiName(address)
  return label === address ? label : label.charAt(0).toUpperCase() + label.slice(1)
}
