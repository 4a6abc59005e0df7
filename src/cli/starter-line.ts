/** What `tollway init` writes: three stations, the usual losses, every keyword that a first line needs, each with a comment. */
export const starterLine = `# A line to start from: die attach, mould, test. Change a number, then look at what happens:
#   tollway check <this file>     what the line can make by arithmetic, and what limits it
#   tollway run <this file>       what it makes with chance, queues and stops
# All numbers here are estimates. Units are always written: 45 s, 1.5 min, 6 h, 4500 UPH, 99.5 %, 150000 units/day.

format: tollway/1
title: A line to start from
notice: "illustrative: estimates, not any plant's data"

# The first 10 days fill the line and are not counted; 10 runs with different chance say how sure the answer is.
run: { warmUp: 10 d, horizon: 60 d, replications: 10, seed: 1 }

# What moves from machine to machine.
carrier: magazine

products:
  device:
    route: main
    lot: 80 strips
    packing: { unitsPerWafer: 610, unitsPerStrip: 96, stripsPerMagazine: 20, unitsPerReel: 2000 }

release:
  plan: { product: device, rate: 90000 units/day }

# The steps in order. Units that fail leave the line at the end of the step.
routes:
  main:
    steps:
      die-attach: { station: die-attach, yield: 99.8 % }
      mould:      { station: mould, yield: 99.9 % }
      test:       { station: tester, yield: 98 % }

stations:
  die-attach:
    area: front of line
    machines: 2
    processTime: 2600 UPH            # of one machine, while it runs
    unmodelledLoss: 10 %             # speed lost to what is not written here
    assists:
      jam: { mtba: 1 h, time: "lognormal(mean 1.5 min, cv 0.8)" }

  mould:
    area: mould and cure
    machines: 1
    processTime: 65 s per strip
    plannedStops:
      cleaning: { every: 76800 units, lasts: 38 min }

  tester:
    area: test
    machines: 2
    processTime: 2500 UPH
    unmodelledLoss: 10 %
    failures:
      failure: { every: exponential(60 h), clock: productive, repair: "lognormal(mean 2 h, cv 1.25)" }
`
