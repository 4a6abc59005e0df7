/** The portable functions by name, for tests that walk through tables of values. */
import { deviance } from '../../../src/engine/math/deviance.ts'
import * as math from '../../../src/engine/math/index.ts'

export const FUNCTIONS: Record<string, (...args: number[]) => number> = {
  log: math.log,
  log1p: math.log1p,
  exp: math.exp,
  expm1: math.expm1,
  pow: math.pow,
  erf: math.erf,
  erfc: math.erfc,
  scaledErfc: math.scaledErfc,
  normalCdf: math.normalCdf,
  normalDensity: math.normalDensity,
  normalQuantile: math.normalQuantile,
  logGamma: math.logGamma,
  gammaFn: math.gammaFn,
  stirlingError: math.stirlingError,
  deviance,
  gammaP: math.gammaP,
  gammaQ: math.gammaQ,
  inverseGammaP: math.inverseGammaP,
  incompleteBeta: math.incompleteBeta,
  inverseIncompleteBeta: math.inverseIncompleteBeta,
  betaOdds: math.betaOdds,
}
