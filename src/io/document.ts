/** YAML text -> tree with positions, or positioned problems: duplicate keys, aliases that explode, tags. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { Problem } from '../spec/problem.ts'
import { show } from '../spec/problem.ts'
import { restoreCalls } from './parentheses.ts'
import type { Entry, MapTree, Position, Scalar, Tree } from './tree.ts'
import { parseYaml, problem } from './yaml-text.ts'

/** Values of a file after its aliases are written out; a "billion laughs" file would have 1e9. */
const MOST_VALUES = 200_000

export interface Reading {
  tree: Tree | null
  problems: Problem[]
}

/** Reads YAML; the tree is there if anything can be made of the text. */
export function readDocument(text: string, file: string): Reading {
  const { document, positionOf, problems } = parseYaml(text, file)
  if (document === null || document.contents === null || problems.length > 0) return { tree: null, problems }
  const builder = new TreeBuilder(positionOf)
  const tree = builder.build(document.contents)
  return { tree: builder.tooMany ? null : tree, problems: builder.problems }
}

class TreeBuilder {
  readonly problems: Problem[] = []
  tooMany = false
  readonly #positionOf: (offset: number) => Position
  readonly #anchors = new Map<string, { tree: Tree; size: number } | 'open'>()
  readonly #path: string[] = []
  /** Values so far, those behind aliases counted each time. */
  #size = 0

  constructor(positionOf: (offset: number) => Position) {
    this.#positionOf = positionOf
  }

  build(node: unknown): Tree {
    const before = this.#size
    this.#size++
    const anchor = anchorOf(node)
    if (anchor !== undefined) this.#anchors.set(anchor, 'open')
    const tree = this.#treeOf(node)
    if (anchor !== undefined) this.#anchors.set(anchor, { tree, size: this.#size - before })
    return tree
  }

  #treeOf(node: unknown): Tree {
    if (isAlias(node)) return this.#aliased(node.source, this.#at(node))
    if (isMap(node)) return this.#mapOf(node.items, this.#at(node))
    if (isSeq(node)) return { kind: 'list', at: this.#at(node), items: node.items.map((item) => this.build(item)) }
    if (isScalar(node)) return { kind: 'scalar', at: this.#at(node), value: scalarOf(node.value) }
    return { kind: 'scalar', at: this.#positionOf(0), value: null }
  }

  #mapOf(pairs: readonly Pair[], at: Position): MapTree {
    const entries = new Map<string, Entry>()
    for (const [index, { key, value }] of pairs.entries()) {
      const keyAt = this.#at(key)
      const name = this.#keyOf(key, keyAt)
      if (name === null) continue
      if (value === null) this.#refuseCut(name, keyAt, pairs[index - 1])
      this.#path.push(name)
      if (entries.has(name)) this.#refuse('duplicate', keyAt, 'each name once', `${show(name)} again`)
      else entries.set(name, { keyAt, value: value === null ? { kind: 'scalar', at: keyAt, value: null } : this.build(value) })
      this.#path.pop()
    }
    return { kind: 'map', at, entries }
  }

  /** `__proto__` would vanish in a plain object, so that no check would see it. */
  #keyOf(key: unknown, at: Position): string | null {
    const name = isScalar(key) ? restoreCalls(typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))) : null
    if (name !== null && name !== '' && name !== '__proto__') return name
    this.#refuse('name', at, 'a name', name === null ? 'a list, map or alias' : show(name))
    return null
  }

  /** `{ days: Mon, Wed }` is `days: Mon` and a name without a value to YAML. Read as a deletion, it would vanish without a word. */
  #refuseCut(name: string, at: Position, before: Pair | undefined): void {
    const [key, value] = [before?.key, before?.value].map((part) =>
      isScalar(part) && typeof part.value === 'string' ? restoreCalls(part.value) : null,
    )
    const whole = key != null && value != null ? `, such as ${key}: ${JSON.stringify(`${value}, ${name}`)}` : ''
    this.#refuse(
      'syntax',
      at,
      'a name with a colon and a value',
      show(name),
      `between braces a comma ends a value; put text with commas in quotes${whole}`,
    )
  }

  #aliased(source: string, at: Position): Tree {
    const anchor = this.#anchors.get(source)
    if (anchor === undefined || anchor === 'open') {
      const hint = anchor === 'open' ? 'an alias inside its own anchor has no end' : null
      this.#refuse('syntax', at, 'an alias of an anchor above', show(`*${source}`), hint)
      return { kind: 'scalar', at, value: null }
    }
    this.#size += anchor.size
    if (this.#size > MOST_VALUES && !this.tooMany) {
      this.tooMany = true
      this.#refuse('size', at, `at most ${MOST_VALUES} values after writing out aliases`, 'more')
    }
    return anchor.tree
  }

  #refuse(code: Problem['code'], at: Position, expected: string, received: string, hint: string | null = null): void {
    this.problems.push({ ...problem(code, at, expected, received, hint), path: this.#path.join('.') })
  }

  #at(node: unknown): Position {
    return this.#positionOf((node as Node | null)?.range?.[0] ?? 0)
  }
}

function anchorOf(node: unknown): string | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
}

function scalarOf(value: unknown): Scalar {
  if (typeof value === 'string') return restoreCalls(value)
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}
