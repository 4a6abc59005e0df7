/** `--with "one more tester: stations.hot-test.machines=10"`: a variant of a line, with a name or without. */

import { expectedButReceived } from './input-error.ts'

export interface Variant {
  name: string
  set: string[]
}

const EXAMPLE = '"one more tester: stations.hot-test.machines=10"'

/** Changes are divided by semicolons; without a name they are its name. @throws InputError */
export function variantOf(text: string): Variant {
  const named = /^([^:=]*\S):\s+(.*)$/s.exec(text)
  const changes = (named?.[2] ?? text).split(';').map((change) => change.trim())
  const wrong = changes.find((change) => !/^[^=\s]+=/.test(change))
  if (wrong !== undefined) throw expectedButReceived('--with', `a name and changes such as ${EXAMPLE}`, `"${text}"`)
  const ofRun = changes.find((change) => change.startsWith('run.'))
  if (ofRun !== undefined)
    throw expectedButReceived(
      '--with',
      'changes of the plant; how long and how often all are run say --horizon, --replications ...',
      `"${ofRun}"`,
    )
  return { name: named?.[1]?.trim() ?? changes.join('; '), set: changes }
}
