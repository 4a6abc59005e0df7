/** Where one begins: what this is, the reference line, a ladder of lessons, what was open lately, a file of one's own. */
import lines from 'virtual:gallery'
import { shippedHash } from '../../state/route.ts'
import { OpenButton } from './open-button.tsx'
import { Recent } from './recent.tsx'

const REFERENCE = 'toll-reference'
const reference = lines.find(({ name }) => name === REFERENCE)!
const lessons = lines.filter(({ name }) => /^\d/.test(name))
const plants = lines.filter(({ name }) => name.startsWith(REFERENCE) && name !== REFERENCE)

export function Gallery() {
  return (
    <main className="gallery">
      <section className="hero">
        <h1>See what a line makes, how long a lot takes, and what holds it back.</h1>
        <p>
          Tollway simulates assembly-and-test lines in your browser. Open a line, change it, and every answer comes with its 95 % interval.
          Nothing leaves this machine.
        </p>
        <div className="hero-buttons">
          <a className="button button-main" href={shippedHash(REFERENCE)}>
            Open the reference line
          </a>
          <OpenButton />
        </div>
      </section>
      <Recent />
      <section aria-labelledby="plants">
        <h2 id="plants">A whole plant</h2>
        <p className="sub">
          A power MOSFET in the TOLL package, from wafer to reel. Illustrative: public facts and estimates, not any plant's data.
        </p>
        <ul className="cards cards-wide">
          {[reference, ...plants].map((line) => (
            <LineCard key={line.name} {...line} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="lessons">
        <h2 id="lessons">Learn it in half an hour</h2>
        <p className="sub">Small lines, one question each. They are illustrative too.</p>
        <ol className="cards">
          {lessons.map((line) => (
            <LineCard key={line.name} {...line} number={Number.parseInt(line.name, 10)} />
          ))}
        </ol>
      </section>
      <footer className="gallery-foot">
        <p>Tollway is open source under Apache-2.0. This page loads nothing from elsewhere and works without a network once it was open.</p>
      </footer>
    </main>
  )
}

function LineCard({ name, title, about, number }: { name: string; title: string; about: string; number?: number }) {
  return (
    <li className="card">
      {number !== undefined && <span className="card-number">{number}</span>}
      <h3>
        <a href={shippedHash(name)}>{title}</a>
      </h3>
      <p>{about}</p>
    </li>
  )
}
