/**
 * Serves this repository on the loopback interface, as a static host would: no special headers. Built files come from dist/, also under the name
 * that their source has in src/; the TypeScript of test/ is stripped of its types on the way.
 */
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../', import.meta.url))
const served = ['/dist/', '/src/', '/test/', '/node_modules/@noble/hashes/']
const mediaTypes: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json' }

export interface StaticServer {
  url: string
  close(): Promise<void>
}

export async function serve(): Promise<StaticServer> {
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    try {
      const content = await contentOf(path)
      response.setHeader('content-type', mediaTypes[extname(path)] ?? 'application/octet-stream')
      response.end(content)
    } catch {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closed(server) }
}

function contentOf(path: string): Promise<string> {
  if (!served.some((folder) => path.startsWith(folder))) throw new Error(`${path} is not served`)
  if (path.startsWith('/test/') && path.endsWith('.js')) return withoutTypes(`${path.slice(0, -3)}.ts`)
  return readFile(join(root, path.replace(/^\/src\//, '/dist/')), 'utf8')
}

async function withoutTypes(path: string): Promise<string> {
  const text = await readFile(join(root, path), 'utf8')
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, rewriteRelativeImportExtensions: true }
  return ts.transpileModule(text, { compilerOptions }).outputText
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
