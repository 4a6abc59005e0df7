/** The pages of the studies that were built by hand. */
import { comparisonStudy } from '../../../../src/report/html/study/comparison-page.ts'
import { curveStudy } from '../../../../src/report/html/study/curve-page.ts'
import { explanationStudy } from '../../../../src/report/html/study/explanation-page.ts'
import { optimumStudy } from '../../../../src/report/html/study/optimum-page.ts'
import { type Study, studyPage } from '../../../../src/report/html/study/study-page.ts'
import { sweepStudy } from '../../../../src/report/html/study/sweep-page.ts'
import { sampleComparison, sampleCurve, sampleExplanation, sampleOptimum, sampleSweep } from '../../sample-studies.ts'

const sampleStudies: readonly (readonly [name: string, study: Study])[] = [
  ['compare', comparisonStudy(sampleComparison)],
  ['sweep', sweepStudy(sampleSweep)],
  ['curve', curveStudy(sampleCurve, 'xFactor')],
  ['explain', explanationStudy(sampleExplanation)],
  ['optimise', optimumStudy(sampleOptimum)],
]

export const samplePages = sampleStudies.map(([name, study]) => [name, studyPage(study)] as const)
