/** Files to keep: the report, the numbers, the line itself. */
import type { ExportKind } from '../../messages.ts'
import { currentText } from '../../state/editing.ts'
import { complain } from '../../state/notices.ts'
import { studio, useStudio } from '../../state/studio.ts'
import { ask } from '../../state/worker-client.ts'
import { Icon } from './icon.tsx'
import { Menu, type MenuItem } from './menu.tsx'
import { saveFile } from './save-file.ts'

async function exportAs(kind: ExportKind): Promise<void> {
  try {
    const file = await ask.exported(kind)
    if (file === null) throw new Error('There is no answer yet.')
    saveFile(file.name, file.type, file.content)
  } catch (error) {
    complain(error)
  }
}

function exportLine(): void {
  const { project } = studio.get()
  if (project !== null) saveFile(project.line.main, 'application/yaml', currentText())
}

export function ExportMenu() {
  const [hasAnswer, hasComparison] = [useStudio(({ answer }) => answer !== null), useStudio(({ compared }) => compared !== null)]
  const file = (label: string, about: string, kind: ExportKind, isThere = hasAnswer): MenuItem => ({
    label,
    about,
    isOff: !isThere,
    act: () => void exportAs(kind),
  })
  const items = [
    { label: 'Line file', about: 'YAML, for tollway run', act: exportLine },
    file('Report', 'HTML, one page to read or print', 'report'),
    file('Result', 'JSON, the bytes of tollway run --json', 'result'),
    file('Over time', 'JSON, curves and histogram', 'series'),
    file('Numbers', 'CSV, a row each', 'csv'),
    file('Spreadsheet', 'XLSX, the same numbers', 'xlsx'),
    file('Comparison', 'JSON, paired differences', 'comparison', hasComparison),
    file('What differs', 'HTML, one page to read or print', 'compared', hasComparison),
  ]
  return <Menu label="Export" face={<Icon name="export" />} items={items} />
}
