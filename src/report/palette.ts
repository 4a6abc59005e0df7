/** What colour may say in the terminal; each has a word or a shape beside it. */

import type { Paint } from './text-table.ts'

export interface Palette {
  strong: Paint
  faint: Paint
  warning: Paint
  bottleneck: Paint
}

const unpainted: Paint = (text) => text

export const plainPalette: Palette = { strong: unpainted, faint: unpainted, warning: unpainted, bottleneck: unpainted }
