/** What the gallery says of a shipped line. */
export interface ShippedLine {
  /** Of its file, without the ending. */
  name: string
  title: string
  /** What it is about, in a sentence or two. */
  about: string
}
