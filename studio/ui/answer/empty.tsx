/** What stands where the answer will be: it is on its way, it was stopped, or something is wrong. */
import { useStudio } from '../../state/studio.ts'

export function Empty() {
  const [status, message] = [useStudio(({ run }) => run.status), useStudio(({ run }) => run.message)]
  const hasProblems = useStudio(({ reading }) => (reading?.problems.length ?? 0) > 0)
  if (hasProblems)
    return (
      <EmptyText
        title="Nothing to simulate yet"
        text="The line file has mistakes; they are listed in “Line file”, each with its place. When they are mended the line runs by itself."
      />
    )
  if (status === 'failed') return <EmptyText title="The run failed" text={message} />
  if (status === 'stopped')
    return <EmptyText title="Stopped" text="No replication was finished, so there is no answer. “Go on” starts where it was stopped." />
  if (status === 'done') return null
  return (
    <div aria-hidden="true" className="skeleton">
      <div className="bone bone-lead" />
      <div className="bone bone-text" />
      <div className="bone-tiles">
        {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
          <div key={key} className="bone bone-tile" />
        ))}
      </div>
      <div className="bone bone-chart" />
    </div>
  )
}

function EmptyText({ title, text }: { title: string; text: string }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  )
}
