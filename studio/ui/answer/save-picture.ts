/** Drawings as pictures to keep, in the colours of paper. */
import { light, pictureFile } from 'tollway/report'
import { complain } from '../../state/notices.ts'
import { saveFile } from '../shell/save-file.ts'

/** Lower ones are parts of tables. */
const LEAST_HEIGHT = 60

/** Pixels of a picture to a pixel of the page. */
const SHARPNESS = 2

/** Puts buttons below each drawing of a part of a report. @param name of the files, without what tells the drawings apart */
export function offerPictures(part: HTMLElement, name: string): void {
  for (const drawing of part.querySelectorAll<SVGSVGElement>('svg[role=img]')) {
    if (Number(drawing.getAttribute('height')) < LEAST_HEIGHT) continue
    const label = drawing.getAttribute('aria-label') ?? ''
    const file = `${name}-${slug(drawing.closest('section')?.getAttribute('aria-labelledby') ?? 'picture')}`
    const row = document.createElement('p')
    row.className = 'save'
    row.append(
      'Picture: ',
      button('SVG', label, () => saveFile(`${file}.svg`, 'image/svg+xml', pictureOf(drawing))),
    )
    row.append(
      ' ',
      button('PNG', label, () => void savePng(drawing, `${file}.png`)),
    )
    drawing.after(row)
  }
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

function button(format: string, of: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = format
  made.setAttribute('aria-label', `${format} of: ${of}`)
  made.onclick = act
  return made
}

function pictureOf(drawing: SVGSVGElement): string {
  const { width, height } = drawing.getBoundingClientRect()
  return pictureFile(new XMLSerializer().serializeToString(drawing), { width: Math.round(width), height: Math.round(height) }, light)
}

async function savePng(drawing: SVGSVGElement, name: string): Promise<void> {
  try {
    const image = new Image()
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(pictureOf(drawing))}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width * SHARPNESS
    canvas.height = image.height * SHARPNESS
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
    if (blob === null) throw new Error('This browser makes no picture of it; take the SVG.')
    saveFile(name, 'image/png', blob)
  } catch (error) {
    complain(error)
  }
}
