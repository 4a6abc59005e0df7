/** Reads src/ as TypeScript sees it: the modules that each file imports (types count too), and the tree for rules about expressions. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface SourceFile {
  /** Relative to src/, with forward slashes. */
  path: string
  tree: ts.SourceFile
}

export interface Import {
  from: string
  /** Relative to src/ for own files, else the specifier as written. */
  to: string
  isOwn: boolean
  line: number
}

export function sourceFiles(): SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((path) => parsed(path, readFileSync(join(root, 'src', path), 'utf8')))
}

export function parsed(path: string, text: string): SourceFile {
  return { path, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) }
}

/** Every import, export from, `import('...')` and type import of a file. */
export function importsOf({ path, tree }: SourceFile): Import[] {
  const found: Import[] = []
  walk(tree, (node) => {
    const specifier = specifierOf(node)
    if (specifier === undefined) return
    const isOwn = specifier.text.startsWith('.')
    const to = isOwn ? posix.join(dirname(path), specifier.text) : specifier.text
    found.push({ from: path, to, isOwn, line: lineOf(tree, node) })
  })
  return found
}

function specifierOf(node: ts.Node): ts.StringLiteral | undefined {
  const candidate =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined
  return candidate !== undefined && ts.isStringLiteral(candidate) ? candidate : undefined
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
}
