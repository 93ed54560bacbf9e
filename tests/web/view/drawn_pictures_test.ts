import assert from 'node:assert/strict';
import test from 'node:test';
import { english as speak } from '../../../web/src/cli/english.ts';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import { text } from '../../../web/src/strings/catalogue.ts';
import { drawnPicture } from '../../../web/src/view/take_away/drawn_pictures.ts';
import { okReport, sampleReports } from '../samples/sample_reports.mjs';

const report = parseReport(JSON.stringify(okReport()));
const kinds = ['channels', 'prompts', 'robust'] as const;

test('every picture is one SVG with its caption, its rows and nothing from outside', () => {
  for (const kind of kinds) {
    const svg = drawnPicture(kind, report, 'The caption.', 'en', speak)!;
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.match(svg, /The caption\./);
    assert.doesNotMatch(svg.replace('http://www.w3.org/2000/svg', ''), /https?:|href|url\(|NaN|undefined/);
  }
  const rows = drawnPicture('prompts', report, '', 'en', speak)!;
  report.prompts.forEach((_, index) => assert.match(rows, new RegExp(`>${index + 1}\\. `)));
});

test('names from a report are text in a picture', () => {
  const hostile = parseReport(JSON.stringify(okReport({ prompts: report.prompts.map((row) => ({ ...row, prompt: '</text><script>1</script>' })) })));
  assert.doesNotMatch(drawnPicture('prompts', hostile, '<b>', 'en', speak)!, /<script|<b>/);
});

test('a picture has no character that XML has no place for, and its apostrophes are escaped', () => {
  const strange = parseReport(JSON.stringify(okReport({ prompts: report.prompts.map((row) => ({ ...row, prompt: "it's\u0001 one" })) })));
  const svg = drawnPicture('prompts', strange, 'a\u001b caption', 'en', speak)!;
  assert.doesNotMatch(svg, /[\u0000-\u0008\u000b-\u001f]/);
  assert.match(svg, /it&#39;s one/);
});

test('a report without a verdict, or without rows, has no picture', () => {
  const refused = parseReport(JSON.stringify(sampleReports().not_enough));
  for (const kind of kinds) assert.equal(drawnPicture(kind, refused, '', 'en', speak), null);
  const bare = parseReport(JSON.stringify(okReport({ prompts: [], robustness: { stable: true, variants: [] }, channels: [] })));
  for (const kind of kinds) assert.equal(drawnPicture(kind, bare, '', 'en', speak), null);
});
