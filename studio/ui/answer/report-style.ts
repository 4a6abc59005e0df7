/** What the drawings of the report need besides their own style sheet when they stand in the studio. */
export const ownStyle = `
:host{display:block;font-variant-numeric:tabular-nums}
section{padding:32px 0 0}
h2{font-size:18px}
[data-part]{scroll-margin-top:56px;min-width:0}
.box{overflow-x:auto}
`
