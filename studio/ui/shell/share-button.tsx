/** A link that holds the line and what it is compared with. */
import { useRef, useState } from 'react'
import { complain, say } from '../../state/notices.ts'
import { shareHash } from '../../state/route.ts'
import { sharedText } from '../../state/share.ts'
import { studio } from '../../state/studio.ts'
import { Icon } from './icon.tsx'

/** Longer links are cut by some programs. */
const LONG = 8000

export function ShareButton() {
  const dialog = useRef<HTMLDialogElement>(null)
  const [link, setLink] = useState('')
  const open = async (): Promise<void> => {
    const { project } = studio.get()
    if (project === null) return
    setLink(`${location.href.replace(/#.*$/, '')}${shareHash(await sharedText(project))}`)
    dialog.current?.showModal()
  }
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(link)
    dialog.current?.close()
    say('The link is on the clipboard.')
  }
  return (
    <>
      <button type="button" className="button" aria-label="Share" title="Share" onClick={() => void open().catch(complain)}>
        <Icon name="share" />
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="share-title">
        <h2 id="share-title">A link that holds this line</h2>
        <p>The line file and what it is compared with are in the link itself. Nothing is stored anywhere: who has the link has the line.</p>
        <label>
          <span>
            Link, {link.length.toLocaleString('en')} characters{link.length > LONG && ': some mail programs cut links that long'}
          </span>
          <input type="text" readOnly value={link} onFocus={(event) => event.target.select()} />
        </label>
        <div className="dialog-buttons">
          <button type="button" className="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
          <button type="button" className="button button-main" onClick={() => void copy().catch(complain)}>
            Copy the link
          </button>
        </div>
      </dialog>
    </>
  )
}
