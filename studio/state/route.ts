/** Where in the studio one is, as the part of the address behind #: it works from any folder of any host. */

export type Route =
  | { at: 'gallery' }
  /** A shipped line, opened anew. */
  | { at: 'shipped'; name: string }
  | { at: 'project'; id: string }
  | { at: 'shared'; text: string }
  /** The line that `tollway studio` was started with. */
  | { at: 'served' }

export function routeOf(hash: string): Route {
  const [, kind = '', rest = ''] = /^#\/([a-z]+)(?:\/(.*))?$/.exec(hash) ?? []
  if (kind === 'line' && rest !== '') return { at: 'shipped', name: decodeURIComponent(rest) }
  if (kind === 'project' && rest !== '') return { at: 'project', id: rest }
  if (kind === 'share' && rest !== '') return { at: 'shared', text: rest }
  return kind === 'served' ? { at: 'served' } : { at: 'gallery' }
}

export const GALLERY_HASH = '#/'

export function projectHash(id: string): string {
  return `#/project/${id}`
}

export function shippedHash(name: string): string {
  return `#/line/${encodeURIComponent(name)}`
}

export function shareHash(text: string): string {
  return `#/share/${text}`
}
