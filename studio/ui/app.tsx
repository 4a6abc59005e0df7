/** The page: the gallery, or a line with its two halves. */
import { useStudio } from '../state/studio.ts'
import { Gallery } from './gallery/gallery.tsx'
import { DropZone } from './shell/drop-zone.tsx'
import { Header } from './shell/header.tsx'
import { Notice } from './shell/notice.tsx'
import { Workplace } from './shell/workplace.tsx'

export function App() {
  const isLine = useStudio(({ project, isOpening }) => project !== null || isOpening)
  return (
    <>
      <Header />
      {isLine ? <Workplace /> : <Gallery />}
      <DropZone />
      <Notice />
    </>
  )
}
