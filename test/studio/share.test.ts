import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newProject } from '../../studio/state/project.ts'
import { projectFrom, sharedText } from '../../studio/state/share.ts'

const text = readFileSync(new URL('../../lines/toll-reference.yaml', import.meta.url), 'utf8')
const project = newProject({ main: 'line.yaml', files: { 'line.yaml': `${text}# 5 µm, 25 °C`, 'times.csv': '1\n2\n' } })

describe('a link that holds a line', () => {
  it('brings back every file, what the line was, and what was kept', async () => {
    const shared = { ...project, baseline: text, kept: [{ id: 'x', name: 'one more', text: 'kept: 1' }] }
    const back = await projectFrom(await sharedText(shared))
    expect(back).toMatchObject({ line: shared.line, baseline: text, kept: [{ name: 'one more', text: 'kept: 1' }] })
  })

  it('is made of letters that every program leaves alone, and much shorter than the line', async () => {
    const link = await sharedText(project)
    expect(link).toMatch(/^[\w-]+$/)
    expect(link.length).toBeLessThan(text.length / 2)
  })

  it('says that it is not whole when it was cut', async () => {
    const link = await sharedText(project)
    await expect(projectFrom(link.slice(0, -40))).rejects.toThrow(/not whole/)
    await expect(projectFrom('nothing')).rejects.toThrow(/not whole/)
  })
})
