/**
 * The kinds of machines of the plant, and what stops them: failures (productive hours between them), assists, planned stops. Numbers are those of the reference line
 * (lines/toll-reference.yaml) unless a comment says otherwise; all of them are estimates.
 */

/**
 * @typedef {{ every: number | string, lasts: string }} Stop every: hours of the calendar, or an amount of units
 * @typedef {object} Kind
 * @property {string} what
 * @property {string} area
 * @property {string} [rate] of a shared station that works on all packages alike; else the steps say it
 * @property {number} [efficiency] planning efficiency: the share of the nameplate that a planner counts on; absent: what the stops below leave
 * @property {number} load that the number of machines is chosen for, at most
 * @property {[mtbf: number, repair: number]} [failure] h
 * @property {[mtba: number, time: number]} [assist] h, min
 * @property {Record<string, Stop>} [stops]
 * @property {string[]} [more] lines of the file
 * @property {number} [carriersPerBatch]
 */

const weekly = { weekly: { every: 168, lasts: '1 h' } }
const monthly = { monthly: { every: 720, lasts: '4 h' } }

/** Full ovens of 20 magazines; the rule of the reference line. @param {string} mix */
const oven = (mix) => [`batch: { min: 12 carriers, max: 20 carriers, maxWait: 2 h, mix: ${mix} }`]

/** @type {Record<string, Kind>} */
export const sharedKinds = {
  iqc: { what: 'incoming inspection, map download', area: 'wafer', rate: '30 min per lot', load: 0.85 },
  mount: {
    what: 'wafers on tape and frame; a cassette of 25 from here to visual inspection',
    area: 'wafer',
    rate: '50 wafers/h',
    load: 0.85,
    failure: [200, 1],
    stops: weekly,
  },
  saw: {
    what: 'dicing saw; how long a wafer takes depends on the size of its die',
    area: 'wafer',
    efficiency: 0.8,
    load: 0.85,
    failure: [150, 1.5],
    assist: [3, 1.5],
    stops: { blade: { every: '450000 units', lasts: '17.5 min' }, daily: { every: 24, lasts: '15 min' }, ...monthly },
  },
  'uv-cure': {
    what: 'UV cure and wash',
    area: 'wafer',
    rate: '50 wafers/h',
    load: 0.85,
    failure: [400, 1],
    stops: { lamp: { every: 2000, lasts: '1 h' } },
  },
  avi: {
    what: 'visual inspection after the saw',
    area: 'wafer',
    rate: '12 wafers/h',
    efficiency: 0.8,
    load: 0.85,
    failure: [250, 2],
    stops: weekly,
  },
  'post-mould-cure': {
    what: 'cure ovens, 6 h at 175 C and ramps; a load is of one moulding compound, so of one family',
    area: 'cure and plating',
    rate: '7 h per batch',
    carriersPerBatch: 20,
    efficiency: 0.95,
    load: 0.8,
    failure: [800, 3],
    stops: monthly,
    more: oven('family'),
  },
  deflash: {
    what: 'water-jet deflash',
    area: 'cure and plating',
    rate: '500 strips/h', // estimate: a little faster than the plating line behind it
    efficiency: 0.8,
    load: 0.85,
    failure: [120, 2],
    assist: [2, 2],
    stops: { weekly: { every: 168, lasts: '2 h' } },
  },
  plating: {
    what: 'matte tin belt lines',
    area: 'cure and plating',
    rate: '400 strips/h',
    efficiency: 0.7,
    load: 0.85,
    failure: [60, 3],
    assist: [2, 5],
    stops: { weekly: { every: 168, lasts: '6 h' } },
  },
  anneal: {
    what: 'ovens against whiskers, 2 h door to door, all packages together',
    area: 'cure and plating',
    rate: '2 h per batch',
    carriersPerBatch: 20,
    efficiency: 0.95,
    load: 0.8,
    failure: [800, 3],
    stops: monthly,
    more: oven('any'),
  },
  mark: {
    what: 'laser mark',
    area: 'end of line',
    rate: '20000 UPH',
    efficiency: 0.8,
    load: 0.85,
    failure: [300, 1.5],
    assist: [4, 1],
    stops: weekly,
  },
  'room-test': {
    what: 'testers with turret handlers',
    area: 'test',
    efficiency: 0.65,
    load: 0.86,
    failure: [80, 1.5],
    assist: [0.6, 1],
    stops: {
      contactor: { every: '650000 units', lasts: '30 min' },
      'lot-change': { every: '15000 units', lasts: '6 min' }, // estimate: end of lot, of the mix
      'golden-units': { every: 12, lasts: '17.5 min' },
      weekly: { every: 168, lasts: '2 h' },
    },
  },
  'hot-test': {
    what: 'hot testers, several sites',
    area: 'test',
    efficiency: 0.6,
    load: 0.86,
    failure: [60, 2],
    assist: [0.5, 1.5],
    stops: {
      contactor: { every: '2600000 units', lasts: '30 min' },
      'lot-change': { every: '15000 units', lasts: '12 min' }, // estimate: end of lot, of the mix
      'golden-units': { every: 12, lasts: '17.5 min' },
      weekly: { every: 168, lasts: '2 h' },
      'frost-purge': { every: 168, lasts: '2 h' },
    },
  },
  oqa: { what: 'outgoing quality, 200 units a lot on a bench', area: 'pack', rate: '60 min per lot', load: 0.85 },
  box: { what: 'label, box', area: 'pack', rate: '3 min per lot', load: 0.85 },
}

/** @type {Record<string, Kind>} */
export const familyKinds = {
  'die-attach': {
    what: 'die attach',
    area: 'front of line',
    efficiency: 0.75,
    load: 0.86,
    failure: [120, 1.5],
    assist: [1, 1.5],
    stops: {
      solder: { every: '50000 units', lasts: '4 min' },
      daily: { every: 24, lasts: '20 min' },
      ...weekly,
      monthly: { every: 720, lasts: '6 h' },
    },
  },
  'clip-attach': {
    what: 'clip attach',
    area: 'front of line',
    efficiency: 0.75,
    load: 0.86,
    failure: [100, 1.5],
    assist: [0.8, 1.5],
    stops: { punch: { every: '1500000 units', lasts: '2 h' } },
  },
  reflow: {
    what: 'vacuum reflow, 2 strips a chamber',
    area: 'front of line',
    efficiency: 0.85,
    load: 0.86,
    failure: [200, 2],
    assist: [4, 2],
    stops: { weekly: { every: 168, lasts: '2 h' } },
  },
  'flux-clean': {
    what: 'flux clean',
    area: 'front of line',
    efficiency: 0.85,
    load: 0.86,
    failure: [250, 2],
    stops: { bath: { every: 168, lasts: '3 h' } },
  },
  'gate-wedge': {
    what: 'one thin aluminium wire',
    area: 'front of line',
    efficiency: 0.78,
    load: 0.88,
    failure: [150, 1.5],
    assist: [1.2, 1.2],
    stops: {
      wire: { every: '75000 units', lasts: '10 min' },
      cutter: { every: '300000 units', lasts: '15 min' },
      ...weekly,
      ...monthly,
    },
  },
  'heavy-wedge': {
    what: 'two to six heavy aluminium wires',
    area: 'front of line',
    efficiency: 0.78,
    load: 0.88,
    failure: [150, 1.5],
    assist: [1.2, 1.2],
    stops: { wire: { every: '8000 units', lasts: '10 min' }, ...weekly, ...monthly }, // geometry: 3 x 12 mm a unit from a spool of 300 m
  },
  'post-bond-aoi': {
    what: 'optical inspection after bond',
    area: 'front of line',
    efficiency: 0.82,
    load: 0.86,
    failure: [250, 1.5],
    stops: weekly,
  },
  plasma: { what: 'plasma clean', area: 'mould', efficiency: 0.8, load: 0.85, failure: [200, 2], stops: weekly },
  mould: {
    what: 'transfer mould presses',
    area: 'mould',
    efficiency: 0.8,
    load: 0.86,
    failure: [120, 2.5],
    assist: [4, 3],
    stops: { melamine: { every: 14, lasts: '37.5 min' }, weekly: { every: 168, lasts: '2 h' }, monthly: { every: 720, lasts: '8 h' } }, // 400 shots of 130 s
  },
  'strip-mount': { what: 'strips on tape and ring', area: 'end of line', efficiency: 0.85, load: 0.85, failure: [200, 1], stops: weekly },
  'package-saw': {
    what: 'package saw, 6 to 10 strips an hour',
    area: 'end of line',
    efficiency: 0.8,
    load: 0.86,
    failure: [150, 1.5],
    assist: [3, 1.5],
    stops: { blade: { every: 24, lasts: '17.5 min' }, daily: { every: 24, lasts: '15 min' }, ...monthly },
  },
  trim: {
    what: 'trim presses',
    area: 'end of line',
    efficiency: 0.78,
    load: 0.86,
    failure: [120, 2],
    assist: [2, 2],
    stops: { punch: { every: '6000000 units', lasts: '3 h' }, weekly: { every: 168, lasts: '2 h' }, monthly: { every: 720, lasts: '6 h' } },
  },
  form: {
    what: 'form presses',
    area: 'end of line',
    efficiency: 0.78,
    load: 0.86,
    failure: [120, 2],
    assist: [2, 2],
    stops: { punch: { every: '6000000 units', lasts: '3 h' }, weekly: { every: 168, lasts: '2 h' }, monthly: { every: 720, lasts: '6 h' } },
  },
  pack: { what: 'tape and reel, or tubes', area: 'pack', efficiency: 0.7, load: 0.85, failure: [150, 1], assist: [1, 1], stops: weekly },
}
