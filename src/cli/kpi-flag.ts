/** The numbers that a study is about, by their addresses. */

import type { Job } from '../experiment/job.ts'
import { kpiAt } from '../experiment/kpis.ts'
import { expectedButReceived } from './input-error.ts'

/**
 * Makes sure that all lines have a number.
 * @param place of the address, for the message
 * @throws InputError with the nearest right address
 */
export function checkKpi(place: string, address: string, lines: readonly { name: string; job: Job }[]): void {
  for (const { name, job } of lines) {
    try {
      kpiAt(job, address)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      const hint = error.message.slice(error.message.indexOf(': ') + 2)
      throw expectedButReceived(place, 'the address of a number in the result of every line', `"${address}", which ${name} lacks; ${hint}`)
    }
  }
}
