/** The answer: a sentence, the few numbers with their intervals, then drawings, while it runs and after. */
import { answerSentence, bottleneckSentences, certaintySentences, inOnePiece, missedPrecision, unusedStations } from 'tollway/report'
import type { Result } from 'tollway/spec'
import { useStudio } from '../../state/studio.ts'
import { Empty } from './empty.tsx'
import { ReportParts } from './report-parts.tsx'
import { Tiles } from './tiles.tsx'

export function AnswerView() {
  const [answer, outline, status] = [
    useStudio((state) => state.answer),
    useStudio((state) => state.outline),
    useStudio(({ run }) => run.status),
  ]
  const title = useStudio(({ project }) => project?.title ?? '')
  const notice = answer === null ? (outline?.notice ?? null) : answer.result.line.notice
  return (
    <div className="answer">
      <div className="answer-head">
        {/* A space keeps its place until the line has come. */}
        <h1>{(answer?.result.line.title ?? outline?.title ?? title) || '\u00a0'}</h1>
        {/* Its place is kept until it is known whether there is one. */}
        {(notice !== null || outline === null) && (
          <p className="line-notice" data-empty={notice === null}>
            {notice ?? '\u00a0'}
          </p>
        )}
      </div>
      {answer === null ? (
        <Empty />
      ) : (
        <>
          <Words result={answer.result} isRunning={status === 'running' && !answer.isFinal} />
          <Tiles answer={answer} />
          <ReportParts sections={answer.sections} name={answer.result.line.name} />
        </>
      )}
    </div>
  )
}

/** Bad news first; what may still change is said only when the run has ended. */
function Words({ result, isRunning }: { result: Result; isRunning: boolean }) {
  const bad = isRunning ? [] : [...missedPrecision(result), ...result.warnings]
  const [holdsBack, ...why] = bottleneckSentences(result)
  const more = [...why, ...certaintySentences(result), ...unusedStations(result).map((sentence) => `${sentence}.`)]
  return (
    <div className="words">
      {bad.length > 0 && (
        <ul className="warnings" aria-label="Warnings">
          {bad.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      <p className="lead">{inOnePiece(answerSentence(result))}</p>
      <p>{inOnePiece(holdsBack ?? '')}</p>
      {more.map((sentence) => (
        <p key={sentence} className="why">
          {inOnePiece(sentence)}
        </p>
      ))}
    </div>
  )
}
