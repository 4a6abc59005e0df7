/** A server of static files for this machine's own browser: loopback only, and deaf to pages elsewhere that point their name at it. */

import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

export interface StudioServer {
  /** With its slash at the end. */
  url: string
  close(): Promise<void>
}

const HOST = '127.0.0.1'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
}

/**
 * @param line the content of `line.json`; null: there is none
 * @param port 0: any that is free
 * @returns null where the port is taken, or not allowed
 */
export function startStudioServer(folder: string, line: string | null, port: number): Promise<StudioServer | null> {
  const server = createServer((request, response) => void answer(request, response, folder, line))
  return new Promise((resolve) => {
    server.once('error', () => resolve(null))
    server.listen(port, HOST, () => {
      const url = `http://${HOST}:${(server.address() as AddressInfo).port}/`
      resolve({ url, close: () => closed(server) })
    })
  })
}

async function answer(request: IncomingMessage, response: ServerResponse, folder: string, line: string | null): Promise<void> {
  const { port } = request.socket.address() as AddressInfo
  const isOwn = [`${HOST}:${port}`, `localhost:${port}`].includes(request.headers.host ?? '')
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const path = new URL(request.url ?? '/', `http://${HOST}`).pathname
  const name = path === '/' ? 'index.html' : path.slice(1)
  const content = isOwn && isRead ? await contentOf(name, folder, line) : null
  response.statusCode = !isOwn ? 403 : !isRead ? 405 : content === null ? 404 : 200
  response.setHeader('content-type', content === null ? 'text/plain' : (MEDIA_TYPES[extname(name)] ?? 'application/octet-stream'))
  response.setHeader('cache-control', 'no-cache')
  response.setHeader('x-content-type-options', 'nosniff')
  response.end(request.method === 'HEAD' ? undefined : content)
}

/** Plain names in the folder and one below it: nothing leads out. */
async function contentOf(name: string, folder: string, line: string | null): Promise<string | Buffer | null> {
  if (name === 'line.json') return line
  if (!/^(?:assets\/)?[\w-][\w.-]*$/.test(name)) return null
  return readFile(join(folder, name)).catch(() => null)
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
