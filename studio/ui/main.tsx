/** Entry of the page. */
import '../style/base.css'
import '../style/shell.css'
import '../style/gallery.css'
import '../style/change.css'
import '../style/editor.css'
import '../style/answer.css'
import '../style/compare.css'
import { createRoot } from 'react-dom/client'
import { followAddress } from '../state/opening.ts'
import { saveOnLeaving } from '../state/saving.ts'
import { App } from './app.tsx'
import { followKeys } from './shell/keys.ts'
import { followTheme } from './shell/theme.ts'

followTheme()
followKeys()
saveOnLeaving()
createRoot(document.getElementById('app')!).render(<App />)
followAddress()
// Without it (a private window, a host without https) the studio works as long as the page is open.
if ('serviceWorker' in navigator) {
  window.addEventListener('load', () => void navigator.serviceWorker.register('./offline.js').catch(() => undefined))
}
