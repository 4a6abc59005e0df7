/** Crews, what they do at stations, and switches, as they are written: what they become, and what is refused. */
import { describe, expect, it } from 'vitest'
import { parseCrewTask } from '../../src/spec/crew-task.ts'
import type { LineSpec } from '../../src/spec/line.ts'
import { validateLine } from '../../src/spec/validate.ts'

const h = 3_600e6

function read(saw: object, crews: object, top: object = {}) {
  return validateLine(
    {
      format: 'tollway/1',
      products: { device: {} },
      routes: { main: { steps: { saw: { station: 'saw' } } } },
      stations: { saw: { processTime: '1 h per lot', ...saw } },
      crews,
      calendars: { shifts: { shifts: { day: '06:00 to 18:00', night: '18:00 to 06:00' }, breaks: ['10:00 to 10:30'] } },
      release: { daily: { every: '1 d' } },
      ...top,
    },
    'test',
  )
}

function lineOf(saw: object, crews: object, top?: object): LineSpec {
  const validation = read(saw, crews, top)
  if (!validation.ok) throw new Error(JSON.stringify(validation.findings))
  return validation.line
}

function refused(saw: object, crews: object, top?: object): string[] {
  const validation = read(saw, crews, top)
  if (validation.ok) throw new Error('it was read')
  return validation.findings.map(({ path, expected, received }) => `${path.join('.')}: expected ${expected}, received ${received}`)
}

describe('whom a task needs', () => {
  it.each([
    ['operators', { crew: 'operators' }],
    ['technicians/senior', { crew: 'technicians', skill: 'senior' }],
    ['2 of technicians', { crew: 'technicians', people: 2 }],
    ['20 % of operators', { crew: 'operators', people: 0.2 }],
    ['0.25 of operators/L3', { crew: 'operators', skill: 'L3', people: 0.25 }],
    ['1 of operators', { crew: 'operators' }],
  ])('%s', (text, task) => {
    expect(parseCrewTask(text)).toEqual({ ok: true, value: task })
  })

  it.each(['', '0 of operators', '-1 of operators', '1.5 of operators', '150 % of operators', 'a b', 'technicians/', 7, null])(
    'is not said by %j',
    (text) => {
      expect(parseCrewTask(text).ok).toBe(false)
    },
  )
})

describe('a crew', () => {
  const crewOf = (text: object) => lineOf({}, { hands: text }).crews![0]

  it('is one person who is always there, where nothing is said', () => {
    expect(crewOf({})).toEqual({ name: 'hands', size: 1 })
  })

  it('has people by shift, absences, a way to go, and something to learn', () => {
    const said = {
      size: { day: 12, night: 8 },
      calendar: 'shifts',
      absence: '6 %',
      response: '1 min',
      learning: { speed: '60 %', halfEvery: '20 d' },
    }
    expect(crewOf(said)).toEqual({
      name: 'hands',
      size: 12,
      sizeIn: { day: 12, night: 8 },
      calendar: 'shifts',
      absence: 0.06,
      response: { kind: 'constant', value: 60e6 },
      learning: { speed: 0.6, halfEvery: 480 * h },
    })
  })

  it('has skills, the lowest first, and as many people as they have together', () => {
    expect(crewOf({ skills: { junior: { size: 4, speed: '80 %' }, senior: { size: 2 } } })).toEqual({
      name: 'hands',
      size: 6,
      skills: [
        { name: 'junior', speed: 0.8, size: 4 },
        { name: 'senior', speed: 1, size: 2 },
      ],
    })
  })

  it.each<[string, object, string[]]>([
    ['size and skills', { size: 2, skills: { junior: {} } }, ['crews.hands.skills: expected size or skills, received both']],
    [
      'absence without shifts',
      { absence: '5 %' },
      ['crews.hands.absence: expected a calendar beside it, as it is drawn for each shift, received no calendar'],
    ],
    ['nobody ever there', { calendar: 'shifts', absence: '100 %' }, ['crews.hands.absence: expected a share below 1, received 1']],
    [
      'a shift left out',
      { calendar: 'shifts', size: { day: 3 } },
      ['crews.hands.size: expected people for every shift of "shifts", received none for "night"'],
    ],
    [
      'an unknown shift',
      { calendar: 'shifts', size: { day: 3, night: 1, nigth: 1 } },
      ['crews.hands.size.nigth: expected shift, received "nigth"'],
    ],
    [
      'shifts without a calendar',
      { size: { day: 3 } },
      ['crews.hands.size: expected a number, or a calendar of shifts by name beside it, received numbers by shift'],
    ],
    [
      'people faster than the file',
      { skills: { expert: { speed: '120 %' } } },
      ['crews.hands.skills.expert.speed: expected a speed above 0 and up to 100 %, such as 80 %, received "120 %"'],
    ],
    ['an unknown calendar', { calendar: 'shift' }, ['crews.hands.calendar: expected calendar, received "shift"']],
  ])('is refused with %s', (_, text, told) => {
    expect(refused({}, { hands: text })).toEqual(told)
  })
})

describe('operators', () => {
  const crews = { hands: { size: 4 }, techs: { skills: { junior: { size: 3 }, senior: {} } } }

  it('do what the station has a time for', () => {
    const saw = {
      load: '1 min',
      unload: '1 min',
      firstPiece: '2 min',
      setup: { time: '5 min' },
      operators: { load: 'hands', unload: 'hands', inspect: 'techs/senior', setup: '2 of techs', attend: '20 % of hands', assist: 'hands' },
    }
    expect(lineOf(saw, crews).stations[0]!.operators).toEqual({
      load: { crew: 'hands' },
      unload: { crew: 'hands' },
      inspect: { crew: 'techs', skill: 'senior' },
      setup: { crew: 'techs', people: 2 },
      attend: { crew: 'hands', people: 0.2 },
      assist: { crew: 'hands' },
    })
  })

  it.each<[string, object, string]>([
    [
      'a load of no time',
      { operators: { load: 'hands' } },
      'stations.saw.operators.load: expected load at the station, as somebody is needed for it, received no load',
    ],
    [
      'a setup of no time',
      { operators: { setup: 'hands' } },
      'stations.saw.operators.setup: expected setup at the station, as somebody is needed for it, received no setup',
    ],
    ['an unknown crew', { operators: { attend: 'hand' } }, 'stations.saw.operators.attend: expected crew, received "hand"'],
    [
      'an unknown skill',
      { operators: { attend: 'techs/master' } },
      'stations.saw.operators.attend: expected skill of crew "techs", received "techs/master"',
    ],
    [
      'a skill of a crew without',
      { operators: { attend: 'hands/senior' } },
      'stations.saw.operators.attend: expected skill of crew "hands", received "hands/senior"',
    ],
    [
      'more people than there are',
      { operators: { attend: '5 of hands' } },
      'stations.saw.operators.attend: expected at most 4, the people of one skill that crew "hands" has for it, received 5',
    ],
    [
      'more of a skill than there are',
      { operators: { attend: '2 of techs/senior' } },
      'stations.saw.operators.attend: expected at most 1, the people of one skill that crew "techs" has for it, received 2',
    ],
    [
      'people at a belt',
      { conveyor: { residence: '1 min' }, operators: { attend: 'hands' } },
      'stations.saw.operators.attend: expected only assist, as the station has a conveyor, received attend',
    ],
    [
      'a repair for more than there are',
      { failures: { f: { every: '1 d', repair: '1 h', crew: '9 of hands' } } },
      'stations.saw.failures.f.crew: expected at most 4, the people of one skill that crew "hands" has for it, received 9',
    ],
  ])('are refused for %s', (_, saw, told) => {
    expect(refused(saw, crews)).toEqual([told])
  })
})

describe('a switch', () => {
  const saw = {
    load: '1 min',
    setup: { time: '5 min' },
    operators: { load: 'hands', setup: 'hands', assist: 'hands' },
    assists: { jam: { mtba: '1 h', time: '1 min' } },
    failures: { f: { every: '1 d', repair: '1 h', crew: 'hands' } },
    plannedStops: { weekly: { every: '7 d', lasts: '1 h', crew: 'hands' } },
  }
  const changes = [{ at: '1 d', set: { 'crews.hands.size': 3 } }]
  const off = (name: string) => lineOf(saw, { hands: { size: 2 } }, { changes, [name]: 'off' })
  const all = lineOf(saw, { hands: { size: 2 } }, { changes })
  const [station] = all.stations

  it('takes its mechanism out of the line, and nothing else', () => {
    expect(off('assists').stations).toEqual([{ ...station, assists: [] }])
    expect(off('failures').stations).toEqual([{ ...station, failures: [] }])
    expect(off('maintenance').stations).toEqual([{ ...station, plannedStops: [] }])
    const { setup: _setup, ...rest } = station!
    expect(off('setups').stations).toEqual([{ ...rest, operators: { load: { crew: 'hands' }, assist: { crew: 'hands' } } }])
    expect({ ...off('assists'), stations: [] }).toEqual({ ...all, stations: [] })
  })

  it('lets nothing wait for people', () => {
    const alone = off('operators')
    expect(alone.crews).toBeUndefined()
    expect(alone.changes).toBeUndefined()
    expect(JSON.stringify(alone)).not.toContain('hands')
    expect(alone.stations[0]!.failures).toHaveLength(1)
  })

  it('takes kits out of the line, and who mounts them where nothing else is changed over', () => {
    const crews = { hands: { size: 2 } }
    const kits = { board: { count: 1, mount: '5 min' } }
    const mounting = { operators: { setup: 'hands' }, tooling: ['board'] }
    const [without] = lineOf(mounting, crews, { kits, tooling: 'off' }).stations
    expect(without!.tooling).toBeUndefined()
    expect(without!.operators).toEqual({})
    const [changing] = lineOf({ ...mounting, setup: { time: '5 min' } }, crews, { kits, tooling: 'off' }).stations
    expect(changing!.operators).toEqual({ setup: { crew: 'hands' } })
    const [mounts] = lineOf({ ...mounting, setup: { time: '5 min' } }, crews, { kits, setups: 'off' }).stations
    expect(mounts!.setup).toBeUndefined()
    expect(mounts!.operators).toEqual({ setup: { crew: 'hands' } })
  })

  it('is on or off', () => {
    expect(refused(saw, { hands: { size: 2 } }, { operators: 'yes' })[0]).toMatch(/^operators: expected/)
  })
})
