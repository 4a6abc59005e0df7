/** Lines that were open lately, in this browser. */
import { useState } from 'react'
import { isUntouched } from '../../state/project.ts'
import { projectHash } from '../../state/route.ts'
import { forgetProject, recentProjects } from '../../state/shelf.ts'
import { Icon } from '../shell/icon.tsx'

export function Recent() {
  const [projects, setProjects] = useState(recentProjects)
  if (projects.length === 0) return null
  const forget = (id: string): void => {
    forgetProject(id)
    setProjects(recentProjects())
  }
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">Go on where you were</h2>
      <ul className="recent">
        {projects.map((project) => (
          <li key={project.id}>
            <a href={projectHash(project.id)}>
              <b>{project.title}</b>
              <span>
                {project.line.main}
                {isUntouched(project) ? '' : ', changed'}, {agoText(Date.now() - project.savedAt)}
              </span>
            </a>
            <button
              type="button"
              className="plain-button"
              aria-label={`Forget ${project.title}`}
              title="Forget"
              onClick={() => forget(project.id)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

const MINUTE = 60_000

function agoText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h ago` : `${Math.floor(minutes / 60 / 24)} days ago`
}
