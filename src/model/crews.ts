/**
 * Crews: pools of people. Whoever asks takes them where they are free or waits in line: lower priority number first, then who asked first. A task is for
 * people of a skill or higher; the lowest who is free takes it. Who stands in line is not overtaken by others whom the same people could serve.
 * Parts of people add up over a crew: whoever is free looks after what has to be looked after. Knows nothing of what they do: who asks is a number, and
 * waits for, or has, people of one crew at a time.
 */
import { pow, Sampler, type StateVisitor, type Streams, type Ticks, type Timers } from '../engine/index.ts'
import { type Accumulators, PerCrew } from './accumulators.ts'
import type { CompiledCrew } from './compiled-line.ts'
import { type CrewNeed, PERSON } from './crew-need.ts'

const NOBODY = -1
const NONE = -1

export class Crews {
  /** Called for who has waited and is served now; it must neither ask nor leave before it returns. */
  served!: (asker: number) => void
  /** People there, by skill. */
  private present: Float64Array
  /** People there and not at work, in millionths, by skill; negative where a shift has ended that is still at work. */
  private free: Float64Array
  private first: Int32Array
  /** The one behind each asker in line. */
  private next: Int32Array
  private priority: Float64Array
  /** Since when each asker has been waiting, ticks. */
  private since: Float64Array
  /** What each asker wants or has; crew -1: nothing. */
  private crewOf: Int32Array
  private skillWanted: Int32Array
  private people: Float64Array
  /** The skill of the people that it has; -1: it has none, and waits if it wants any. */
  private skillGiven: Int32Array
  /** When the people of each crew changed last, and their times until then: parts of people add up alike however often they are booked. */
  private changedAt: Float64Array
  private presentUntil: Float64Array
  private busyUntil: Float64Array
  private readonly crews: readonly CompiledCrew[]
  private readonly responses: (Sampler | null)[]
  private readonly streamOf: Int32Array
  private readonly timers: Timers
  private readonly streams: Streams
  private readonly totals: Float64Array
  private readonly columns: number[]

  /** @param askers how many may ever ask: they are numbered from 0 */
  constructor(crews: readonly CompiledCrew[], askers: number, timers: Timers, streams: Streams, books: Accumulators) {
    const skills = crews.reduce((sum, crew) => sum + crew.skills.length, 0)
    this.crews = crews
    this.timers = timers
    this.streams = streams
    this.totals = books.scalars.totals
    this.columns = crews.map((_, crew) => books.layout.ofCrew(crew))
    this.responses = crews.map(({ spec }) => (spec.response === undefined ? null : new Sampler(spec.response)))
    this.streamOf = Int32Array.from(crews, ({ spec }) =>
      spec.response === undefined ? NONE : streams.claim(`crews/${spec.name}/response`),
    )
    this.present = new Float64Array(skills)
    this.free = new Float64Array(skills)
    this.first = new Int32Array(crews.length).fill(NOBODY)
    this.next = new Int32Array(askers).fill(NOBODY)
    this.priority = new Float64Array(askers)
    this.since = new Float64Array(askers)
    this.crewOf = new Int32Array(askers).fill(NONE)
    this.skillWanted = new Int32Array(askers)
    this.people = new Float64Array(askers)
    this.skillGiven = new Int32Array(askers).fill(NONE)
    this.changedAt = new Float64Array(crews.length)
    this.presentUntil = new Float64Array(crews.length)
    this.busyUntil = new Float64Array(crews.length)
  }

  /** Takes people for `asker`, who must have none and wait for none; false: it waits in line, and is served later. */
  take(need: CrewNeed, asker: number, priority: number): boolean {
    const { crew } = need
    this.changes(crew)
    this.crewOf[asker] = crew
    this.skillWanted[asker] = need.skill
    this.people[asker] = need.people
    this.priority[asker] = priority
    this.since[asker] = this.timers.now
    if (this.first[crew] === NOBODY && this.serve(asker, this.crews[crew]!.skills.length)) return true
    this.queueUp(crew, asker)
    // It may stand before the others, or these may want people of other skills.
    return this.serveLine(crew, asker)
  }

  /** The task of `asker` is done or given up: its people go to the first in line whom they can serve, or it leaves the line. */
  leave(asker: number): void {
    const crew = this.crewOf[asker]!
    if (crew === NONE) return
    this.changes(crew)
    this.crewOf[asker] = NONE
    const skill = this.skillGiven[asker]!
    if (skill === NONE) this.standOut(crew, asker)
    else {
      this.skillGiven[asker] = NONE
      this.free[this.crews[crew]!.firstSkill + skill]! += this.people[asker]!
    }
    this.serveLine(crew, NOBODY)
  }

  /** So many people of a crew are there from now on, by skill. Who is at work finishes the task. */
  setPresent(crew: number, people: readonly number[]): void {
    this.changes(crew)
    const { firstSkill } = this.crews[crew]!
    people.forEach((count, skill) => {
      this.free[firstSkill + skill]! += (count - this.present[firstSkill + skill]!) * PERSON
      this.present[firstSkill + skill] = count
    })
    this.serveLine(crew, NOBODY)
  }

  /** Name of the crew that it has people of or waits for. */
  nameOf(asker: number): string {
    return this.crews[this.crewOf[asker]!]!.spec.name
  }

  /** Has it people, be they there or on their way? */
  has(asker: number): boolean {
    return this.skillGiven[asker] !== NONE
  }

  /** Draws how long the people whom `asker` got take until they are there. */
  responseOf(asker: number): Ticks {
    const crew = this.crewOf[asker]!
    const response = this.responses[crew]!
    return response === null ? 0 : Math.round(this.streams.draw(this.streamOf[crew]!, response))
  }

  /** How fast the people whom `asker` has are, relative to the times of the file: by their skill, and by what a new crew has learnt until now. */
  speedOf(asker: number): number {
    const { skills, spec } = this.crews[this.crewOf[asker]!]!
    const { speed } = skills[this.skillGiven[asker]!]!
    if (spec.learning === undefined) return speed
    return speed * (1 - (1 - spec.learning.speed) * pow(0.5, this.timers.now / spec.learning.halfEvery))
  }

  settleAll(): void {
    for (let crew = 0; crew < this.crews.length; crew++) this.book(crew)
  }

  visit(state: StateVisitor): void {
    this.present = state.array(this.present)
    this.free = state.array(this.free)
    this.first = state.array(this.first)
    this.next = state.array(this.next)
    this.priority = state.array(this.priority)
    this.since = state.array(this.since)
    this.crewOf = state.array(this.crewOf)
    this.skillWanted = state.array(this.skillWanted)
    this.people = state.array(this.people)
    this.skillGiven = state.array(this.skillGiven)
    this.changedAt = state.array(this.changedAt)
    this.presentUntil = state.array(this.presentUntil)
    this.busyUntil = state.array(this.busyUntil)
  }

  /** Serves whom it can in the order of the line; true: `asker` was among them. */
  private serveLine(crew: number, asker: number): boolean {
    let isServed = false
    /** Skills from here on are wanted by somebody further in front. */
    let below = this.crews[crew]!.skills.length
    for (let one = this.first[crew]!, before = NOBODY; one !== NOBODY && below > 0; ) {
      const after = this.next[one]!
      if (this.serve(one, below)) {
        this.unlink(crew, before, one)
        this.totals[this.columns[crew]! + PerCrew.waitSum]! += this.timers.now - this.since[one]!
        if (one === asker) isServed = true
        else this.served(one)
      } else {
        below = Math.min(below, this.skillWanted[one]!)
        before = one
      }
      one = after
    }
    return isServed
  }

  /** Gives `asker` people of the lowest skill that will do, below `below`; false: there are none. */
  private serve(asker: number, below: number): boolean {
    const crew = this.crewOf[asker]!
    const { firstSkill } = this.crews[crew]!
    for (let skill = this.skillWanted[asker]!; skill < below; skill++) {
      if (this.free[firstSkill + skill]! < this.people[asker]!) continue
      this.free[firstSkill + skill]! -= this.people[asker]!
      this.skillGiven[asker] = skill
      this.totals[this.columns[crew]! + PerCrew.served]!++
      return true
    }
    return false
  }

  private queueUp(crew: number, asker: number): void {
    let before = NOBODY
    let after = this.first[crew]!
    while (after !== NOBODY && this.priority[after]! <= this.priority[asker]!) {
      before = after
      after = this.next[after]!
    }
    this.next[asker] = after
    if (before === NOBODY) this.first[crew] = asker
    else this.next[before] = asker
  }

  private standOut(crew: number, asker: number): void {
    let before = NOBODY
    for (let one = this.first[crew]!; one !== asker; one = this.next[one]!) before = one
    this.unlink(crew, before, asker)
  }

  private unlink(crew: number, before: number, asker: number): void {
    const after = this.next[asker]!
    if (before === NOBODY) this.first[crew] = after
    else this.next[before] = after
    this.next[asker] = NOBODY
  }

  /** The people of a crew are about to change. */
  private changes(crew: number): void {
    if (this.changedAt[crew] === this.timers.now) return
    this.book(crew)
    this.presentUntil[crew] = this.totals[this.columns[crew]! + PerCrew.presentArea]!
    this.busyUntil[crew] = this.totals[this.columns[crew]! + PerCrew.busyArea]!
    this.changedAt[crew] = this.timers.now
  }

  /** Brings the times of a crew in the books up to now. */
  private book(crew: number): void {
    const elapsed: Ticks = this.timers.now - this.changedAt[crew]!
    const { firstSkill, skills } = this.crews[crew]!
    let present = 0
    let free = 0
    for (let skill = firstSkill; skill < firstSkill + skills.length; skill++) {
      present += this.present[skill]!
      free += this.free[skill]!
    }
    this.totals[this.columns[crew]! + PerCrew.presentArea] = this.presentUntil[crew]! + present * elapsed
    this.totals[this.columns[crew]! + PerCrew.busyArea] = this.busyUntil[crew]! + (present - free / PERSON) * elapsed
  }
}
