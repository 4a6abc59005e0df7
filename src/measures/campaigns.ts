/** Loads per setup: how many loads a station does for each setup that it begins, start-ups after idleness included; what a minimum campaign raises. */
import { PerStation } from '../model/index.ts'
import type { StationMeasure } from './measure.ts'

export const loadsPerSetup: StationMeasure = {
  name: 'loadsPerSetup',
  unit: 'loads',
  of: (window, { index }) => {
    const setups = window.ofStation(index, PerStation.setups)
    return setups > 0 ? window.ofStation(index, PerStation.loads) / setups : Number.NaN
  },
}
