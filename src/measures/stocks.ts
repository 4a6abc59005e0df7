/**
 * Stocks: what is there and on order on average, for how many days of use that lasts, how often it is ordered and runs out, and who waits for it: stations
 * for material (share of a station's machine time, part of standby), lots outside for die.
 */
import { PerStation, PerStock } from '../model/index.ts'
import type { StationMeasure, StockMeasure } from './measure.ts'
import { TICKS_PER_HOUR, type Window } from './window.ts'

const DAYS_PER_YEAR = 365

/** @param unit what the stock is counted in: kg, m, L, pieces, units */
const amountMeasures = (unit: string): readonly StockMeasure[] => [
  { name: 'stockMean', unit, of: (window, stock) => window.ofStock(stock, PerStock.stockArea) / window.ticks },
  { name: 'onOrderMean', unit, of: (window, stock) => window.ofStock(stock, PerStock.orderArea) / window.ticks },
  { name: 'usedPerDay', unit: `${unit}/day`, of: usedPerDay },
]

const coverDays: StockMeasure = {
  name: 'coverDays',
  unit: 'd',
  of: (window, stock) => window.ofStock(stock, PerStock.stockArea) / window.ticks / usedPerDay(window, stock),
}

const ordersPerYear: StockMeasure = { name: 'ordersPerYear', unit: 'orders/y', of: yearly(PerStock.orders) }

/** Times when somebody began to wait for it. */
const shortagesPerYear: StockMeasure = { name: 'shortagesPerYear', unit: 'shortages/y', of: yearly(PerStock.shortages) }

/** Share of time in which somebody waited for it. */
const shortShare: StockMeasure = {
  name: 'shortShare',
  unit: '1',
  of: (window, stock) => window.ofStock(stock, PerStock.shortTime) / window.ticks,
}

/** Mean wait outside of the lots that were released, by Little's law: those that did not wait included. */
const dieWaitMean: StockMeasure = {
  name: 'waitMean',
  unit: 'h',
  of: (window, stock) => window.ofStock(stock, PerStock.waitArea) / window.ofStock(stock, PerStock.lots) / TICKS_PER_HOUR,
}

export function materialMeasures(unit: string): readonly StockMeasure[] {
  return [...amountMeasures(unit), coverDays, ordersPerYear, shortagesPerYear, shortShare]
}

export const dieBankMeasures: readonly StockMeasure[] = [...materialMeasures('units'), dieWaitMean]

export const waitingForMaterial: StationMeasure = {
  name: 'waitingForMaterial',
  unit: '1',
  of: (window, station) => window.ofStation(station.index, PerStation.waitsForMaterialArea) / window.machineTime(station),
}

function usedPerDay(window: Window, stock: number): number {
  return window.ofStock(stock, PerStock.used) / window.line.stocks[stock]!.grains / window.days
}

function yearly(column: number): StockMeasure['of'] {
  return (window, stock) => (window.ofStock(stock, column) / window.days) * DAYS_PER_YEAR
}
