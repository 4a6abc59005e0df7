/**
 * Runs an example of `examples/` by its name, on every Node that Tollway runs on: `npm run example mm1`. Builds the package first, takes the types away
 * (Node 22.18 and newer does that itself: `node examples/mm1.ts`) and runs what is left as `out/examples/<name>.js`, where 'tollway/engine' is found.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { build } from './build.mjs'
import { isMain, root, say } from './root.mjs'

const folder = join(root, 'examples')

export function exampleNames() {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => basename(file, '.ts'))
}

/** @param {string} name */
async function run(name) {
  build()
  const source = readFileSync(join(folder, `${name}.ts`), 'utf8')
  const { outputText } = ts.transpileModule(source, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } })
  const file = join(root, 'out', 'examples', `${name}.js`)
  mkdirSync(join(root, 'out', 'examples'), { recursive: true })
  writeFileSync(file, outputText)
  process.chdir(root)
  await import(pathToFileURL(file).href)
}

if (isMain(import.meta.url)) {
  const name = process.argv[2] ?? ''
  if (existsSync(join(folder, `${name}.ts`))) await run(name)
  else {
    say(`npm run example\n  expected one of ${exampleNames().join(', ')}, received "${name}"`)
    process.exit(2)
  }
}
