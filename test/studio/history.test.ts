import { describe, expect, it } from 'vitest'
import { noHistory, redone, remembered, undone } from '../../studio/state/history.ts'

describe('undo and redo', () => {
  it('go back to every version and forth again', () => {
    const history = remembered(remembered(noHistory, 'a', 'one', 0), 'b', 'two', 10)
    const back = undone(history, 'c')!
    expect(back.text).toBe('b')
    const again = redone(back.history, back.text)!
    expect(again.text).toBe('c')
    expect(undone(undone(again.history, 'c')!.history, 'b')!.text).toBe('a')
  })

  it('changes of one kind that follow each other at once are one step, later ones are not', () => {
    const typed = remembered(remembered(noHistory, 'a', 'typed', 0), 'ab', 'typed', 500)
    expect(undone(typed, 'abc')!.text).toBe('a')
    expect(undone(remembered(typed, 'abc', 'typed', 9000), 'abcd')!.text).toBe('abc')
  })

  it('a change after an undo forgets what could be done again', () => {
    const back = undone(remembered(noHistory, 'a', '', 0), 'b')!
    expect(redone(remembered(back.history, 'a', '', 1), 'z')).toBeNull()
  })

  it('there is nothing to undo at the beginning', () => {
    expect([undone(noHistory, 'a'), redone(noHistory, 'a')]).toEqual([null, null])
  })
})
