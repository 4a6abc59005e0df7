/**
 * Writes the service worker that keeps every file of the studio in the browser: once loaded, it works without a network. The page itself is asked for
 * anew where there is one, so that a new version is found; everything else has its hash in its name.
 */
import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

export function offline(): Plugin {
  return {
    name: 'offline',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = Object.keys(bundle)
          .filter((name) => name !== 'licences.md')
          .sort()
        const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16)
        this.emitFile({ type: 'asset', fileName: 'offline.js', source: serviceWorker(version, files) })
      },
    },
  }
}

function serviceWorker(version: string, files: readonly string[]): string {
  return `const name = 'tollway-studio-${version}'
const files = ${JSON.stringify(['./', ...files])}
addEventListener('install', (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(files)).then(() => skipWaiting()))
})
addEventListener('activate', (event) => {
  const old = (key) => key.startsWith('tollway-studio-') && key !== name
  event.waitUntil(caches.keys().then((keys) => Promise.all(keys.filter(old).map((key) => caches.delete(key)))).then(() => clients.claim()))
})
addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return
  const kept = () => caches.match(request, { ignoreSearch: true })
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(kept))
  else event.respondWith(kept().then((answer) => answer ?? fetch(request)))
})
`
}
