/** Tables beside a line: orders, and what is in the line at the start. */
import { describe, expect, it, test } from 'vitest'
import { readCsv } from '../../src/io/csv.ts'
import { readLine } from '../../src/io/read-line.ts'
import { formatProblem } from '../../src/spec/problem.ts'
import { d, h } from '../support/line.ts'
import { type Files, lineOf, messages } from './files.ts'

describe('a table', () => {
  const cells = (text: string) => {
    const table = readCsv(text)
    return table.ok ? table.rows.map((row) => row.map((cell) => cell.text)) : table
  }

  test.each([
    [
      'cells with blanks around them',
      'a, b ,c\n1,,3\n',
      [
        ['a', 'b', 'c'],
        ['1', '', '3'],
      ],
    ],
    [
      'quoted cells with commas, quotes and line breaks in them',
      '"a,b","say ""x"""\r\n"two\nlines",2',
      [
        ['a,b', 'say "x"'],
        ['two\nlines', '2'],
      ],
    ],
    ['a byte order mark, empty lines and no line break at the end', '\uFEFFa\n\n , \nb', [['a'], ['b']]],
    [
      'semicolons where the heading has them',
      'a;b\n1,5;2\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    ['nothing', '', []],
  ])('may hold %s', (_, text, expected) => {
    expect(cells(text)).toEqual(expected)
  })

  it('knows where each cell stands, also behind a cell of several lines', () => {
    const table = readCsv('a,b\n"x\ny\nz",  1\n2,3\n')
    expect(table.ok && table.rows.flat().map(({ line, column }) => [line, column])).toEqual([
      [1, 1],
      [1, 3],
      [2, 1],
      [4, 6],
      [5, 1],
      [5, 3],
    ])
  })

  it('says where a quote is not closed, or something stands behind it', () => {
    expect(cells('a\n"x')).toEqual({ ok: false, line: 2, column: 1, expected: 'a closing quote', received: 'the end of the file' })
    expect(cells('a\n1,"x"y\n')).toEqual({ ok: false, line: 2, column: 3, expected: 'nothing behind a closing quote', received: '"y"' })
  })
})

const LINE = `format: tollway/1
start: 2026-01-05
products:
  a: { lot: 4 units, route: r }
  b: { lot: 8 units, route: r, priority: 2 }
routes:
  r:
    steps:
      saw: { station: bench }
      pack: { station: bench, newLot: 2 units }
      off: { station: bench, enabled: false }
stations:
  bench: { processTime: 50 s per lot }
release:
  plan: { file: orders.csv }
`
const withOrders = (orders: string): Files => ({ 'line.yaml': LINE, 'orders.csv': orders })

describe('a file of orders', () => {
  it('says the same as orders in the line', async () => {
    const line = await lineOf(withOrders('product,lots,release,due,priority\nb,2,2026-01-06 06:00,"9 d",\na,,,2026-01-07,0\n'))
    const { product, policy } = line.release[0]!
    expect(product).toBe('b')
    expect(policy).toEqual({
      kind: 'orders',
      orders: [
        { product: 'a', lots: 1, release: 0, due: 2 * d, priority: 0 },
        { product: 'b', lots: 2, release: 30 * h, due: 9 * d },
      ],
    })
    const inLine = LINE.replace(
      'file: orders.csv',
      'orders: [{ product: b, lots: 2, release: 2026-01-06 06:00, due: 9 d }, { product: a, due: 2026-01-07, priority: 0 }]',
    )
    expect((await lineOf(inLine)).release).toEqual(line.release)
  })

  test.each([
    ['is missing', { 'line.yaml': LINE }, 'line.yaml:15:17\n  expected a file "orders.csv" that can be read, received no such file'],
    ['is empty', withOrders(''), 'orders.csv:1:1\n  expected a heading such as product,lots,release,due,priority, received an empty file'],
    ['has a column that nobody knows', withOrders('product,lot\na,1\n'), 'orders.csv:1:9\n  no keyword "lot" here; did you mean "lots"?'],
    ['has a cell too many', withOrders('product\na,1\n'), 'orders.csv:2:3\n  expected 1 cells, as the heading has, received 2'],
    [
      'has a wrong number',
      withOrders('product,lots\na,1\na,none\n'),
      'orders.csv:3:3  release.plan.orders[1].lots\n  expected a whole number of lots, at least 1, received "none"',
    ],
    [
      'names a product that is not there',
      withOrders('lots,product\n1,aa\n'),
      'orders.csv:2:3  release.plan.orders[0].product\n  no product "aa"; did you mean "a"?',
    ],
    [
      'is due before it comes',
      withOrders('product,release,due\na,3 d,2026-01-07\n'),
      'orders.csv:2:7  release.plan.orders[0].due\n  expected a date after the release, received one that is not',
    ],
    [
      'lies elsewhere',
      LINE.replace('orders.csv', '../orders.csv'),
      'line.yaml:15:17\n  expected a file in the folder of the line or below, received "../orders.csv"',
    ],
    [
      'stands beside orders',
      LINE.replace('file: orders.csv', 'file: orders.csv, product: a, orders: [{}]'),
      'line.yaml:15:11  release.plan.file\n  expected orders or file, received both',
    ],
  ])('that %s is told with its place', async (_, files, expected) => {
    expect(await messages(files)).toBe(expected)
  })
})

describe('a file of lots that are in the line', () => {
  const plain = LINE.replace('file: orders.csv', 'product: a, every: 1 h')
  const reading = (wip: string) =>
    readLine('line.yaml', { readText: (name) => (name === 'line.yaml' ? plain : wip), wip: '/elsewhere/wip.csv' })
  const told = async (wip: string) => {
    const read = await reading(wip)
    return read.ok ? 'nothing is wrong' : read.problems.map(formatProblem).join('\n')
  }

  it('says the same as wip in the line, and changes the hash of the line', async () => {
    const read = await reading('lot,product,step,units,priority,due,age\n4711,a,saw,4,0,2026-01-04 12:00,36 h\n"L ""2""",b,pack,2,,,\n')
    const expected = [
      { lot: '4711', product: 'a', step: 'saw', units: 4, priority: 0, due: -12 * h, age: 36 * h },
      { lot: 'L "2"', product: 'b', step: 'pack', units: 2 },
    ]
    expect(read.ok && read.line.wip).toEqual(expected)
    const inLine = `${plain}wip:\n  - { lot: 4711, product: a, step: saw, units: 4, priority: 0, due: 2026-01-04 12:00, age: 36 h }\n  - { lot: 'L "2"', product: b, step: pack, units: 2 units }\n`
    expect((await lineOf(inLine)).wip).toEqual(expected)
    const without = await readLine('line.yaml', { readText: () => plain })
    expect(read.ok && without.ok && read.hash !== without.hash).toBe(true)
  })

  test.each([
    ['names a step that is not there', 'x,a,sew,1', '/elsewhere/wip.csv:2:5  wip[0].step\n  no step "sew"; did you mean "saw"?'],
    [
      'names a step that is switched off',
      'x,a,off,1',
      '/elsewhere/wip.csv:2:5  wip[0].step\n  expected a step that is enabled, received "off"',
    ],
    ['names a product that is not there', 'x,c,saw,1', '/elsewhere/wip.csv:2:3  wip[0].product\n  no product "c"; the products are a, b'],
    [
      'leaves out the product of two',
      'x,,saw,1',
      '/elsewhere/wip.csv:2:1  wip[0].product\n  expected a product, one of a, b, received nothing',
    ],
    [
      'leaves out the units',
      'x,a,saw,',
      '/elsewhere/wip.csv:2:1  wip[0].units\n  expected a whole number of units, at least 1, received nothing',
    ],
    [
      'has no units in a lot',
      'x,a,saw,0',
      '/elsewhere/wip.csv:2:9  wip[0].units\n  expected a whole number of units, at least 1, received "0"',
    ],
    ['has a lot twice', 'x,a,saw,1\nx,b,saw,1', '/elsewhere/wip.csv:3:1  wip[1].lot\n  expected each lot once, received "x" again'],
    [
      'has an undivided lot behind the division',
      'x,a,pack,3',
      '/elsewhere/wip.csv:2:10  wip[0].units\n  expected at most the 2 units of a lot before step "pack", where lots are divided, received 3; give each part as a lot of its own',
    ],
  ])('that %s is told with its file and line', async (_, row, expected) => {
    expect(await told(`lot,product,step,units\n${row}\n`)).toBe(expected)
  })

  it('that cannot be read is told, too', async () => {
    expect(await told('lot,"step\n')).toBe('/elsewhere/wip.csv:1:5\n  expected a closing quote, received the end of the file')
  })
})
