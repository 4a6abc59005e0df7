/** Scenarios beside each other (what differs, in sentences, and each number with its paired interval), and studies of the line. */
import { lazy, Suspense } from 'react'
import { inOnePiece } from 'tollway/report'
import { studio, useStudio } from '../../state/studio.ts'
import { Tabs } from '../shell/tabs.tsx'
import { KpiDifferences } from './kpi-differences.tsx'
import { Scenarios } from './scenarios.tsx'

const StudyView = lazy(() => import('../studies/study-view.tsx'))

const PARTS = [
  { id: 'scenarios', label: 'Scenarios' },
  { id: 'curve', label: 'Operating curve' },
  { id: 'explain', label: 'One more' },
  { id: 'sweep', label: 'Sweep' },
] as const

export function CompareView() {
  const part = useStudio((state) => state.comparePart)
  return (
    <>
      <div className="compare-parts">
        <Tabs label="What is compared" tabs={PARTS} chosen={part} choose={(id) => studio.set({ comparePart: id })} />
      </div>
      <div role="tabpanel" id={`panel-${part}`} aria-labelledby={`tab-${part}`} tabIndex={-1}>
        {part === 'scenarios' ? (
          <ScenarioView />
        ) : (
          <Suspense fallback={<p className="hint">Loading ...</p>}>
            <StudyView key={part} kind={part} />
          </Suspense>
        )}
      </div>
    </>
  )
}

function ScenarioView() {
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
