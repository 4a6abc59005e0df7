/** A project as a link: its texts, compressed, in the part of the address that no browser sends anywhere. */
import type { LineFiles, Scenario } from '../messages.ts'
import { newId, newProject, type Project, textOf } from './project.ts'

/** What is in a link; short names, as every letter counts. */
interface Shared {
  v: 1
  m: string
  f: LineFiles['files']
  /** Absent: the line is as it was opened. */
  b?: string
  k?: readonly { n: string; t: string }[]
}

export async function sharedText({ line, baseline, kept }: Project): Promise<string> {
  const shared: Shared = {
    v: 1,
    m: line.main,
    f: line.files,
    ...(baseline !== textOf(line) && { b: baseline }),
    ...(kept.length > 0 && { k: kept.map(({ name, text }) => ({ n: name, t: text })) }),
  }
  const bytes = await through(new TextEncoder().encode(JSON.stringify(shared)), new CompressionStream('deflate-raw'))
  return base64Url(bytes)
}

/** @throws Error where the link is cut or isn't one of ours */
export async function projectFrom(text: string): Promise<Project> {
  const shared = await sharedFrom(text).catch(() => null)
  if (shared?.v !== 1 || typeof shared.f?.[shared.m] !== 'string') throw new Error('This link is not whole: something was cut from it.')
  const kept: Scenario[] = (shared.k ?? []).map(({ n, t }) => ({ id: newId(), name: n, text: t }))
  const project = newProject({ main: shared.m, files: shared.f })
  return { ...project, kept, baseline: shared.b ?? project.baseline }
}

async function sharedFrom(text: string): Promise<Shared> {
  const bytes = await through(fromBase64Url(text), new DecompressionStream('deflate-raw'))
  return JSON.parse(new TextDecoder().decode(bytes)) as Shared
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  const passed = new Blob([bytes]).stream().pipeThrough(stream)
  return new Uint8Array(await new Response(passed).arrayBuffer())
}

function base64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
}
