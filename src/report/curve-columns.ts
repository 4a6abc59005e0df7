/** The columns of the points of an operating curve. */
import type { Curve, CurvePoint } from '../spec/curve.ts'
import { formatNumber, formatOf } from './format.ts'
import type { TableColumn } from './table.ts'

/** Stands before the line as its file has it. */
export const fileMark = '◆'

export function curveColumns(by: Curve['by']): TableColumn<CurvePoint>[] {
  return [
    {
      title: by === 'release-rate' ? 'Load' : 'Lots',
      align: 'left',
      rank: 0,
      cell: ({ load, scale, isFile }) => `${isFile ? fileMark : ' '} ${formatNumber(Number((load ?? scale).toPrecision(3)), 'share')}`,
    },
    { title: 'Good/day', align: 'right', rank: 0, cell: ({ goodPerDay }) => formatOf(goodPerDay, '') },
    { title: 'Cycle time', align: 'right', rank: 0, cell: ({ cycleTimeMean }) => formatOf(cycleTimeMean) },
    { title: '95 % within', align: 'right', rank: 2, cell: ({ cycleTimeP95 }) => formatOf(cycleTimeP95) },
    { title: 'X-factor', align: 'right', rank: 0, cell: ({ xFactor }) => formatOf(xFactor, '') },
    { title: 'Lots in it', align: 'right', rank: 3, cell: ({ wipLots }) => formatOf(wipLots, '') },
    {
      title: '',
      align: 'left',
      rank: 1,
      cell: ({ piles, isFile }) => [...(isFile ? ['the file'] : []), ...(piles ? ['piles up'] : [])].join(', '),
    },
  ]
}
