/** Modules that the build makes, see build/. */
declare module 'virtual:line-texts' {
  /** By file name. */
  const texts: Readonly<Record<string, () => Promise<{ default: string }>>>
  export default texts
}

declare module 'virtual:gallery' {
  const lines: readonly import('./shipped-line.ts').ShippedLine[]
  export default lines
}

declare module '*.css' {}
