import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pages, root, textOf } from './pages.ts'

/** Folders of the repository whose paths the pages name in code spans. */
const PATH = /`((?:src|test|lines|examples|docs|scripts|bench|validation|config|bin|\.ci)\/[A-Za-z0-9_./-]*)`/g
const LINK = /\[[^\]]*\]\(([^)\s]+)\)/g

/** A page without its code blocks. */
const prose = (page: string): string => textOf(page).replace(/^```[\s\S]*?^```$/gm, '')

/** As GitHub makes them from headings. */
function anchors(page: string): string[] {
  return [...prose(page).matchAll(/^#+ (.*)$/gm)].map((match) =>
    (match[1] ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('the pages', () => {
  it.each(pages)('%s links to what is there', (page) => {
    const links = [...prose(page).matchAll(LINK)].map((match) => match[1] ?? '').filter((link) => !/^(https?|mailto):/.test(link))
    const broken = links.filter((link) => {
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : join(dirname(page), path)
      return !existsSync(join(root, target)) || (anchor !== undefined && !anchors(target).includes(anchor))
    })
    expect(broken).toEqual([])
  })

  it.each(pages)('%s names files that are there', (page) => {
    const paths = [...prose(page).matchAll(PATH)].map((match) => match[1] ?? '')
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it.each(pages)('%s names npm scripts that are there', (page) => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }
    const named = [...textOf(page).matchAll(/\bnpm (?:run )?(start|test|(?<=run )[a-z:]+)/g)].map((match) => match[1] ?? '')
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([])
  })
})
