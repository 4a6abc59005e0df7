/** A line file of one's own. */
import { useRef } from 'react'
import { complain } from '../../state/notices.ts'
import { openFiles } from '../../state/opening.ts'
import { Icon } from '../shell/icon.tsx'

export function OpenButton() {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className="button" onClick={() => input.current?.click()}>
        <Icon name="open" /> Open a file, or drop it here
      </button>
      <input
        ref={input}
        type="file"
        className="hide"
        tabIndex={-1}
        aria-label="Line file, and the tables that it names"
        accept=".yaml,.yml,.csv"
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) void openFiles(files).catch(complain)
        }}
      />
    </>
  )
}
