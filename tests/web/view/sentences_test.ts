// Sentences one after another, in the language of the page.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { english as inEnglish } from '../../../web/src/cli/english.ts';
import { oneLine } from '../../../web/src/markdown/one_line.ts';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import '../../../web/src/strings/add_chinese.ts';
import { type Speak, text } from '../../../web/src/strings/catalogue.ts';
import { sentences } from '../../../web/src/view/sentences.ts';
import { backgroundWords } from '../../../web/src/view/verdict.ts';
import { okReport } from '../samples/sample_reports.mjs';

const inChinese: Speak = (key, values) => text('zh', key, values);

test('Chinese sentences have no space between, and what is not said leaves none', () => {
  assert.equal(sentences(inEnglish, ['One.', null, '', 'Two.']), 'One. Two.');
  assert.equal(sentences(inChinese, ['\u4e00\u3002', undefined, '\u4e8c\u3002']), '\u4e00\u3002\u4e8c\u3002');
  const report = parseReport(JSON.stringify(okReport()));
  const lost = { ...report.verdict!, formatting: 'lost', lineBreaks: 'lost' } as const;
  assert.match(backgroundWords(report, lost, inEnglish), /\. [A-Z]/);
  assert.doesNotMatch(backgroundWords(report, lost, inChinese), /\u3002 /);
});

// In a template `{t(...)} {t(...)}` would set a space in Chinese, too.
test('no part of the page puts a space of its own between sentences', () => {
  const folder = fileURLToPath(new URL('../../../web/src', import.meta.url));
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.svelte'))
    .filter((name) => /\{t\((?:[^{}]|\{[^{}]*\})*\)\} +(?:<span[^>]*>)?\{(?:t\(|\w+Words\()|\{` \$\{/.test(readFileSync(join(folder, name), 'utf8')));
  assert.deepEqual(found, []);
});

test('lines of Chinese and Japanese become one without a space, others with one', () => {
  assert.equal(oneLine('\u6708\u306e\n  \u5149\u3001\n\u590f'), '\u6708\u306e\u5149\u3001\u590f');
  assert.equal(oneLine('Light \n of the moon'), 'Light of the moon');
  assert.equal(oneLine('\u6708 2\nmoons\n\u6708'), '\u6708 2 moons \u6708');
});
