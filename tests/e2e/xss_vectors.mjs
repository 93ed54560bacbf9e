// Markup that would run a script if pasted text were ever taken for markup. Each calls kinprintExecuted, which the test
// page provides and watches. Built from handlers, elements and spellings, so that every entrance sees all of them.
const call = (n) => `kinprintExecuted(${n})`;

const handlers = ['onerror', 'onload', 'onclick', 'onfocus', 'onmouseover', 'ontoggle', 'onanimationstart', 'onpointerenter', 'onbegin', 'onscroll'];

const elements = [
  (h, js) => `<img src=x ${h}=${js}>`,
  (h, js) => `<svg ${h}="${js}"></svg>`,
  (h, js) => `<body ${h}="${js}">`,
  (h, js) => `<details open ${h}="${js}">x</details>`,
  (h, js) => `<input autofocus ${h}='${js}'>`,
  (h, js) => `<video src=x ${h}=${js}></video>`,
];

const spellings = [
  (js) => `<script>${js}</script>`,
  (js) => `<ScRiPt>${js}</sCrIpT>`,
  (js) => `<script\t>${js}</script >`,
  (js) => `</textarea><script>${js}</script>`,
  (js) => `</title><script>${js}</script>`,
  (js) => `</style><script>${js}</script>`,
  (js) => `</script><script>${js}</script>`,
  (js) => `--><script>${js}</script><!--`,
  (js) => `<![CDATA[<script>${js}</script>]]>`,
  (js) => `"><script>${js}</script>`,
  (js) => `'><img src=x onerror=${js}>`,
  (js) => `"><svg/onload=${js}>`,
  (js) => `" autofocus onfocus="${js}`,
  (js) => `' onmouseover='${js}`,
  (js) => `<a href="javascript:${js}">x</a>`,
  (js) => `<a href="java\tscript:${js}">x</a>`,
  (js) => `<a href="&#106;avascript:${js}">x</a>`,
  (js) => `javascript:${js}//`,
  (js) => `data:text/html,<script>${js}</script>`,
  (js) => `<iframe src="javascript:${js}"></iframe>`,
  (js) => `<iframe srcdoc="<script>parent.${js}</script>"></iframe>`,
  (js) => `<object data="javascript:${js}"></object>`,
  (js) => `<embed src="javascript:${js}">`,
  (js) => `<form action="javascript:${js}"><button>x</button></form>`,
  (js) => `<button formaction="javascript:${js}">x</button>`,
  (js) => `<math><mtext></mtext><img src=x onerror=${js}></math>`,
  (js) => `<svg><script>${js}</script></svg>`,
  (js) => `<svg><animate onbegin=${js} attributeName=x dur=1s>`,
  (js) => `<svg><a xlink:href="javascript:${js}"><text>x</text></a></svg>`,
  (js) => `<svg><foreignObject><img src=x onerror=${js}></foreignObject></svg>`,
  (js) => `<template><script>${js}</script></template>`,
  (js) => `<noscript><p title="</noscript><img src=x onerror=${js}>">`,
  (js) => `<style>@import 'javascript:${js}';</style>`,
  (js) => `<div style="background:url(javascript:${js})">x</div>`,
  (js) => `<link rel=stylesheet href="javascript:${js}">`,
  (js) => `<meta http-equiv=refresh content="0;url=javascript:${js}">`,
  (js) => `<base href="javascript:${js}//">`,
  (js) => `<table background="javascript:${js}"><tr><td>x</table>`,
  (js) => `<xss style="animation-name:x" onanimationstart="${js}"></xss>`,
  (js) => `{@html '<img src=x onerror=${js}>'}`,
  (js) => `{${js}}`,
  (js) => `\${${js}}`,
  (js) => `{{constructor.constructor('${js}')()}}`,
  (js) => `<img src=x onerror="eval(atob('${Buffer.from(js).toString('base64')}'))">`,
  (js) => `\u003cimg src=x onerror=${js}\u003e`,
  (js) => `<img src="x\u0000" onerror=${js}>`,
  (js) => `<<script>${js}//<</script>`,
  (js) => `<img """><script>${js}</script>">`,
  (js) => `![x](x"onerror="${js})`,
  (js) => `[x](javascript:${js})`,
];

let number = 0;
export const xssVectors = [
  ...elements.flatMap((element) => handlers.map((handler) => element(handler, call(++number)))),
  ...spellings.map((spelling) => spelling(call(++number))),
];
