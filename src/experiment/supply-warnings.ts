/** Says when it is supply that holds a line back: no station is the bottleneck then, whatever its load. */
import type { Result } from '../spec/result.ts'

/** From here on somebody waits so often that the output is that of the supply. */
const OFTEN = 0.5

export function supplyWarnings({ materials = [], dieBanks = [] }: Pick<Result, 'materials' | 'dieBanks'>): string[] {
  return [
    ...materials.flatMap(({ name, shortShare }) => said(`stations waited for material "${name}"`, shortShare.mean)),
    ...dieBanks.flatMap(({ product, shortShare }) => said(`lots waited outside for die of "${product}"`, shortShare.mean)),
  ]
}

function said(who: string, share: number | null): string[] {
  return share === null || share < OFTEN ? [] : [`${who} ${(share * 100).toFixed(0)} % of the time: supply limits the line, not a station`]
}
