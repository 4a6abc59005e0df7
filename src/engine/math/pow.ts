/**
 * x to the power y, bit for bit the same everywhere: exp(y log(x)) with log(x) and the product held in two doubles, because an error of
 * log(x) is multiplied by y. log(x) is k log(2) + log(c) + 2 atanh((m - c) / (m + c)) with c the nearest of 23 tabled 32nds (after Tang 1990).
 */
import { highWord, POWERS_OF_TWO, productTail, ZEROTH_POWER } from './bits.ts'
import { expOfSum } from './exp.ts'

/** log(2), the first part a multiple of 2^-41 like those of the table: sums of them are exact. */
const LN2_HIGH = 0.6931471805601177
const LN2_LOW = -1.7239444525614835e-13

const FIRST_C = 23
/** log(c) for c = 23/32 ... 45/32: a multiple of 2^-41, then the rest. */
// biome-ignore format: a table
const LOG_C = new Float64Array([
  -0.33024168687052224, -5.4612144489920215e-14, -0.28768207245184385, 6.292357389008195e-14,
  -0.2468600779316148, 8.899851356560444e-14, -0.20763936477806055, -1.839482528479895e-13,
  -0.16989903679541385, 1.6376276414097503e-14, -0.13353139262471814, 1.9551393909415374e-13,
  -0.09844007281344602, 1.9350243441399066e-13, -0.06453852113736502, -2.0614806739842207e-13,
  -0.031748698314459034, -1.2126714809099119e-13, 0, 0,
  0.03077165866670839, 4.529814257790929e-14, 0.060624621816259605, 1.7523746905186702e-13,
  0.08961215868976069, -7.355770219435029e-14, 0.11778303565643, -4.654729747598445e-14,
  0.14518200984457508, -7.718001336828099e-14, 0.17185025692651834, 1.4088127937111135e-13,
  0.19782574332975855, 1.6132822667240823e-13, 0.22314355131402408, 1.856757095979601e-13,
  0.2478361639045943, -1.3029797173308663e-14, 0.2719337154835557, 8.604306772808733e-14,
  0.2954642128938758, -3.993416384387844e-14, 0.31845373111855224, -1.7625431312172662e-14,
  0.3409265869704541, 1.3912841212197566e-13,
])

const TWO_54 = 18014398509481984

/** x to the power y; error below 1 ulp (below 1.5 where the result is subnormal). Special cases as ECMAScript's `**` has them. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1
  if (!(Math.abs(x) < Infinity && Math.abs(y) < Infinity) || x === 0) return powOfUnusual(x, y)
  if (x > 0) return powOfPositive(x, y)
  if (Math.floor(y) !== y) return Number.NaN
  return isOdd(y) ? -powOfPositive(-x, y) : powOfPositive(-x, y)
}

/** `log(x)` as head + tail with some 66 bits, for 0 < x < Infinity; then exp(y (head + tail)). */
function powOfPositive(value: number, y: number): number {
  const subnormal = value < 2.2250738585072014e-308
  const x = subnormal ? value * TWO_54 : value
  const exponent = ((highWord(x) + 0x95f62) >> 20) - 1023
  const m = x * POWERS_OF_TWO[ZEROTH_POWER - exponent]!
  const k = subnormal ? exponent - 54 : exponent

  const step = (m * 32 + 0.5) | 0
  const c = step * 0.03125
  const f = m - c
  const d = m + c
  const dTail = m - (d - c)
  const s = f / d
  const sd = s * d
  const sTail = (f - sd - productTail(s, d, sd) - s * dTail) / d
  const z = s * s
  const series = s * z * (2 / 3 + z * (2 / 5 + z * (2 / 7 + z * (2 / 9 + z * (2 / 11)))))

  const row = 2 * (step - FIRST_C)
  const whole = k * LN2_HIGH + LOG_C[row]!
  const head = whole + 2 * s
  const tail = whole - head + 2 * s + (2 * sTail + series + k * LN2_LOW + LOG_C[row + 1]!)

  const product = y * head
  if (product > 720) return Infinity
  if (product < -760) return 0
  return expOfSum(product, productTail(y, head, product) + y * tail)
}

/** Zero, infinite or unknown base, infinite or unknown exponent. */
function powOfUnusual(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN
  const size = Math.abs(x)
  if (Math.abs(y) === Infinity) return size === 1 ? Number.NaN : size > 1 === y > 0 ? Infinity : 0
  const result = (size === 0) === y > 0 ? 0 : Infinity
  const negative = x < 0 || Object.is(x, -0)
  return negative && Math.floor(y) === y && isOdd(y) ? -result : result
}

function isOdd(whole: number): boolean {
  return Math.floor(whole * 0.5) * 2 !== whole
}
