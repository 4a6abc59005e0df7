/** `money:` what things cost in general; `materials:` their prices; `cost:` a station's machines; and what is said of money elsewhere. */
import * as z from 'zod'
import {
  OVERHEAD_TIMES,
  parseArea,
  parseCarbon,
  parseCurrency,
  parseFactor,
  parseMaterialPrice,
  parseMaterialUse,
  parsePower,
  parsePrice,
  parseYears,
} from '../money.ts'
import { materialStock } from './stock.ts'
import { keywords, named, share, special } from './vocabulary.ts'

const price = (description: string, pers: readonly string[], example: string) =>
  special(description, 'price', [example], (raw) => parsePrice(raw, pers, example))

const life = (description: string) => special(description, 'years', ['7 y'], parseYears)

const number = (description: string, least: number, example: string) =>
  special(description, 'number', [example], (raw) => parseFactor(raw, least), { type: 'number' })

export const moneyKeywords = keywords(
  {
    currency: special('Currency of the results', 'currency', ['USD'], parseCurrency),
    exchange: z
      .record(z.string(), number('How much of it is worth one of `currency`', 0, '84.4'))
      .meta({
        description: 'Other currencies that prices of this file are in, such as `{ INR: 84.4 }`: how much is worth one of `currency`',
        kind: 'map',
      })
      .prefault({}),
    life: life('Time in which a machine is paid for; of stations that give none').exactOptional(),
    interest: share('Interest a year on what is not paid yet; default: none, the price is spread evenly', '8 %').prefault('0 %'),
    energy: price('Price of electricity', ['kWh'], '0.09 USD/kWh').exactOptional(),
    carbon: special(
      'Carbon dioxide of electricity; without it none is counted',
      'mass per kWh',
      ['0.71 kg/kWh'],
      parseCarbon,
    ).exactOptional(),
    plantFactor: number(
      'kWh of the plant for each kWh of a machine, for air conditioning, compressed air and water; default: 1',
      1,
      '1.8',
    ).exactOptional(),
    space: price('Price of floor space, building and clean room', ['m2/y'], '400 USD/m2/y').exactOptional(),
    overhead: price(
      'What the floor costs besides: engineers, planning, insurance',
      [...OVERHEAD_TIMES.keys()],
      '900k USD/y',
    ).exactOptional(),
  },
  'Money: with it the results say what a good unit costs, its kWh and its carbon dioxide',
)

export const materialKeywords = keywords(
  {
    price: special(
      'Price of an amount; without a unit of a piece. Needed where it has no stock',
      'price',
      ['220 USD/kg', '5.80 USD/piece'],
      parseMaterialPrice,
    ).exactOptional(),
    stock: materialStock.exactOptional(),
  },
  'A material that steps use',
)

const power = (description: string) => special(description, 'power', ['4 kW'], parsePower)

export const costKeywords = keywords(
  {
    price: price('Price of one machine, installed', [''], '450k USD').exactOptional(),
    life: life('Time in which it is paid for; default: that of `money`').exactOptional(),
    space: special('Floor of one machine, with the room around it', 'area', ['12 m2'], parseArea).exactOptional(),
    power: keywords(
      {
        productive: power('While it works'),
        standby: power('Without work, blocked, or waiting for people; default: as productive').exactOptional(),
        setup: power('In setups; default: as standby').exactOptional(),
        down: power('Failed, in an assist, or in a planned stop; default: as standby').exactOptional(),
        off: power('Outside its shifts; default: 0 kW').exactOptional(),
      },
      'Power that one machine draws, by its state',
    ).exactOptional(),
  },
  'What one machine costs and draws',
)

export const wage = price('What an hour of one person costs, all in; paid for the time that they are there', ['h'], '1.5 USD/h')

export const purchasePrice = price(
  'What is paid for what is released: die, or the wafer that they come on',
  ['unit', 'strip', 'wafer', 'lot'],
  '275 USD/wafer',
)

export const stepMaterials = z.record(z.string(), special('Amount', 'amount', ['31 mg per unit'], parseMaterialUse)).meta({
  description:
    'What the step uses of `materials`, such as `{ leadframe: 1 per strip, solder: 31 mg per unit }`: for all that start it, bad units too; begun strips and wafers count whole',
  kind: 'map of amounts',
})

export const materials = named(materialKeywords, 'Materials by name')

export type MoneyText = z.output<typeof moneyKeywords>
export type MaterialText = z.output<typeof materialKeywords>
export type CostText = z.output<typeof costKeywords>
