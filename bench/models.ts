/**
 * Three textbook models as ordinary line files with ordinary measures, beside programs written by hand for just that model: C with a binary heap (compiled
 * with gcc -O3, where there is one) and plain JavaScript (bench/reference), and beside the general floor, the simple reference of the kernel that runs them. Work per CPU second in units that don't depend on what a program fires:
 * 2 a customer of M/M/1, 10 a job of the tandem, 61 a lot of the re-entrant line. Each measurement is a process of its own; the programs take turns;
 * medians, and the smallest and largest of the paired ratios. Written to out/bench/models.json too.
 * Run: npm run bench -- models
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Job, kpiAt, runReplication } from '../src/experiment/index.ts'
import { readLine } from '../src/index.ts'

const REPETITIONS = 7
const DAY = 86_400e6

/** Work of a customer, customers that a measurement takes at least, and days of the line that bring about so many. */
const MODELS = [
  { name: 'mm1', title: 'M/M/1', work: 2, customers: 3_000_000, days: 2100 },
  { name: 'tandem', title: 'tandem', work: 10, customers: 500_000, days: 470 },
  { name: 're-entrant', title: 're-entrant', work: 61, customers: 60_000, days: 75 },
] as const

type Model = (typeof MODELS)[number]

/** Work per CPU second, and customers a second of the line, by which one sees that all simulate the same. */
interface Measured {
  rate: number
  throughput: number
}

/** The kernel of plain lines, or its simple reference. */
type FloorChoice = 'fastest' | 'general'

const repository = fileURLToPath(new URL('../../../', import.meta.url))

/** What a child process is asked for: `node models.js <model> <floor>`. */
async function measureLine({ name, work, days }: Model, floor: FloorChoice): Promise<Measured> {
  const path = `${repository}bench/lines/${name}.yaml`
  const reading = await readLine(path, { readText: (file) => readFile(file, 'utf8') })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  const { line, hash } = reading
  const job: Job = { line, lineHash: hash, seed: 1, replications: 1, warmUp: 0, horizon: days * DAY }
  // The compiler of Node is to have seen the code: the programs written by hand are small and are compiled at once.
  runReplication({ ...job, horizon: job.horizon / 4 }, 0, undefined, null, floor)
  const before = process.cpuUsage()
  const outcome = runReplication(job, 1, undefined, null, floor)!
  const { user, system } = process.cpuUsage(before)
  const customers = kpiAt(job, 'goodPerDay').of(outcome) * days
  return { rate: (customers * work * 1e6) / (user + system), throughput: customers / days / 86_400 }
}

function measureReference(command: string, args: readonly string[], { name, work, customers }: Model): Measured {
  const text = execFileSync(command, [...args, name, String(customers), '1'], { encoding: 'utf8' })
  const [done, seconds, , throughput] = text.trim().split(' ').map(Number)
  return { rate: (done! * work) / seconds!, throughput: throughput! }
}

function measureInChild({ name }: Model, floor: FloorChoice): Measured {
  return JSON.parse(execFileSync(process.execPath, [fileURLToPath(import.meta.url), name, floor], { encoding: 'utf8' })) as Measured
}

/** The program in C; null: there is no compiler here. */
function compiledC(): string | null {
  const program = `${repository}out/bench/reference`
  mkdirSync(`${repository}out/bench`, { recursive: true })
  const { status } = spawnSync('gcc', ['-O3', '-march=native', '-o', program, `${repository}bench/reference/reference.c`, '-lm'])
  return status === 0 ? program : null
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}

function millions(rate: number): string {
  return (rate / 1e6).toFixed(2)
}

function compare(model: Model, program: string | null): object {
  const programs: Record<string, () => Measured> = {
    tollway: () => measureInChild(model, 'fastest'),
    general: () => measureInChild(model, 'general'),
    javascript: () => measureReference(process.execPath, [`${repository}bench/reference/reference.js`], model),
    ...(program !== null && { c: () => measureReference(program, [], model) }),
  }
  const rates: Record<string, number[]> = {}
  const throughputs: Record<string, number> = {}
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    for (const [name, measure] of Object.entries(programs)) {
      const { rate, throughput } = measure()
      rates[name] = [...(rates[name] ?? []), rate]
      throughputs[name] = throughput
    }
  }
  const ratios = (to: string): number[] => (rates[to] ?? []).map((rate, index) => rates['tollway']![index]! / rate)
  const said = (to: string): string => {
    const all = ratios(to)
    return all.length === 0 ? '-' : `${median(all).toFixed(3)} (${Math.min(...all).toFixed(3)} to ${Math.max(...all).toFixed(3)})`
  }
  const rateOf = (name: string): string => (rates[name] === undefined ? '-' : millions(median(rates[name])))
  console.log(
    [
      model.title.padEnd(11),
      rateOf('tollway').padStart(7),
      rateOf('general').padStart(13),
      rateOf('javascript').padStart(10),
      rateOf('c').padStart(7),
    ].join('  '),
    ` ${said('c').padEnd(24)}  ${said('javascript').padEnd(24)}  ${said('general')}`,
  )
  return {
    model: model.name,
    rates,
    throughputs,
    ratioToC: said('c'),
    ratioToJavaScript: said('javascript'),
    ratioToGeneralFloor: said('general'),
  }
}

const asked = MODELS.find(({ name }) => name === process.argv[2])
if (asked !== undefined) console.log(JSON.stringify(await measureLine(asked, process.argv[3] === 'general' ? 'general' : 'fastest')))
else {
  const program = compiledC()
  if (program === null) console.log('gcc: not found, so no comparison with C')
  console.log('Millions of units of work per CPU second')
  console.log(
    '             Tollway  general floor  JavaScript        C   Tollway / C               Tollway / JavaScript      Tollway / general floor',
  )
  const models = MODELS.map((model) => compare(model, program))
  const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, date: new Date().toISOString() }
  writeFileSync(`${repository}out/bench/models.json`, `${JSON.stringify({ machine, repetitions: REPETITIONS, models }, null, 2)}\n`)
}
