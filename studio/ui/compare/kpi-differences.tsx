/** One number of all scenarios: the mean of each, and its difference from the first as a dot with its interval around zero. */
import { formatDifference, formatOf, kpiHeading, kpiName } from 'tollway/report'
import type { Comparison, SystemDifference } from 'tollway/spec'

type Kpi = Comparison['kpis'][number]

export function KpiDifferences({ kpi, comparison }: { kpi: Kpi; comparison: Comparison }) {
  const heading = kpiHeading(kpi.kpi)
  const reach = Math.max(...kpi.differences.map(({ difference: { mean, halfWidth } }) => Math.abs(mean ?? 0) + (halfWidth ?? 0)))
  return (
    <div className="kpi">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard */}
      <section className="box" aria-label={`${heading} by scenario`} tabIndex={0}>
        <table>
          <caption>{heading}</caption>
          <thead>
            <tr>
              <th scope="col">Scenario</th>
              <th scope="col" className="right">
                Mean
              </th>
              <th scope="col" className="draw">
                <span className="scale">
                  <span>{kpiName(kpi.kpi).less}</span>
                  <span>same</span>
                  <span>{kpiName(kpi.kpi).more}</span>
                </span>
              </th>
              <th scope="col" className="right">
                Against {comparison.systems[0]?.name}
              </th>
            </tr>
          </thead>
          <tbody>
            {comparison.systems.map(({ name }, index) => {
              const own = kpi.differences.find(({ first }) => first === index)
              return (
                <tr key={`${name}/${String(index)}`}>
                  <th scope="row">{name}</th>
                  <td className="right">{formatOf(kpi.estimates[index]!)}</td>
                  <td className="draw">{own !== undefined && <Whisker own={own} reach={reach} />}</td>
                  <td className="right">
                    {own === undefined ? <span className="soft">what it is compared with</span> : <Difference own={own} kpi={kpi.kpi} />}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function Difference({ own, kpi }: { own: SystemDifference; kpi: string }) {
  const { mean, halfWidth, unit } = own.difference
  const { more, less } = kpiName(kpi)
  const word = { higher: more, lower: less, same: 'the same', 'not-told-apart': 'not told apart', 'not-known': 'not known' }[own.verdict]
  return (
    <>
      <b>{formatDifference(mean, halfWidth, unit)}</b> <span className="soft">{word}</span>
    </>
  )
}

/** Zero is in the middle. */
function Whisker({ own: { difference, verdict }, reach }: { own: SystemDifference; reach: number }) {
  const { mean, halfWidth } = difference
  if (mean === null || !(reach > 0)) return null
  const at = (value: number): string => `${Math.min(100, Math.max(0, 50 + (46 * value) / reach))}%`
  const isTold = verdict === 'higher' || verdict === 'lower'
  return (
    <svg className={isTold ? 'whiskers whiskers-told' : 'whiskers'} width="100%" height="20" aria-hidden="true">
      <line className="zero" x1="50%" x2="50%" y1="0" y2="20" />
      <line className="reach" x1={at(mean - (halfWidth ?? 0))} x2={at(mean + (halfWidth ?? 0))} y1="10" y2="10" />
      <circle cx={at(mean)} cy="10" r="5" />
    </svg>
  )
}
