/**
 * Compiles the kernel of plain lines (kernel/, AssemblyScript) to WebAssembly and writes it as text into src/plain/kernel-code.ts, so that no file has to be
 * found or fetched at run time. The result is committed: whoever does not change the kernel needs no compiler; a test compares the two.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'
import binaryen from 'binaryen'
import { isMain, root, say } from './root.mjs'

const target = join(root, 'src', 'plain', 'kernel-code.ts')
const WIDTH = 120

/** The module `src/plain/kernel-code.ts` as it should be. Throws where the kernel does not compile. */
export async function kernelCode() {
  /** @type {Uint8Array} */
  let binary = new Uint8Array()
  const settings = ['-O3', '--converge', '--noAssert', '--runtime', 'stub', '--use', 'abort=', '--enable', 'simd']
  const { error, stderr } = await asc.main([join('kernel', 'index.ts'), '--baseDir', root, '--outFile', 'kernel.wasm', ...settings], {
    writeFile: (_name, contents) => {
      binary = /** @type {Uint8Array} */ (contents)
    },
  })
  if (error !== null) throw new Error(`${error.message}\n${stderr.toString()}`)
  const text = Buffer.from(inlined(binary)).toString('base64')
  const lines = text.match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? []
  return [
    '/** The kernel of plain lines, compiled from kernel/ by `npm run kernel`: WebAssembly in base64. Do not edit. */',
    'export const KERNEL_CODE =',
    ...lines.map((line, index) => `  '${line}'${index + 1 < lines.length ? ' +' : ''}`),
    '',
  ].join('\n')
}

/**
 * Puts most functions into those that call them: 16 to 19 % less time per event on the three lines of bench/models.ts, at twice the size. Larger limits lose it again.
 * @param {Uint8Array} binary
 */
function inlined(binary) {
  const code = binaryen.readBinary(binary)
  // What every engine has that we support.
  const { MutableGlobals, SignExt, BulkMemory, BulkMemoryOpt, NontrappingFPToInt, SIMD128 } = binaryen.Features
  code.setFeatures(MutableGlobals | SignExt | BulkMemory | BulkMemoryOpt | NontrappingFPToInt | SIMD128)
  binaryen.setOptimizeLevel(3)
  binaryen.setShrinkLevel(0)
  binaryen.setAlwaysInlineMaxSize(300)
  binaryen.setFlexibleInlineMaxSize(300)
  binaryen.setOneCallerInlineMaxSize(2000)
  binaryen.setAllowInliningFunctionsWithLoops(true)
  code.optimize()
  code.optimize()
  return code.emitBinary()
}

if (isMain(import.meta.url)) {
  const code = await kernelCode()
  if (readFileSync(target, 'utf8') !== code) writeFileSync(target, code)
  say(`src/plain/kernel-code.ts: ${code.length} characters`)
}
