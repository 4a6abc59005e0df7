/** How drawings look, on the page and as pictures by themselves. */
export const drawingStyle = `
svg text{fill:var(--ink);font-size:12px}
svg text.soft{fill:var(--soft)}
svg .halo{paint-order:stroke;stroke:var(--paper);stroke-width:4px;stroke-linejoin:round}
.grid{stroke:var(--rule)}
.axis{stroke:var(--soft)}
.band{fill:var(--band)}
.curve{fill:none;stroke:var(--mark);stroke-width:1.75;vector-effect:non-scaling-stroke;stroke-linejoin:round}
.fill{fill:var(--bar)}
.dot{fill:var(--mark)}
svg text.name{font-size:13px}
svg text.number{font-size:13px;font-weight:600}
.open{fill:var(--paper);stroke:var(--mark);stroke-width:1.75}
.main{fill:var(--ink);stroke:var(--paper);stroke-width:1.5}
.join{stroke:var(--mark);stroke-width:1.75}
.track{fill:var(--flow)}
.whisker{stroke:var(--ink);stroke-width:1.5}
.faint{stroke-opacity:.55}
.marker{stroke:var(--ink);stroke-width:1.5}
.mean{stroke:var(--ink);stroke-width:1;stroke-dasharray:5 4}
.early{fill:var(--panel)}`

/** Fonts that the page has from its body. */
export const rule = `svg{overflow:visible;font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;font-variant-numeric:tabular-nums}${drawingStyle}`
