/** What is said for a moment, at the lower edge. */
import { hush } from '../../state/notices.ts'
import { useStudio } from '../../state/studio.ts'
import { Icon } from './icon.tsx'

export function Notice() {
  const notice = useStudio((state) => state.notice)
  return (
    <div className="notices" role="status" aria-live="polite">
      {notice !== null && (
        <div className={notice.isBad ? 'toast toast-bad' : 'toast'}>
          <span>{notice.text}</span>
          <button type="button" className="plain-button" aria-label="Close this message" onClick={hush}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}
