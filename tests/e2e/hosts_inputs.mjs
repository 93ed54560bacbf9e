// Ten inputs for the hosts: the bundled examples, and some written for this test to be small, odd or refused.
import { readFileSync } from 'node:fs';

const example = (name) => JSON.parse(readFileSync(new URL(`../../web/src/examples/${name}.json`, import.meta.url), 'utf8'));

const pair = (left, right, prompt) => ({
  left: { name: 'A', answers: [prompt ? { prompt, text: left } : { text: left }] },
  right: { name: 'B', answers: [prompt ? { prompt, text: right } : { text: right }] },
});

const mill = `## The mill below the weir

A mill takes its strength from falling water. **Three things decide how much:** the height, the flow and the wheel.

1. The height is given by the weir.
2. The flow changes with the season; in August it is a third of what it is in March.
3. The wheel loses least when its buckets fill slowly.

So a small stream with a high weir may well grind more flour than a broad river.`;

const millAgain = `A mill takes its strength from falling water, and three things decide how much: height, flow and wheel.

- **Height**: given by the weir.
- **Flow**: it changes with the season, and in August it is a third of what it is in March.
- **Wheel**: it loses least when its buckets fill slowly.

I hope this helps! Let me know if you would like the sums.`;

const harbourChinese = '\u6e2f\u53e3\u6de4\u79ef\u662f\u56e0\u4e3a\u6cb3\u6c34\u628a\u6ce5\u6c99\u5e26\u5230\u6c34\u6d41\u7f13\u6162\u7684\u5730\u65b9\u3002';

export const inputs = {
  'two that write alike': example('alike'),
  'two that write apart': example('apart'),
  'one answer each': example('single'),
  'sides swapped': { left: example('alike').right, right: example('alike').left },
  'a prompt no table knows': pair(mill, millAgain, 'What decides how much a water mill can grind?'),
  'long answers without prompts': pair(`${mill}\n\n${millAgain}\n\n`.repeat(12), `${millAgain}\n\n`.repeat(20)),
  'the same text twice': pair(mill, mill),
  'one word': pair('Yes', 'No'),
  'another script, astral characters and right-to-left': pair(`${harbourChinese.repeat(9)} \u{1F468}\u200D\u{1F469}\u200D\u{1F467}`, `${harbourChinese.repeat(8)} \u202Eabc \u05e9\u05dc\u05d5\u05dd`),
  'code only': pair('```js\nfor (let i = 0; i < 10; i++) { console.log(i); }\n```', '```js\nlet i = 0; while (i < 10) console.log(i++);\n```'),
};
