/** What the drawings of the report need besides their own style sheet when they stand in the studio. */
export const ownStyle = `
:host{display:block;font-variant-numeric:tabular-nums}
section{padding:32px 0 0}
h2{font-size:18px}
[data-part]{scroll-margin-top:56px;min-width:0}
.box{overflow-x:auto}
.save{margin-top:8px;font-size:13px;color:var(--soft)}
.save button{font:inherit;color:var(--accent);background:none;border:0;padding:4px;min-height:24px;cursor:pointer}
.save button:focus-visible{outline:2px solid var(--accent);border-radius:4px}
`
