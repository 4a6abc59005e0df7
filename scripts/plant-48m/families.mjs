/**
 * The six package families of the plant: what a package is made of, its steps, and how fast a machine does each. Every number is an engineering estimate in the
 * range that the trade calls usual (the ranges stand beside them), but for what the comments call geometry.
 */

/**
 * @typedef {{ step: string, station: string, rate?: string, yield?: number, more?: string }} Step station without a family before its name: shared by all
 * @typedef {object} Family
 * @property {string} name
 * @property {string} title
 * @property {number} share of the units that the plant makes
 * @property {number} dieArea mm2
 * @property {number} unitsPerStrip
 * @property {number} stripsPerMagazine so that what moves together is about 2,000 units
 * @property {number} unitsPerReel a reel, or a box of tubes
 * @property {number} magazinesPerLot of an assembly lot
 * @property {string} note what of this is what
 * @property {Step[]} assembly from die attach to mould: stations of the family's own
 * @property {Step[]} finish from mark to the packed reel
 */

/** Units an hour, as the line file says it. @param {number} uph */
const uph = (uph) => `${uph} UPH`

/** Steps that clip packages have in common. @param {{ attach: number, clip: number, aoi: number, mould: string, wedge?: number }} rates */
function clipAssembly({ attach, clip, aoi, mould, wedge }) {
  return [
    { step: 'die-attach', station: 'die-attach', rate: uph(attach), yield: 99.92 },
    { step: 'clip-attach', station: 'clip-attach', rate: uph(clip), yield: 99.92 },
    { step: 'reflow', station: 'reflow', rate: '144 strips/h', yield: 99.88 },
    { step: 'flux-clean', station: 'flux-clean', rate: '120 strips/h', yield: 99.99 },
    ...(wedge === undefined ? [] : [{ step: 'gate-wedge', station: 'gate-wedge', rate: uph(wedge), yield: 99.94 }]),
    { step: 'post-bond-aoi', station: 'post-bond-aoi', rate: uph(aoi), yield: 99.95 },
    { step: 'plasma', station: 'plasma', rate: '150 strips/h' },
    { step: 'mould', station: 'mould', rate: mould, yield: 99.93 },
  ]
}

/** Soft solder, heavy wires and a thin one on the gate: no paste, no clip, no reflow, no cleaning. @param {{ attach: number, wedge: number, aoi: number, mould: string }} rates */
function wireAssembly({ attach, wedge, aoi, mould }) {
  return [
    { step: 'die-attach', station: 'die-attach', rate: uph(attach), yield: 99.92 },
    { step: 'heavy-wedge', station: 'heavy-wedge', rate: uph(wedge), yield: 99.9 },
    { step: 'gate-wedge', station: 'gate-wedge', rate: '4500 UPH', yield: 99.94 },
    { step: 'post-bond-aoi', station: 'post-bond-aoi', rate: uph(aoi), yield: 99.95 },
    { step: 'plasma', station: 'plasma', rate: '240 strips/h' },
    { step: 'mould', station: 'mould', rate: mould, yield: 99.93 },
  ]
}

/** Test and packing. @param {{ room: number, hot: number, pack: number }} rates */
function testAndPack({ room, hot, pack }) {
  return [
    { step: 'room-test', station: 'room-test', rate: uph(room), yield: 98.5 },
    { step: 'hot-test', station: 'hot-test', rate: uph(hot), yield: 99.7 },
    { step: 'pat-gate', station: '', yield: 99.7, more: 'processTime: "uniform(5, 30) min per lot", wholeLot: true, carrier: lot' },
    { step: 'pack', station: 'pack', rate: uph(pack), yield: 99.85, more: 'carrier: reel' },
  ]
}

/** Singulation of a leaded package. @param {number} rate */
const trimAndForm = (rate) => [
  { step: 'trim', station: 'trim', rate: uph(rate), yield: 99.97 },
  { step: 'form', station: 'form', rate: uph(rate), yield: 99.97 },
]

/** @type {Family[]} */
export const families = [
  {
    name: 'pdfn',
    title: 'PDFN 5x6 with clip, singulated by saw',
    share: 0.5,
    dieArea: 8, // 4 to 16
    unitsPerStrip: 320, // 200 to 400
    stripsPerMagazine: 6,
    unitsPerReel: 2500, // 2,500 to 5,000
    magazinesPerLot: 12, // lots of 15,000 to 40,000 units
    note: 'die 8 mm2 (4 to 16), strip 200 to 400, reel 2 500 to 5 000, lot 15 000 to 40 000',
    assembly: clipAssembly({ attach: 8000, clip: 8000, aoi: 12_000, mould: uph(25_000) }),
    finish: [
      { step: 'strip-mount', station: 'strip-mount', rate: '60 strips/h', yield: 99.99 },
      { step: 'package-saw', station: 'package-saw', rate: '8 strips/h', yield: 99.94 }, // 6 to 10
      ...testAndPack({ room: 12_000, hot: 8000, pack: 15_000 }),
    ],
  },
  {
    name: 'lfpak',
    title: 'LFPAK56 with clip, gull-wing leads',
    share: 0.2,
    dieArea: 12, // 4 to 20
    unitsPerStrip: 240, // 150 to 330
    stripsPerMagazine: 8,
    unitsPerReel: 1500,
    magazinesPerLot: 10, // lots of 10,000 to 30,000
    note: 'die 12 mm2 (4 to 20), strip 150 to 330, reel 1 500, lot 10 000 to 30 000',
    assembly: clipAssembly({ attach: 8000, clip: 8000, aoi: 10_000, mould: uph(20_000) }),
    finish: [...trimAndForm(12_500), ...testAndPack({ room: 11_000, hot: 7000, pack: 15_000 })],
  },
  {
    name: 'toll',
    title: 'TOLL, as in the reference line',
    share: 0.1,
    dieArea: 42,
    unitsPerStrip: 96,
    stripsPerMagazine: 20,
    unitsPerReel: 2000,
    magazinesPerLot: 4,
    note: 'as in toll-reference',
    assembly: clipAssembly({ attach: 5000, clip: 5000, wedge: 4500, aoi: 7680, mould: '65 s per strip' }),
    finish: [{ step: 'trim', station: 'trim', rate: '12000 UPH', yield: 99.94 }, ...testAndPack({ room: 7500, hot: 5500, pack: 15_000 })],
  },
  {
    name: 'to220',
    title: 'TO-220, soft solder and heavy wire',
    share: 0.1,
    dieArea: 16, // 9 to 30
    unitsPerStrip: 40, // two rows: 28 to 40
    stripsPerMagazine: 50,
    unitsPerReel: 2000, // a box of 40 tubes of 50
    magazinesPerLot: 4, // lots of 5,000 to 10,000
    note: 'die 16 mm2 (9 to 30), strip of two rows 28 to 40, box of 40 tubes of 50, lot 5 000 to 10 000',
    assembly: wireAssembly({ attach: 5500, wedge: 2000, aoi: 6000, mould: '42 s per strip' }), // 3 strips a shot of 100 to 150 s
    finish: [...trimAndForm(10_000), ...testAndPack({ room: 6000, hot: 4500, pack: 10_000 })],
  },
  {
    name: 'd2pak',
    title: 'D2PAK, soft solder and heavy wire',
    share: 0.07,
    dieArea: 25, // 12 to 45
    unitsPerStrip: 24, // 10 to 24
    stripsPerMagazine: 80,
    unitsPerReel: 1000, // 800 to 1,000
    magazinesPerLot: 3, // lots of 4,000 to 8,000
    note: 'die 25 mm2 (12 to 45), strip 10 to 24, reel 800 to 1 000, lot 4 000 to 8 000',
    assembly: wireAssembly({ attach: 5000, wedge: 1700, aoi: 5000, mould: '42 s per strip' }),
    finish: [...trimAndForm(9000), ...testAndPack({ room: 6500, hot: 5000, pack: 12_000 })],
  },
  {
    name: 'to247',
    title: 'TO-247, soft solder and heavy wire',
    share: 0.03,
    dieArea: 35, // 20 to 60
    unitsPerStrip: 10, // 8 to 10
    stripsPerMagazine: 200,
    unitsPerReel: 1800, // a box of 60 tubes of 30
    magazinesPerLot: 2, // lots of 2,000 to 4,000
    note: 'die 35 mm2 (20 to 60), strip 8 to 10, box of 60 tubes of 30, lot 2 000 to 4 000',
    assembly: wireAssembly({ attach: 3000, wedge: 1200, aoi: 3000, mould: '38 s per strip' }), // 4 strips a shot of 120 to 180 s
    finish: [...trimAndForm(5000), ...testAndPack({ room: 4000, hot: 3000, pack: 6000 })],
  },
]
