#!/usr/bin/env node
/** The command `tollway`. Exit codes: 0 done, 1 the run failed, 2 the input is wrong, 130 stopped by Ctrl-C. */

import { main } from './program.ts'

// A reader that closes the pipe early (`tollway schema | head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

process.exitCode = await main(process.argv.slice(2))
