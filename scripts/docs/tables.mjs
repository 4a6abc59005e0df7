/**
 * Tables of measured numbers in the pages. Each stands between markers that say of which line it is and what the engine made of that line then:
 *
 *     <!-- table warm-up of toll-reference, fingerprint 0123456789ab -->
 *     | ... |
 *     <!-- end of table -->
 *
 * A test computes the fingerprints again, so that a table that line or engine have left behind is found without its long runs.
 */
import { tollway } from './package.mjs'

/** @typedef {import('./package.mjs').Estimate} Estimate */

const pattern = /^<!-- table (\S+) of (\S+), fingerprint (\S+) -->\n[\s\S]*?^<!-- end of table -->$/gm

/** @param {string} page */
export function tablesIn(page) {
  return [...page.matchAll(pattern)].map(([, name = '', line = '', fingerprint = '']) => ({ name, line, fingerprint }))
}

/**
 * The page with one of its tables made anew.
 * @param {string} page
 * @param {{ name: string, line: string, fingerprint: string }} table
 * @param {string[][]} rows
 */
export function withTable(page, { name, line, fingerprint }, rows) {
  const text = `<!-- table ${name} of ${line}, fingerprint ${fingerprint} -->\n\n${markdownTable(rows)}\n\n<!-- end of table -->`
  return page.replace(pattern, (old, oldName) => (oldName === name ? text : old))
}

/**
 * @param {string[][]} rows heading first
 * @param {boolean} isText false: all columns but the first are numbers
 */
export function markdownTable([heading = [], ...rows], isText = false) {
  const rule = heading.map((_, index) => (index === 0 || isText ? '---' : '--:'))
  return [heading, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/**
 * As the terminal says it.
 * @param {Estimate | undefined} estimate
 * @param {string} [unit] in place of its own
 */
export function said(estimate, unit) {
  if (estimate === undefined) throw new Error('expected an estimate, received a KPI that is not there')
  return tollway.formatEstimate(estimate.mean, estimate.halfWidth, unit ?? estimate.unit)
}
