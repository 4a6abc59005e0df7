import { describe, expect, it } from 'vitest'
import { pictureFile } from '../../../src/report/html/picture.ts'
import { dark, light } from '../../../src/report/html/theme.ts'

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="80" role="img"><rect fill="var(--load-4)"/><text style="fill:var(--on-load-4)">a</text></svg>'

describe('a drawing as a picture by itself', () => {
  it('has its size and a margin', () => {
    const picture = pictureFile(drawing, { width: 600, height: 80 }, light)
    expect(picture).toMatch(/^<svg xmlns="[^"]*" width="648" height="128" viewBox="0 0 648 128">/)
    expect(picture).toContain('<svg x="24" y="24" width="600" height="80"><rect')
  })

  it.each([
    ['day', light],
    ['night', dark],
  ])('has the colours by %s in it, in place of names of the page', (_when, theme) => {
    const picture = pictureFile(drawing, { width: 600, height: 80 }, theme)
    expect(picture).not.toContain('var(')
    const [fill, text] = theme.loads[4]!
    for (const colour of [fill, text, theme.paper, theme.ink]) expect(picture).toContain(colour)
  })

  it('refuses a colour that there is none of', () => {
    expect(() => pictureFile(drawing.replace('load-4', 'states'), { width: 1, height: 1 }, light)).toThrow('received "states"')
  })
})
