/** Scenarios beside each other: what differs, in sentences, and each number with its paired interval. */
import { inOnePiece } from 'tollway/report'
import { useStudio } from '../../state/studio.ts'
import { KpiDifferences } from './kpi-differences.tsx'
import { Scenarios } from './scenarios.tsx'

export function CompareView() {
  const [compared, run, runsAlone] = [
    useStudio((state) => state.compared),
    useStudio((state) => state.run),
    useStudio((state) => state.runsAlone),
  ]
  return (
    <div className="compare">
      <h1>What a change brings</h1>
      <p className="sub">
        Scenarios meet the same luck, replication by replication, so that what differs is the change. Differences hold together with 95 %.
      </p>
      <Scenarios />
      {compared === null ? (
        <div className="empty">
          <h2>{run.status === 'running' ? 'On its way' : 'Nothing to compare yet'}</h2>
          <p>
            {run.status === 'running'
              ? 'Two replications of each scenario are needed for the first differences.'
              : `Change something under “What if”${runsAlone ? '' : ' and run'}: what it brings against the line as it was opened is shown here. Keep a scenario to compare several.`}
          </p>
        </div>
      ) : (
        <>
          <div className="findings" aria-live="polite">
            {compared.sentences.map((sentence) => (
              <p key={sentence} className="lead lead-small">
                {inOnePiece(sentence)}
              </p>
            ))}
            {compared.leftOut.map(({ name, why }) => (
              <p key={name} className="why">
                {name} is left out: {why}
              </p>
            ))}
          </div>
          {compared.comparison.kpis.map((kpi) => (
            <KpiDifferences key={kpi.kpi} kpi={kpi} comparison={compared.comparison} />
          ))}
          <Fine notice={compared.comparison.systems[0]?.line.notice ?? null} replications={compared.comparison.replications} />
        </>
      )}
    </div>
  )
}

function Fine({ notice, replications }: { notice: string | null; replications: number }) {
  return (
    <p className="note">
      {replications} replications of each, shared random numbers, intervals by Bonferroni. {notice}
    </p>
  )
}
