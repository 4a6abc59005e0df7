/** Runs the built command line in a process of its own, as a user would. */
import { type ChildProcess, spawn } from 'node:child_process'
import { built } from '../built.ts'

export interface Run {
  code: number | null
  stdout: string
  stderr: string
}

export function tollway(...argv: string[]): Promise<Run> {
  return ending(start(argv))
}

/** The same, with `environment` beside this process's own. */
export function tollwayWith(environment: Record<string, string>, ...argv: string[]): Promise<Run> {
  return ending(start(argv, environment))
}

/** Runs it and sends SIGINT as soon as `isReady`. */
export function tollwayInterrupted(isReady: () => boolean, ...argv: string[]): Promise<Run> {
  return ended('SIGINT', isReady, argv)
}

/** Runs it and kills it as soon as `isReady`: it has no chance to tidy up. */
export function tollwayKilled(isReady: () => boolean, ...argv: string[]): Promise<Run> {
  return ended('SIGKILL', isReady, argv)
}

function ended(signal: NodeJS.Signals, isReady: () => boolean, argv: readonly string[]): Promise<Run> {
  const child = start(argv)
  const poll = setInterval(() => {
    if (!isReady()) return
    clearInterval(poll)
    child.kill(signal)
  }, 5)
  child.on('close', () => clearInterval(poll))
  return ending(child)
}

function start(argv: readonly string[], environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [built('command/main.js'), ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  })
}

function ending(child: ChildProcess): Promise<Run> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk) => {
    stdout += String(chunk)
  })
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk)
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
}
