/** The built package, with the types of its source. Import this only when dist/ is there. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from '../root.mjs'

/** @param {string} path in dist/ */
const built = (path) => import(/* @vite-ignore */ pathToFileURL(join(root, 'dist', path)).href)

/** @type {typeof import('../../src/index.ts')} */
export const tollway = await built('index.js')
/** @type {typeof import('../../src/experiment/index.ts')} */
export const experiment = await built('experiment/index.js')
/** @type {typeof import('../../src/analysis/index.ts')} */
export const analysis = await built('analysis/index.js')
/** @type {typeof import('../../src/measures/index.ts')} */
export const measures = await built('measures/index.js')
/** @type {typeof import('../../src/statistics/index.ts')} */
export const statistics = await built('statistics/index.js')
/** @type {typeof import('../../src/platform/node/worker-pool.ts')} */
export const threads = await built('platform/node/worker-pool.js')
/** @type {typeof import('../../src/spec/keyword-table.ts')} */
export const keywords = await built('spec/keyword-table.js')
/** @type {typeof import('../../src/spec/distribution-forms.ts')} */
export const distributions = await built('spec/distribution-forms.js')
/** @type {typeof import('../../src/spec/units.ts')} */
export const units = await built('spec/units.js')

/** @typedef {import('../../src/index.ts').Job} Job */
/** @typedef {import('../../src/index.ts').Estimate} Estimate */
/** @typedef {import('../../src/index.ts').ReplicationOutcome} ReplicationOutcome */
