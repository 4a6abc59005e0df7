/** A line: what can be changed on one side, what comes of it on the other. On a narrow window one of the two at a time. */
import { lazy, Suspense } from 'react'
import { keepSetting } from '../../state/saving.ts'
import { studio, useStudio } from '../../state/studio.ts'
import { AnswerView } from '../answer/answer-view.tsx'
import { ChangePanel } from '../change/change-panel.tsx'
import { CompareView } from '../compare/compare-view.tsx'
import { Icon, type IconName } from './icon.tsx'
import { RunStrip } from './run-strip.tsx'
import { Tabs } from './tabs.tsx'

const FilePanel = lazy(() => import('../editor/file-panel.tsx'))
const FloorView = lazy(() => import('../floor/floor-view.tsx'))

const PANES = [
  { id: 'change', label: 'What if', icon: 'sliders' },
  { id: 'file', label: 'Line file', icon: 'file' },
] as const
const VIEWS = [
  { id: 'answer', label: 'Answer', icon: 'answer' },
  { id: 'watch', label: 'The line', icon: 'watch' },
  { id: 'compare', label: 'Compare', icon: 'compare' },
] as const

export function Workplace() {
  const [pane, view, front] = [useStudio((state) => state.pane), useStudio((state) => state.view), useStudio((state) => state.front)]
  const problems = useStudio(({ reading }) => reading?.problems.length ?? 0)
  const panes = PANES.map((one) => ({ ...one, ...(one.id === 'file' && problems > 0 && { count: problems }) }))
  return (
    <div className="workplace" data-front={front} data-pane={pane}>
      <section className="side" aria-label="The line">
        <Tabs label="Ways to change the line" tabs={panes} chosen={pane} choose={(id) => keepSetting({ pane: id })} />
        <div className="side-body" role="tabpanel" id={`panel-${pane}`} aria-labelledby={`tab-${pane}`}>
          {pane === 'change' ? (
            <ChangePanel />
          ) : (
            <Suspense fallback={<p className="hint">Loading the editor ...</p>}>
              <FilePanel />
            </Suspense>
          )}
        </div>
      </section>
      <main className="main">
        <div className="main-head">
          <Tabs label="What comes of it" tabs={VIEWS} chosen={view} choose={(id) => keepSetting({ view: id })} />
          <RunStrip />
        </div>
        <div className="main-body" role="tabpanel" id={`panel-${view}`} aria-labelledby={`tab-${view}`} tabIndex={-1}>
          {view === 'answer' ? (
            <AnswerView />
          ) : view === 'watch' ? (
            <Suspense fallback={<p className="hint">Loading the diagram ...</p>}>
              <FloorView />
            </Suspense>
          ) : (
            <CompareView />
          )}
        </div>
      </main>
      <nav className="bottom" aria-label="Parts of the page">
        {panes.map(({ id, label, icon }) => (
          <BottomButton key={id} label={label} icon={icon} isHere={front === 'side' && pane === id} go={() => show('side', { pane: id })} />
        ))}
        {VIEWS.map(({ id, label, icon }) => (
          <BottomButton key={id} label={label} icon={icon} isHere={front === 'main' && view === id} go={() => show('main', { view: id })} />
        ))}
      </nav>
    </div>
  )
}

function show(front: 'side' | 'main', setting: Parameters<typeof keepSetting>[0]): void {
  studio.set({ front })
  keepSetting(setting)
}

function BottomButton({ label, icon, isHere, go }: { label: string; icon: IconName; isHere: boolean; go(): void }) {
  return (
    <button type="button" aria-current={isHere ? 'page' : undefined} onClick={go}>
      <Icon name={icon} />
      <span>{label}</span>
    </button>
  )
}
