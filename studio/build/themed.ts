/** Puts the colours of the report into the page, so that they are there before any script runs. */
import type { Plugin } from 'vite'
import { dark, declarations, light } from '../../src/report/index.ts'

export function themed(): Plugin {
  const style = [
    `:root{color-scheme:light;${declarations(light)}}`,
    `:root[data-theme=dark]{color-scheme:dark;${declarations(dark)}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${declarations(dark)}}}`,
    'html{background:var(--paper);color:var(--ink)}',
  ].join('')
  return { name: 'themed', transformIndexHtml: () => [{ tag: 'style', children: style, injectTo: 'head-prepend' }] }
}
