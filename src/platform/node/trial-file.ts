/**
 * Trials on disk, so that a study that is killed goes on where it was: newline-delimited JSON, to which a line is added as each replication ends. The first
 * line says of what study they are; a last line that was cut off while it was written is dropped.
 */
import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { Job, ReplicationOutcome } from '../../experiment/job.ts'
import type { TrialStore } from '../../experiment/trials.ts'
import { VERSION } from '../../experiment/version.ts'
import { canonicalJson, sha256Hex } from '../../io/canonical.ts'

const FORMAT = 'tollway-trials/1'

interface Header {
  format: typeof FORMAT
  version: string
  /** SHA-256 of what is simulated. */
  study: string
}

interface Line {
  job: string
  replication: number
  events: number
  /** The numbers as 64-bit floats, little-endian, in base64: exact, NaN too. */
  values: string
}

export interface TrialFile extends TrialStore {
  /** Trials that were there when it was opened. */
  readonly found: number
  close(): void
}

/** The file holds trials of another study, or none at all. */
export class OtherTrials extends Error {
  override readonly name = 'OtherTrials'
}

/** @throws OtherTrials where the file is of something else; the file system's error where it can't be read or written */
export function openTrialFile(path: string, study: string): TrialFile {
  const header: Header = { format: FORMAT, version: VERSION, study }
  const { known, length, found } = existsSync(path) ? readTrials(path, header) : { known: new Map(), length: 0, found: 0 }
  const file = openSync(path, length === 0 ? 'w' : 'r+')
  ftruncateSync(file, length)
  let end = length
  const append = (line: Header | Line): void => {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
    for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from, bytes.length - from, end + from)
    end += bytes.length
  }
  if (length === 0) append(header)
  return {
    found,
    known: (job) => known.get(keyOf(job)) ?? [],
    keep(job, { replication, events, values }) {
      append({ job: keyOf(job), replication, events, values: encoded(values) })
    },
    close: () => closeSync(file),
  }
}

/** What a replication depends on besides its number. */
function keyOf({ lineHash, seed, warmUp, horizon, extension }: Job): string {
  return sha256Hex(canonicalJson({ lineHash, seed, warmUp, horizon, ...(extension !== undefined && { extension: extension.hash }) }))
}

interface Known {
  known: Map<string, ReplicationOutcome[]>
  /** Bytes of the lines that are whole. */
  length: number
  found: number
}

function readTrials(path: string, header: Header): Known {
  const bytes = readFileSync(path)
  const length = bytes.lastIndexOf('\n') + 1
  const lines = bytes.subarray(0, length).toString('utf8').split('\n').slice(0, -1)
  // A header that was cut off: nothing had been kept yet.
  if (lines.length === 0 && isBeginningOf(bytes, header)) return { known: new Map(), length: 0, found: 0 }
  refuseOther(parsed<Header>(lines[0]), header, path)
  const known = new Map<string, ReplicationOutcome[]>()
  for (const [index, text] of lines.slice(1).entries()) {
    const line = parsed<Line>(text)
    if (!isWhole(line)) throw new OtherTrials(`${path}:${index + 2}\n  expected a trial, received ${JSON.stringify(text.slice(0, 40))}`)
    const { job, replication, events, values } = line
    const row = known.get(job) ?? []
    known.set(job, row)
    row.push({ replication, events, values: decoded(values) })
  }
  return { known, length, found: lines.length - 1 }
}

function isWhole(line: Partial<Line> | null): line is Line {
  return (
    typeof line?.job === 'string' &&
    Number.isSafeInteger(line.replication) &&
    typeof line.events === 'number' &&
    typeof line.values === 'string'
  )
}

function isBeginningOf(bytes: Buffer, header: Header): boolean {
  return JSON.stringify(header).startsWith(bytes.toString('utf8'))
}

function refuseOther(received: Partial<Header> | null, expected: Header, path: string): void {
  if (received?.format !== FORMAT) throw new OtherTrials(`${path}\n  expected trials (${FORMAT}), received something else`)
  if (received.version !== expected.version)
    throw new OtherTrials(
      `${path}\n  expected trials of version ${expected.version}, received those of ${received.version}; choose another folder`,
    )
  if (received.study !== expected.study)
    throw new OtherTrials(
      `${path}\n  expected trials of this plan, received those of another one (or its line has changed); choose another folder`,
    )
}

function parsed<Content>(text: string | undefined): Partial<Content> | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

/** Bytes in the order of the file, whatever the machine's. */
function encoded(values: Float64Array): string {
  const bytes = Buffer.alloc(values.length * 8)
  for (const [index, value] of values.entries()) bytes.writeDoubleLE(value, index * 8)
  return bytes.toString('base64')
}

function decoded(text: string): Float64Array {
  const bytes = Buffer.from(text, 'base64')
  return Float64Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readDoubleLE(index * 8))
}
