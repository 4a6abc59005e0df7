/** Projects in the browser's own storage. Where there is none, or it is full, the studio works on without. */
import type { LineFiles } from '../messages.ts'
import { isUntouched, type Project } from './project.ts'

const PREFIX = 'tollway-studio/'
const MOST = 16

export interface Setting {
  theme: 'system' | 'light' | 'dark'
  pane: 'change' | 'file'
  view: 'answer' | 'watch' | 'compare'
  runsAlone: boolean
}

function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null') as Value | null
  } catch {
    return null
  }
}

/** @returns whether it is kept */
function write(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value))
    return true
  } catch {
    return false
  }
}

/** The last one first. */
export function recentProjects(): Project[] {
  const ids = read<string[]>('recent') ?? []
  return ids.flatMap((id) => savedProject(id) ?? []).sort((a, b) => b.savedAt - a.savedAt)
}

export function savedProject(id: string): Project | null {
  return read<Project>(`project/${id}`)
}

/** Forgets the oldest where there are too many. @returns whether it is kept */
export function saveProject(project: Project): boolean {
  const others = recentProjects().filter(({ id }) => id !== project.id)
  for (const old of others.slice(MOST - 1)) localStorage.removeItem(`${PREFIX}project/${old.id}`)
  const isKept = write(`project/${project.id}`, project)
  return write('recent', [project.id, ...others.slice(0, MOST - 1).map(({ id }) => id)]) && isKept
}

export function forgetProject(id: string): void {
  localStorage.removeItem(`${PREFIX}project/${id}`)
  write(
    'recent',
    (read<string[]>('recent') ?? []).filter((other) => other !== id),
  )
}

/** A project of the same files in which nothing was changed, if there is one. */
export function untouchedOf({ main, files }: LineFiles): Project | null {
  const same = (line: LineFiles): boolean => line.main === main && JSON.stringify(line.files) === JSON.stringify(files)
  return recentProjects().find((project) => same(project.line) && isUntouched(project)) ?? null
}

export function savedSetting(): Partial<Setting> {
  return read<Partial<Setting>>('setting') ?? {}
}

export function saveSetting(setting: Setting): void {
  write('setting', setting)
}
