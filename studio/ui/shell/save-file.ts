/** Hands something to the browser as a file. */
export function saveFile(name: string, type: string, content: string | ArrayBuffer | Blob): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
