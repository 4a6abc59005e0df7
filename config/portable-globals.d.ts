/** What Node and browsers share beyond ECMAScript, and the portable folders may use. Only for tsconfig.portable.json. */
interface AbortSignal {
  readonly aborted: boolean
}
