/** What was found as files to keep. */
import type { StudyFile, StudyKind } from '../../messages.ts'
import { complain } from '../../state/notices.ts'
import { ask } from '../../state/worker-client.ts'
import { saveFile } from '../shell/save-file.ts'

const FILES: readonly { file: StudyFile; label: string }[] = [
  { file: 'report', label: 'Report (HTML)' },
  { file: 'csv', label: 'Table (CSV)' },
  { file: 'xlsx', label: 'Table (XLSX)' },
  { file: 'json', label: 'All numbers (JSON)' },
]

export function StudyFiles({ kind }: { kind: StudyKind }) {
  return (
    <fieldset className="study-files">
      <legend>Save</legend>
      {FILES.map(({ file, label }) => (
        <button key={file} type="button" className="button" onClick={() => void keep(kind, file)}>
          {label}
        </button>
      ))}
    </fieldset>
  )
}

async function keep(kind: StudyKind, wanted: StudyFile): Promise<void> {
  try {
    const file = await ask.studied(kind, wanted)
    if (file === null) throw new Error('Nothing was found yet.')
    saveFile(file.name, file.type, file.content)
  } catch (error) {
    complain(error)
  }
}
