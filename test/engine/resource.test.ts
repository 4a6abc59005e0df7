import { describe, expect, it } from 'vitest'
import { Resource } from '../../src/engine/resource.ts'

/** Notes the order in which requests are served. */
function counter(servers: number) {
  const resource = new Resource(servers)
  const served: string[] = []
  const ask = (name: string, priority?: number) => resource.request(() => served.push(name), priority)
  return { resource, served, ask }
}

describe('servers that share a queue', () => {
  it('serve at once while one is free, then first come first served', () => {
    const { resource, served, ask } = counter(2)
    for (const name of ['a', 'b', 'c', 'd']) ask(name)
    expect(served).toEqual(['a', 'b'])
    expect([resource.busy, resource.waiting]).toEqual([2, 2])
    resource.release()
    expect(served).toEqual(['a', 'b', 'c'])
    resource.release()
    resource.release()
    resource.release()
    expect(served).toEqual(['a', 'b', 'c', 'd'])
    expect([resource.busy, resource.waiting]).toEqual([0, 0])
  })

  it('take the lower priority first, and first come first served within one', () => {
    const { resource, served, ask } = counter(1)
    ask('in work')
    ask('late', 1)
    ask('later', 1)
    ask('hot', 0)
    for (let turn = 0; turn < 3; turn++) resource.release()
    expect(served).toEqual(['in work', 'hot', 'late', 'later'])
  })

  it('skip who has left the queue, and keep whose turn has come', () => {
    const { resource, served, ask } = counter(1)
    const first = ask('first')
    const second = ask('second')
    ask('third')
    resource.cancel(first)
    resource.cancel(second)
    resource.release()
    expect(served).toEqual(['first', 'third'])
    expect(resource.busy).toBe(1)
  })

  it('refuse to be none, and to be released when none is taken', () => {
    expect(() => new Resource(0)).toThrow('expected a whole number of servers, at least 1, received 0')
    expect(() => new Resource(1).release()).toThrow('expected a server that is taken')
  })
})
