/**
 * The cold start of the command line: CPU seconds of one process, reading, arithmetic and printing included, beside Node that does nothing. Commands of
 * the built package (dist/command), in turns.
 * Run: npm run bench -- start-up
 */
import { spawnSync } from 'node:child_process'
import { median, sized, spread } from './support/measure.ts'
import { publish, repository } from './support/publish.ts'

const REPETITIONS = sized(15, 5)

const main = `${repository}dist/command/main.js`
const COMMANDS: Record<string, string[]> = {
  'node that does nothing': ['--eval', '0'],
  'tollway --help': [main, '--help'],
  'tollway check lines/toll-reference.yaml': [main, 'check', 'lines/toll-reference.yaml'],
  'tollway capacity lines/toll-reference.yaml': [main, 'capacity', 'lines/toll-reference.yaml'],
  'tollway run lines/01-one-machine.yaml, 10 x 10 d, 1 thread': [
    ...[main, 'run', 'lines/01-one-machine.yaml', '--warm-up', '1 d', '--horizon', '10 d', '--threads', '1', '--quiet'],
  ],
}

/** CPU of a process and its threads, by what the process itself says when it ends. */
const METER = `data:text/javascript,process.on('exit',()=>{const{user,system}=process.cpuUsage();process.stderr.write('cpu '+(user+system)/1e6)})`

function seconds(args: readonly string[]): number {
  const run = spawnSync(process.execPath, ['--import', METER, ...args], { cwd: repository, encoding: 'utf8' })
  const [, said] = /cpu ([\d.]+)$/.exec(run.stderr) ?? []
  if (run.status !== 0 || said === undefined) throw new Error(`${args.join(' ')}\n  expected to end well, received: ${run.stderr}`)
  return Number(said)
}

const samples = Object.values(COMMANDS).map((): number[] => [])
for (let repetition = 0; repetition <= REPETITIONS; repetition++)
  for (const [index, args] of Object.values(COMMANDS).entries()) {
    const value = seconds(args)
    // The first round brings the files into memory.
    if (repetition > 0) samples[index]!.push(value)
  }
const names = Object.keys(COMMANDS)
const rows = names.map((name, index) => [name, spread(samples[index]!, 2), (median(samples[index]!) - median(samples[0]!)).toFixed(2)])
publish(
  'start-up',
  [{ title: 'Cold start', columns: ['', 'CPU s', 'beside Node itself'], rows }],
  Object.fromEntries(names.map((name, index) => [name, samples[index]])),
)
