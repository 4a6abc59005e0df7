/** Work in process, time averages: good units and lots between release and leaving the line. */
import { Line } from '../model/index.ts'
import type { LineMeasure } from './measure.ts'

export const wipUnits: LineMeasure = { name: 'wipUnits', unit: 'units', of: (window) => window.ofLine(Line.unitArea) / window.ticks }

export const wipLots: LineMeasure = { name: 'wipLots', unit: 'lots', of: (window) => window.ofLine(Line.lotArea) / window.ticks }
