/** The style sheet of the page: system fonts, one column of figures, both themes, and paper. */
import { drawingStyle } from './picture-style.ts'
import { dark, declarations, light } from './theme.ts'

/** Everything below sizes itself by the window: from a telephone to a wall. */
export const styleSheet = `
:root{color-scheme:light dark;${declarations(light)}}
@media screen and (prefers-color-scheme:dark){:root{${declarations(dark)}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;background:var(--paper)}
body{margin:0;color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;font-variant-numeric:tabular-nums}
main,header,footer{max-width:1248px;margin:0 auto;padding:0 clamp(16px,4vw,48px)}
header{padding-top:clamp(24px,5vw,56px)}
h1{font-size:clamp(24px,3.2vw,34px);line-height:1.2;margin:4px 0 8px;font-weight:650;letter-spacing:-.01em;text-wrap:balance}
h2{font-size:clamp(18px,2vw,22px);line-height:1.3;margin:0 0 12px;font-weight:650;text-wrap:balance}
p{margin:0}
.topic{display:block;font-size:13px;font-weight:600;color:var(--soft);letter-spacing:.02em;margin-bottom:2px}
.sub{color:var(--soft);font-size:14px;margin:-8px 0 16px;max-width:78ch}
.note{color:var(--soft);font-size:13px;margin-top:12px;max-width:90ch}
.notice{display:inline-block;border:1px solid var(--rule);border-radius:6px;padding:4px 12px;font-size:14px;background:var(--panel)}
.lead{font-size:clamp(19px,2.3vw,25px);line-height:1.4;font-weight:600;max-width:46ch;text-wrap:pretty}
.lead+p{margin-top:12px}
.why{max-width:78ch;margin-top:4px}
.bad{border-left:4px solid var(--unscheduledDown);padding:8px 16px;margin:0 0 24px;list-style:none;background:var(--panel);border-radius:0 6px 6px 0}
.bad li::before{content:"! ";font-weight:700;color:var(--warning)}
section{padding:clamp(28px,4vw,44px) 0 0}
.answer{padding-top:clamp(20px,3vw,32px)}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));column-gap:48px}
.pair section{min-width:0}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(148px,1fr));gap:0 24px;margin:28px 0 0}
.tiles div{border-top:1px solid var(--rule);padding:12px 0 18px;display:flex;flex-direction:column-reverse;justify-content:flex-end}
.tiles dt{font-size:13px;color:var(--soft);line-height:1.35;margin-top:2px}
.tiles dd{margin:0;font-size:24px;font-weight:650;line-height:1.25;letter-spacing:-.01em}
.tiles dd span{display:block;font-size:14px;font-weight:400;color:var(--soft);letter-spacing:0}
svg{display:block;overflow:visible}${drawingStyle}
.flow{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:16px 0}
.flow>li{flex:var(--n) 1 min(100%,calc(var(--n)*104px));min-width:min(100%,104px);max-width:calc(var(--n)*220px)}
.area{margin-right:12px;font-size:13px;font-weight:600;color:var(--soft);border-bottom:1px solid var(--rule);padding-bottom:4px;margin-bottom:8px}
.stations{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(104px,1fr))}
.stations li{padding:4px 0 12px;text-align:center;font-size:12px;line-height:1.4;min-width:0;color:var(--soft)}
.stations span{display:block}
.stations .load{font-size:13px;font-weight:600}
.stations b{display:block;font-size:13px;font-weight:600;color:var(--ink);overflow-wrap:anywhere;padding:0 6px}
.limit{font-weight:700;color:var(--ink)}
.keys{list-style:none;display:flex;flex-wrap:wrap;gap:4px 20px;margin:0 0 12px;padding:0;font-size:13px;color:var(--soft)}
.keys li{display:flex;align-items:center;gap:8px}
.keys svg{flex:none}
.box{overflow-x:auto}
.box:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.35}
table.plain{width:auto;min-width:min(100%,560px)}
caption{text-align:left;font-size:14px;font-weight:600;padding:0 0 8px;color:var(--ink)}
th,td{padding:6px 16px 6px 0;border-bottom:1px solid var(--rule);text-align:left;vertical-align:middle;white-space:nowrap}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--soft);font-weight:500;vertical-align:bottom}
tbody th{font-weight:500}
.box th:first-child{position:sticky;left:0;background:var(--paper)}
.right{text-align:right}
.draw{width:100%;min-width:96px}
caption.hide{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.sum th,.sum td{font-weight:650;border-bottom:0}
.top th,.top td{font-weight:650}
.table+.table,.note+.table,.box+.table{margin-top:28px}
details{margin-top:12px;font-size:14px}
summary{color:var(--accent);cursor:pointer;width:fit-content}
details>.table,details>.box{margin-top:12px}
dl.facts{display:grid;grid-template-columns:minmax(110px,max-content) 1fr;gap:6px 24px;margin:0;font-size:14px}
dl.facts dt{color:var(--soft)}
dl.facts dd{margin:0;overflow-wrap:anywhere;min-width:0}
code{font:13px/1.4 ui-monospace,"SF Mono",Menlo,Consolas,monospace}
.guide{margin:12px 0 0;padding-left:20px;max-width:84ch;font-size:14px}
.guide li{margin-bottom:8px}
footer{color:var(--soft);font-size:13px;padding-top:40px;padding-bottom:48px}
@page{size:A4;margin:14mm}
@media print{
html,body{background:#fff;font-size:10.5pt}
main,header,footer{max-width:none;padding:0}
header{padding-top:0}
section{padding-top:20px}
h2,.sub,.area{break-after:avoid}
tr,.stations li,.tiles div,.flow>li{break-inside:avoid}
.box{overflow:visible}
details:not([open]){display:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}`
