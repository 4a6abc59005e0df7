/** Commands and flags. Each command's own file is loaded only when it runs: a cold start pays for nothing else. */

import { Command, CommanderError } from 'commander'
import { VERSION } from '../experiment/version.ts'
import { LEAST_BATCHES } from '../experiment/windows.ts'
import { assignment, collected, shareUpTo, wholeNumber } from './flags.ts'
import { InputError, said } from './input-error.ts'

const mostReplications = 100_000
const mostThreads = 1024
const mostCurvePoints = 100
const mostScale = 100
const mostBatches = 1000
const mostPort = 65_535

/** What several commands take. */
const LINE = ['<line>', 'line file, or the name of a shipped line'] as const
const WARM_UP = ['--warm-up <duration>', 'time deleted before counting, such as "30 d"'] as const
const HORIZON = ['--horizon <duration>', 'time counted after the warm-up, such as "90 d"'] as const
const SEED = ['--seed <n>', 'seed of all random numbers', wholeNumber('--seed', 0, Number.MAX_SAFE_INTEGER)] as const
const SET = ['--set <path=value>', 'change the line; may be repeated', assignment] as const
const EXTENSION = ['--extension <file>', 'JavaScript module with dispatch rules of your own (x:name in the line)'] as const
const THREADS = ['--threads <n>', 'worker threads (default: the cores of this machine)', wholeNumber('--threads', 1, mostThreads)] as const
const QUIET = ['--quiet', 'no progress bar'] as const
const replications = (description: string) =>
  ['--replications <n>', description, wholeNumber('--replications', 1, mostReplications)] as const

/** Runs the command line's arguments (without `node` and the script). @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  let exitCode = 0
  const program = buildProgram((code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    return report(error)
  }
}

/** @param finish hears the exit code of the command that ran */
function buildProgram(finish: (code: number) => void): Command {
  const program = new Command('tollway')
  program
    .description('Simulates power-semiconductor assembly-and-test lines: what a line makes, how long a lot takes, what holds it back.')
    .version(VERSION)
    .exitOverride()
    // Errors are printed once, by `report`.
    .configureOutput({ outputError: () => {} })

  program
    .command('run')
    .description('simulate a line and print the answer')
    .argument(...LINE)
    .option(...replications("independent runs (default: the line's)"))
    .option(
      '--until <precision>',
      'replications until the error is below this, such as "1 %" or "cycleTimeMean=2 %"; may be repeated',
      collected,
    )
    .option('--budget <n>', 'with --until: replications at most, or a time such as "10 min" (default: 1000)')
    .option('--control-variates', 'also means corrected for what chance happened to bring: narrower intervals from as many replications')
    .option('--batches <n>', 'one long run, its intervals from so many batches', wholeNumber('--batches', LEAST_BATCHES, mostBatches))
    .option('--warm-up <duration>', 'time deleted before counting, such as "30 d"; auto: chosen from what the line does')
    .option(...HORIZON)
    .option(...SEED)
    .option('--set <path=value>', 'change the line, such as stations.hot-test.machines=10; may be repeated', assignment)
    .option(...EXTENSION)
    .option('--wip <file>', 'start with the lots of a table (CSV: lot, product, step, units, priority, due, age) in the line')
    .option(...THREADS)
    .option('--json', 'print result.json and nothing else')
    .option('--out <folder>', 'write report.html there, and result.json, series.json and run.json')
    .option('--log <file>', 'write what happens on the floor there, record by record: .ndjson or .parquet; one thread')
    .option(...QUIET)
    .action(async (line: string, flags) => finish(await (await import('./commands/run.ts')).run(line, flags)))

  program
    .command('compare')
    .description('simulate lines with the same random numbers and say what differs')
    .argument('<lines...>', 'line files or names of shipped lines; the others are compared with the first')
    .option(
      '--with <changes>',
      'a variant of one line, such as "one more tester: stations.hot-test.machines=10"; may be repeated',
      collected,
    )
    .option('--all-pairs', 'compare each with each other')
    .option('--kpi <address>', 'what to compare, such as stations.hot-test.load; may be repeated', collected)
    .option(...replications("independent runs of each (default: the first line's)"))
    .option(...WARM_UP)
    .option(...HORIZON)
    .option(...SEED)
    .option('--set <path=value>', 'change all lines; may be repeated', assignment)
    .option(...EXTENSION)
    .option(...THREADS)
    .option('--json', 'print the comparison as JSON and nothing else')
    .option('--out <folder>', 'write report.html there, and comparison.json')
    .option(...QUIET)
    .action(async (lines: string[], flags) => finish(await (await import('./commands/compare.ts')).compare(lines, flags)))

  program
    .command('sweep')
    .description('simulate the points of a plan (format: tollway-plan/1) and say what its factors do')
    .argument('<plan>', 'plan file')
    .option(...replications("independent runs of each point (default: the plan's)"))
    .option(...WARM_UP)
    .option(...HORIZON)
    .option(...SEED)
    .option(...EXTENSION)
    .option(...THREADS)
    .option('--json', 'print the sweep as JSON and nothing else')
    .option(
      '--out <folder>',
      'keep every replication there, go on with those that are there, and write report.html, sweep.json, CSV and Parquet',
    )
    .option(...QUIET)
    .action(async (plan: string, flags) => finish(await (await import('./commands/sweep.ts')).sweep(plan, flags)))

  program
    .command('optimise')
    .description('the cheapest combination of a plan that keeps to the limits of its goal')
    .argument('<plan>', 'plan file with a goal')
    .option(
      '--budget <n>',
      "replications of all sets together, at most (default: the plan's, else 1000)",
      wholeNumber('--budget', 1, mostReplications),
    )
    .option(...replications("the fewest of a set that is simulated (default: the plan's, else 20)"))
    .option(...WARM_UP)
    .option(...HORIZON)
    .option(...SEED)
    .option(...EXTENSION)
    .option(...THREADS)
    .option('--json', 'print the answer as JSON and nothing else')
    .option(
      '--out <folder>',
      'keep every replication there, go on with those that are there, and write report.html, optimum.json and sets.csv',
    )
    .option(...QUIET)
    .action(async (plan: string, flags) => finish(await (await import('./commands/optimise.ts')).optimise(plan, flags)))

  program
    .command('curve')
    .description('how long a lot takes against what the line makes, up to its limit')
    .argument(...LINE)
    .option('--points <n>', 'of the curve, besides the working point', wholeNumber('--points', 2, mostCurvePoints), 8)
    .option('--from <share>', 'of the static limit (default: 50 %), or of the lots kept in the line (25 %)', shareUpTo('--from', mostScale))
    .option('--to <share>', 'of the static limit (default: 98 %), or of the lots kept in the line (400 %)', shareUpTo('--to', mostScale))
    .option('--cycle-time', 'draw the cycle time, not the X-factor')
    .option(...replications("independent runs of each point (default: the line's)"))
    .option(...WARM_UP)
    .option(...HORIZON)
    .option(...SEED)
    .option(...SET)
    .option(...EXTENSION)
    .option(...THREADS)
    .option('--json', 'print the curve as JSON and nothing else')
    .option('--out <folder>', 'write report.html there, and curve.json and curve.csv')
    .option(...QUIET)
    .action(async (line: string, flags) => finish(await (await import('./commands/curve.ts')).curve(line, flags)))

  program
    .command('explain')
    .description('why a line makes what it makes: what lots wait for, the bottleneck, what one more of each resource would bring')
    .argument(...LINE)
    .option(...replications("independent runs (default: the line's)"))
    .option(...WARM_UP)
    .option(...HORIZON)
    .option(...SEED)
    .option(...SET)
    .option(...EXTENSION)
    .option(...THREADS)
    .option('--json', 'print the explanation as JSON and nothing else')
    .option('--out <folder>', 'write report.html there, and explanation.json')
    .option(...QUIET)
    .action(async (line: string, flags) => finish(await (await import('./commands/explain.ts')).explain(line, flags)))

  program
    .command('trace')
    .description("tell one lot's story, simulated anew from the seed")
    .argument(...LINE)
    .requiredOption('--lot <n>', 'its number, from 1 in the order of coming into being', wholeNumber('--lot', 1, Number.MAX_SAFE_INTEGER))
    .option('--replication <n>', 'which of the independent runs, from 0', wholeNumber('--replication', 0, mostReplications - 1), 0)
    .option('--warm-up <duration>', 'as in the run that it is about')
    .option('--horizon <duration>', 'as in the run that it is about')
    .option(...SEED)
    .option(...SET)
    .option(...EXTENSION)
    .option('--json', "print the event log's records of the lot, a line each, and nothing else")
    .action(async (line: string, flags) => (await import('./commands/trace.ts')).trace(line, flags))

  program
    .command('check')
    .description('check a line file and print its static capacity, without simulating')
    .argument(...LINE)
    .option(...SET)
    .option(...EXTENSION)
    .option('--json', 'print the capacity report as JSON and nothing else')
    .action(async (line: string, flags) => (await import('./commands/check.ts')).check(line, flags))

  program
    .command('capacity')
    .description('say by formulas what a line can make and how long its lots wait, in milliseconds, without simulating')
    .argument(...LINE)
    .option(...SET)
    .option(...EXTENSION)
    .option('--json', 'print the numbers as JSON, times in ticks (microseconds), and nothing else')
    .action(async (line: string, flags) => (await import('./commands/capacity.ts')).capacity(line, flags))

  program
    .command('studio')
    .description('look at a line in the browser: change it, run it, compare; served to this machine alone')
    .argument('[line]', 'line file, or the name of a shipped line')
    .option('--port <n>', 'where it is served (default: 4680, or any that is free)', wholeNumber('--port', 0, mostPort))
    .option('--no-open', 'only say the address')
    .action(async (line: string | undefined, flags) => finish(await (await import('./commands/studio.ts')).studio(line, flags)))

  program
    .command('schema')
    .description('print the JSON Schema of line files, plans, results or studies')
    .argument('[what]', 'line, result, plan, comparison, sweep, optimum, curve or explanation', 'line')
    .action(async (what: string) => (await import('./commands/schema.ts')).schema(what))

  program
    .command('init')
    .description('write a small commented line to start from')
    .argument('[file]', 'file to write; refused where it exists', 'my-line.yaml')
    .action(async (file: string) => (await import('./commands/init.ts')).init(file))

  program
    .command('lines')
    .description('list the shipped lines')
    .action(async () => (await import('./commands/lines.ts')).lines())

  return program
}

/** Says what went wrong, on stderr. @returns the exit code: 2 for what the user can mend in the input, 1 for the rest */
function report(error: unknown): number {
  if (error instanceof CommanderError) return reportUsage(error)
  if (error instanceof InputError) {
    process.stderr.write(`${error.message}\n`)
    return 2
  }
  process.stderr.write(`${said(error)}\n`)
  return 1
}

/** Commander has already printed help and version; its complaints are about flags and arguments. */
function reportUsage(error: CommanderError): number {
  if (error.exitCode === 0) return 0
  const complaint = error.message.startsWith('(') ? 'expected a command' : error.message.replace(/^error: /, '').replace(/\n/, ' ')
  process.stderr.write(`tollway: ${complaint}\n  see tollway --help, tollway run --help\n`)
  return 2
}
