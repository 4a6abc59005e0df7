/** Small drawings for buttons; what the button does is said beside them. */

const PATHS = {
  back: 'M10 3 5 8l5 5',
  undo: 'M3 6h6a4 4 0 0 1 0 8H6M3 6l3-3M3 6l3 3',
  redo: 'M13 6H7a4 4 0 0 0 0 8h3M13 6l-3-3M13 6l-3 3',
  share: 'M8 10V2M5 5l3-3 3 3M3 9v4h10V9',
  export: 'M8 2v8M5 7l3 3 3-3M3 11v2h10v-2',
  light: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1v1.5M8 13.500V15M1 8h1.500M13.500 8H15M3 3l1 1M12 12l1 1M3 13l1-1M12 4l1-1',
  dark: 'M13 9.500A5.500 5.500 0 1 1 6.500 3 4.500 4.500 0 0 0 13 9.500',
  system: 'M2 3h12v8H2zM6 14h4M8 11v3',
  run: 'M5 3l8 5-8 5z',
  stop: 'M4 4h8v8H4z',
  pause: 'M5 3v10M11 3v10',
  step: 'M4 3l6 5-6 5zM12 3v10',
  watch: 'M1 8h3M7 8h2M12 8h3M4 6h3v4H4zM9 6h3v4H9z',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3',
  sliders: 'M2 5h7M12 5h2M9 3v4M2 11h2M7 11h7M4 9v4',
  answer: 'M2 13h12M4 13V8M8 13V3M12 13V6',
  compare: 'M5 2v12M11 2v12M3 5h4M9 10h4',
  close: 'M4 4l8 8M12 4l-8 8',
  more: 'M4 6l4 4 4-4',
  keep: 'M4 2h8v12l-4-3-4 3z',
  open: 'M2 13V3h4l2 2h6v8z',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
