/** Distributions: plain data in, variates out. One small file per family in `distributions/`. */
export { Binomial, drawBinomial } from './distributions/binomial.ts'
export {
  betaByMeanCv,
  erlangByMeanCv,
  gammaByMeanCv,
  hyperexponentialByMeanCv,
  lognormalByMedianSigma,
  pert,
  weibullByMeanCv,
} from './distributions/by-moments.ts'
export type { Distribution } from './distributions/distribution.ts'
export { drawHypergeometric } from './distributions/hypergeometric.ts'
export { drawPoisson } from './distributions/poisson.ts'
export { Sampler } from './distributions/sampler.ts'
