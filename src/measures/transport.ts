/**
 * Transport: carriers under way between areas (waiting for a cart included), and of each kind of carts the share of their time in which they are called,
 * load or go, the part of it in which they come empty, how long a carrier waits for one (until it leaves), how often they go with carriers and with how many.
 */
import { PerCarts, PerTransport } from '../model/index.ts'
import type { CartMeasure, LineMeasure } from './measure.ts'
import { TICKS_PER_HOUR } from './window.ts'

export const carriersUnderWay: LineMeasure = {
  name: 'carriersUnderWay',
  unit: 'carriers',
  of: (window) => window.ofTransport(PerTransport.underWayArea) / window.ticks,
}

export const cartsBusy: CartMeasure = {
  name: 'busy',
  unit: '1',
  of: (window, kind) => window.ofCarts(kind, PerCarts.busyArea) / window.ofCarts(kind, PerCarts.thereArea),
}

export const cartsEmpty: CartMeasure = {
  name: 'empty',
  unit: '1',
  of: (window, kind) => window.ofCarts(kind, PerCarts.emptyArea) / window.ofCarts(kind, PerCarts.thereArea),
}

export const cartWaitMean: CartMeasure = {
  name: 'waitMean',
  unit: 'h',
  of: (window, kind) => window.ofCarts(kind, PerCarts.waitSum) / window.ofCarts(kind, PerCarts.carriers) / TICKS_PER_HOUR,
}

export const cartMovesPerDay: CartMeasure = {
  name: 'movesPerDay',
  unit: 'moves/day',
  of: (window, kind) => window.ofCarts(kind, PerCarts.moves) / window.days,
}

export const carriersPerMove: CartMeasure = {
  name: 'carriersPerMove',
  unit: 'carriers',
  of: (window, kind) => window.ofCarts(kind, PerCarts.carriers) / window.ofCarts(kind, PerCarts.moves),
}
