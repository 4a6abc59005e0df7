/** Day and night: the system's, or the user's own. */
import { studio } from '../../state/studio.ts'

export function followTheme(): void {
  const apply = (): void => {
    const { theme } = studio.get()
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
  apply()
  studio.subscribe(apply)
}
