/** How wide the terminal is, and whether it may be painted: colour only on a TTY and never with NO_COLOR. */

import pc from 'picocolors'
import { type Palette, plainPalette } from '../report/palette.ts'

const widthWithoutTerminal = 100

/** Of the terminal, else what COLUMNS says, else 100. */
export function terminalWidth(): number {
  return process.stdout.columns ?? (Number(process.env.COLUMNS) || widthWithoutTerminal)
}

export function terminalPalette(): Palette {
  if (process.stdout.isTTY !== true || hasNoColor()) return plainPalette
  const { bold, dim, yellow, red } = pc.createColors(true)
  return { strong: bold, faint: dim, warning: yellow, bottleneck: red }
}

/** https://no-color.org: set and not empty. */
function hasNoColor(): boolean {
  return (process.env.NO_COLOR ?? '') !== '' || process.env.TERM === 'dumb'
}
