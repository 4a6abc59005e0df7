/** Reads a line file, runs five replications of it in this thread, and prints the answer. Run it from the folder that holds `lines/`. */
import { readFile } from 'node:fs/promises'
import { formatEstimate, formatProblem, readLine, runExperiment, SerialExecutor } from 'tollway'

const file = 'lines/04-assembly-to-test.yaml'
const reading = await readLine(file, { readText: (name) => readFile(name, 'utf8'), set: ['stations.tester.unmodelledLoss=15 %'] })
if (!reading.ok) throw new Error(reading.problems.map(formatProblem).join('\n'))

const { line, hash } = reading
const { seed, warmUp, horizon } = line.run
const { result } = await runExperiment({ line, lineHash: hash, seed, replications: 5, warmUp, horizon }, new SerialExecutor())
if (result === null) throw new Error('stopped before the first replication was finished')

for (const { name, goodPerDay, cycleTimeMean } of result.products) {
  const good = formatEstimate(goodPerDay.mean, goodPerDay.halfWidth, 'good units/day')
  const cycleTime = formatEstimate(cycleTimeMean.mean, cycleTimeMean.halfWidth, 'h')
  console.log(`${name}: ${good}, a lot takes ${cycleTime}`)
}
console.log(`${result.bottleneck.reason}.`)
