/// How pages and pictures look: by day and by night, on a wide screen, a telephone and paper. One scale of letters, few colours.

package enum StyleSheet {
  private static let day = """
    --paper:#fff;--ink:#1b2631;--soft:#4e5c69;--line:#d3dae1;--tint:#f1f4f7;--accent:#154273;--link:#0f4f94;\
    --good:#17602f;--good-b:#e2f2e7;--caution:#744700;--caution-b:#fdf0d8;--bad:#93202a;--bad-b:#fbe5e6;--quiet:#46535f;--quiet-b:#e9edf1;\
    --one:#1f5fa8;--two:#b8500f;--three:#26725f;--goal:#e3edf8;--effort:#fff;--benefit:#e5f2ec
    """

  private static let night = """
    --paper:#12171d;--ink:#e6ebf0;--soft:#a9b6c2;--line:#323d48;--tint:#1b232b;--accent:#a5c9f2;--link:#9cc6f5;\
    --good:#93d9ab;--good-b:#15301f;--caution:#f0c27a;--caution-b:#35270d;--bad:#f2a3a8;--bad-b:#3b1719;--quiet:#b6c1cb;--quiet-b:#252e37;\
    --one:#6ea8e8;--two:#ee9a5d;--three:#67bfa6;--goal:#1c2e42;--effort:#12171d;--benefit:#17312a
    """

  /// What shapes look like.
  private static let shapes = """
    .axis{stroke:var(--soft);stroke-width:1.2;fill:var(--soft)}polyline.axis{fill:none}
    .grid{stroke:var(--line);stroke-width:1;fill:none}
    .today{stroke:var(--two);stroke-width:1.4;stroke-dasharray:3 3;fill:none}
    .frame{fill:none;stroke:var(--line)}.tint{fill:var(--tint)}
    .edge{fill:none;stroke:var(--soft);stroke-width:1.3}
    text{font-family:"Segoe UI","Helvetica Neue",Arial,"Liberation Sans",system-ui,sans-serif;font-size:13px;fill:var(--ink)}
    text.faint{fill:var(--soft);font-size:12px}text.strong,text.number{font-weight:600}
    .planned{fill:var(--paper);stroke:var(--soft);stroke-width:1.3;stroke-dasharray:4 3}
    .running{fill:var(--one)}.paused{fill:var(--quiet-b);stroke:var(--soft);stroke-width:1.3}.done{fill:var(--soft)}
    .measured{fill:none;stroke:var(--one);stroke-width:2.4;stroke-linejoin:round}
    .dot{fill:var(--one);stroke:var(--paper);stroke-width:1}
    .wanted{fill:none;stroke:var(--two);stroke-width:1.6;stroke-dasharray:5 4}.target{fill:var(--two);stroke:var(--paper)}
    .start{fill:var(--ink);stroke:var(--paper)}.range{fill:none;stroke:var(--one);stroke-width:5;stroke-opacity:.45}
    .expenses{fill:var(--one)}.income{fill:var(--three)}
    rect.node,circle.node{fill:var(--paper);stroke:var(--accent);stroke-width:1.4}
    .theme{fill:var(--tint);stroke:var(--accent);stroke-width:1.4}.goal{fill:var(--goal);stroke:var(--one);stroke-width:1.3}
    .benefit{fill:var(--benefit);stroke:var(--three);stroke-width:1.3}.effort{fill:var(--effort);stroke:var(--soft);stroke-width:1.3}
    .low{fill:var(--good-b)}.middle{fill:var(--caution-b)}.high{fill:var(--bad-b)}
    .decision{fill:var(--two);stroke:var(--paper)}.delivery{fill:var(--three);stroke:var(--paper)}
    .phase{fill:var(--soft);stroke:var(--paper)}.evaluation{fill:var(--ink);stroke:var(--paper)}
    a text{fill:var(--link)}
    """

  /// Of a picture that stands alone.
  static let picture = """
    svg{\(day)}@media(prefers-color-scheme:dark){svg{\(night)}}.paper{fill:var(--paper)}
    \(shapes)
    """

  /// Of a page.
  static let page = """
    :root{color-scheme:light dark;\(day)}
    @media screen and (prefers-color-scheme:dark){:root{\(night)}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 "Segoe UI","Helvetica Neue",Arial,"Liberation Sans",system-ui,sans-serif}
    body>header{border-bottom:1px solid var(--line);background:var(--tint)}
    .bar-top,main,body>footer{max-width:68rem;margin:0 auto;padding:0 1.25rem}
    .bar-top{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;padding-top:.6rem;padding-bottom:.6rem}
    .bar-top strong{font-size:1rem;margin-right:auto}
    nav ul{max-width:none;list-style:none;display:flex;flex-wrap:wrap;gap:0 1.1rem;margin:0;padding:0}
    nav a{display:inline-block;padding:.3rem 0}
    nav a[aria-current]{color:var(--ink);text-decoration:none;font-weight:600;border-bottom:3px solid var(--accent)}
    main{padding-top:1.6rem;padding-bottom:2.5rem}
    body>footer{border-top:1px solid var(--line);padding-top:1rem;padding-bottom:2rem;color:var(--soft);font-size:.875rem}
    h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .4rem;letter-spacing:-.01em;overflow-wrap:anywhere}
    h2{font-size:1.35rem;line-height:1.3;margin:2.4rem 0 .7rem;padding-top:.7rem;border-top:1px solid var(--line);overflow-wrap:anywhere}
    h3{font-size:1.1rem;line-height:1.35;margin:1.6rem 0 .5rem;overflow-wrap:anywhere}h4{font-size:1rem;margin:1.2rem 0 .4rem}
    h2 small,h3 small{font-weight:400;font-size:.875rem;color:var(--soft)}
    p{margin:0 0 .8rem;max-width:44rem;overflow-wrap:anywhere}ul{margin:0 0 .9rem;padding-left:1.25rem;max-width:46rem}li{margin:.2rem 0;overflow-wrap:anywhere}\
    li.added{list-style-type:"+  "}li.removed{list-style-type:"−  "}li.changed{list-style-type:"~  "}li.added::marker{color:var(--good);font-weight:700}li.removed::marker{color:var(--bad);font-weight:700}li.changed::marker{color:var(--caution);font-weight:700}
    small{font-size:.875rem;color:var(--soft)}
    .sub{color:var(--soft);margin-bottom:1.2rem}
    main>p:not(.sub,.note){font-size:1.15rem;line-height:1.5}.toc+p{margin-top:1.4rem}
    a{color:var(--link);text-underline-offset:.15em}a:hover{text-decoration-thickness:2px}
    :focus-visible{outline:3px solid var(--two);outline-offset:2px;border-radius:2px}
    .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem;z-index:2}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .toc{margin:1rem 0 0;font-size:.9375rem;border:1px solid var(--line);border-radius:6px;padding:.3rem .9rem}
    .note{border-left:4px solid var(--two);background:var(--tint);padding:.6rem .9rem;max-width:46rem}
    dl{margin:0 0 1rem;display:grid;gap:.15rem 0}
    dl>div{display:grid;grid-template-columns:minmax(8.5rem,12rem) 1fr;gap:0 1rem;padding:.22rem 0;border-bottom:1px solid var(--line)}
    dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
    .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0 2.2rem;align-items:start}
    .columns>div{min-width:0}
    .wide{overflow-x:auto;margin:0 0 1rem;max-width:100%;\
    background:linear-gradient(90deg,var(--paper) 30%,transparent) 0 0/2.2rem 100% no-repeat local,linear-gradient(270deg,var(--paper) 30%,transparent) 100% 0/2.2rem 100% no-repeat local,linear-gradient(90deg,var(--line),transparent) 0 0/.7rem 100% no-repeat scroll,linear-gradient(270deg,var(--line),transparent) 100% 0/.7rem 100% no-repeat scroll}
    table{border-collapse:collapse;font-size:.9375rem;min-width:100%}
    th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--line);font-weight:400;max-width:26rem}
    td,tbody th{overflow-wrap:break-word}
    thead th,thead td{font-weight:600;font-size:.875rem;color:var(--soft);border-bottom:2px solid var(--line);vertical-align:bottom}
    th.n,td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
    tbody th{font-weight:600}th.w{min-width:11rem}tbody th small{font-weight:400}tr.chosen>*{background:var(--tint)}
    .badge{display:inline-block;padding:.02rem .5rem;border-radius:1rem;font-size:.875rem;line-height:1.5;white-space:nowrap;background:var(--quiet-b);color:var(--quiet)}
    .badge i{font-style:normal;font-size:.8em}
    .badge.good{background:var(--good-b);color:var(--good)}.badge.caution{background:var(--caution-b);color:var(--caution)}
    .badge.bad{background:var(--bad-b);color:var(--bad)}.badge.plain{background:var(--goal);color:var(--ink)}
    code{font-family:ui-monospace,"Cascadia Mono","DejaVu Sans Mono",Consolas,monospace;font-size:.9em;background:var(--tint);padding:.05em .3em;border-radius:3px;overflow-wrap:anywhere}
    pre{overflow-x:auto;background:var(--tint);padding:.8rem 1rem;border-radius:4px;font-size:.875rem;line-height:1.5}pre code{padding:0;background:none;overflow-wrap:normal}pre b{color:var(--bad)}
    figure{margin:1rem 0 1.4rem}figcaption{margin-bottom:.5rem;max-width:46rem;overflow-wrap:anywhere}
    figure svg{display:block;max-width:none}
    svg.bar{vertical-align:middle}
    details{margin:.2rem 0 1rem}summary{cursor:pointer;color:var(--link);padding:.2rem 0;font-size:.9375rem}
    .filter{display:block;margin:0 0 .6rem;font-size:.9375rem;color:var(--soft)}
    .filter input{display:block;font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:4px;padding:.35rem .6rem;width:min(100%,20rem);margin-top:.15rem}
    @media(min-width:60rem){.columns figure svg{max-width:100%;height:auto}}
    @media(max-width:40rem){h1{font-size:1.55rem}h2{font-size:1.2rem}dl>div{grid-template-columns:1fr}.bar-top strong{flex-basis:100%}\
    .cards,.cards tbody,.cards tr,.cards th,.cards td{display:block;max-width:none;padding:.1rem 0;border:0}.cards thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}\
    .cards tr{border-bottom:1px solid var(--line);padding:.6rem 0}.cards td:empty{display:none}.cards td.n{text-align:left}.cards tr[hidden]{display:none}\
    .cards td[data-l]::before{content:attr(data-l);display:inline-block;min-width:8.5rem;margin-right:.6rem;color:var(--soft);font-size:.875rem;vertical-align:top}}
    \(shapes)
    @page{size:A4;margin:15mm 14mm 17mm;@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt;color:#4e5c69}}
    @media print{
    :root{color-scheme:light;\(day)}
    html{font-size:8.8pt}body{line-height:1.36}body>header,.toc,.skip,.screen,details,.filter{display:none}
    main,body>footer{max-width:none;padding:0}
    h1{font-size:17pt}h2{font-size:12pt;margin:.8rem 0 .3rem;padding-top:.3rem}h3{font-size:10pt;margin:.5rem 0 .15rem}
    h1,h2,h3,h4,figcaption{break-after:avoid}figure,tr,dl>div,li{break-inside:avoid}
    p,ul{max-width:none;margin-bottom:.4rem}dl{margin-bottom:.4rem}dl>div{padding:.08rem 0;grid-template-columns:9rem 1fr}
    .wide{overflow:visible;background:none;margin-bottom:.5rem}table{font-size:.92rem}th,td{padding:.12rem .6rem .12rem 0;max-width:none}ul{margin-bottom:.3rem}li{margin:.08rem 0}main>p:not(.sub,.note){font-size:1.1rem}
    figure{margin:.3rem 0 .6rem}figcaption{margin-bottom:.2rem;max-width:none}
    figure svg{max-width:100%;height:auto;max-height:44mm;width:auto}.columns .columns{grid-template-columns:1fr}
    .columns{grid-template-columns:1fr 1fr;gap:0 8mm}
    a{color:inherit;text-decoration:none}.badge{background:none!important;color:var(--ink)!important;padding:0;font-weight:600}
    body>footer{padding-top:.4rem;font-size:8pt}
    }
    """

  /// Lets who looks at a long table see only the rows that hold a word. Without it the table is whole.
  static let script = """
    (function(){var label=document.body.getAttribute("data-filter");\
    if(innerWidth<640)document.querySelectorAll("details").forEach(function(part){part.open=true});\
    document.querySelectorAll("table").forEach(function(table){var rows=table.tBodies[0].rows;if(rows.length<12)return;\
    var box=document.createElement("label"),input=document.createElement("input");box.className="filter";input.type="search";\
    box.append(label,input);table.parentNode.before(box);\
    input.addEventListener("input",function(){var word=input.value.toLocaleLowerCase();\
    for(var i=0;i<rows.length;i++)rows[i].hidden=rows[i].textContent.toLocaleLowerCase().indexOf(word)<0})})})()
    """
}
