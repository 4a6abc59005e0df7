import { describe, expect, it } from 'vitest'
import { markup, nothing } from '../../../src/report/html/markup.ts'

describe('text that is put into a page', () => {
  it.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['"saw" & \'die\'', '&quot;saw&quot; &amp; &#39;die&#39;'],
    ['" onload="x', '&quot; onload=&quot;x'],
  ])('%s can neither open a tag nor leave an attribute', (name, escaped) => {
    expect(markup`<b title="${name}">${name}</b>`.text).toBe(`<b title="${escaped}">${escaped}</b>`)
  })

  it('is escaped once, however deep it comes in', () => {
    const rows = ['a & b', 'c'].map((name) => markup`<li>${name}</li>`)
    expect(markup`<ul>${rows}${nothing}${['<', 3]}</ul>`.text).toBe('<ul><li>a &amp; b</li><li>c</li>&lt;3</ul>')
  })

  it('keeps a number with its half-width and its per cent sign on one line', () => {
    expect(markup`<p>${'loaded 91.3 ± 0.5 % of it'}</p>`.text).toBe('<p>loaded 91.3\u00a0±\u00a00.5\u00a0% of it</p>')
  })
})
