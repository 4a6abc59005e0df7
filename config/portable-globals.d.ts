/** What Node and browsers share beyond ECMAScript, and the portable folders may use. Only for tsconfig.portable.json. */
interface AbortSignal {
  readonly aborted: boolean
}

/** Compiled and run where it is allowed: a content security policy may refuse it. */
declare namespace WebAssembly {
  class Module {
    constructor(code: Uint8Array)
  }
  class Instance {
    readonly exports: object
    constructor(module: Module, imports: Record<string, Record<string, unknown>>)
  }
}

/** Bytes, each as the character of its number, of a text in base64. */
declare function atob(text: string): string
