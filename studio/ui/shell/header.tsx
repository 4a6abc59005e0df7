/** The bar at the top: where one is, and what can be done with the line as a whole. */
import { redo, undo } from '../../state/editing.ts'
import { GALLERY_HASH } from '../../state/route.ts'
import { keepSetting } from '../../state/saving.ts'
import { useStudio } from '../../state/studio.ts'
import { ExportMenu } from './export-menu.tsx'
import { Icon } from './icon.tsx'
import { isMac } from './keys.ts'
import { ShareButton } from './share-button.tsx'

const NEXT_THEME = { system: 'light', light: 'dark', dark: 'system' } as const
const THEME_WORDS = { system: 'as the system', light: 'light', dark: 'dark' } as const

export function Header() {
  const title = useStudio(({ project }) => project?.title ?? null)
  return (
    <header className="bar">
      <a className="brand" href={GALLERY_HASH} aria-label={title === null ? 'Tollway studio' : 'Tollway studio: all lines'}>
        <img src="./icon.svg" alt="" width="24" height="24" />
        <span>Tollway</span>
      </a>
      {title !== null && (
        <>
          <span className="bar-title" title={title}>
            {title}
          </span>
          <div className="bar-tools">
            <UndoRedo />
            <ShareButton />
            <ExportMenu />
            <ThemeButton />
          </div>
        </>
      )}
      {title === null && (
        <div className="bar-tools">
          <ThemeButton />
        </div>
      )}
    </header>
  )
}

function UndoRedo() {
  const [canUndo, canRedo] = [useStudio(({ history }) => history.past.length > 0), useStudio(({ history }) => history.future.length > 0)]
  const control = isMac ? '⌘' : 'Ctrl+'
  return (
    <>
      <button type="button" className="button" aria-label="Undo" title={`Undo (${control}Z)`} disabled={!canUndo} onClick={undo}>
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="button"
        aria-label="Redo"
        title={`Redo (${control}${isMac ? '⇧Z' : 'Y'})`}
        disabled={!canRedo}
        onClick={redo}
      >
        <Icon name="redo" />
      </button>
    </>
  )
}

function ThemeButton() {
  const theme = useStudio((state) => state.theme)
  const label = `Colours: ${THEME_WORDS[theme]}. Change to: ${THEME_WORDS[NEXT_THEME[theme]]}`
  return (
    <button type="button" className="button" aria-label={label} title={label} onClick={() => keepSetting({ theme: NEXT_THEME[theme] })}>
      <Icon name={theme} />
    </button>
  )
}
