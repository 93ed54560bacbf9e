import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportView } from '../../web/src/cli/report_view.ts';
import { textWidth } from '../../web/src/cli/terminal.ts';
import { readReport } from '../../web/src/report/parse_report.ts';
import type { Report } from '../../web/src/report/report.ts';
import { text } from '../../web/src/strings/catalogue.ts';
import { english } from '../../web/src/cli/english.ts';
import { errorAtThis } from '../../web/src/view/figure_words.ts';
import '../../web/src/strings/add_chinese.ts';

const { okReport, sampleReports } = (await import(new URL('../web/samples/sample_reports.mjs', import.meta.url).href)) as {
  okReport: (changes?: object) => unknown;
  sampleReports: () => Record<string, unknown>;
};

function view(report: Report, columns = 80, colour = false): string {
  return reportView(report, { columns, colour });
}

// A made-up report with this verdict.
function withVerdict(log10LR: number, interval: [number, number], changes: object = {}): Report {
  const report = readReport(okReport());
  const supports = log10LR > Math.log10(2) ? 'shared' : log10LR < -Math.log10(2) ? 'separate' : 'neither';
  return { ...report, verdict: { ...report.verdict!, log10LR, interval, supports, ...changes } as Report['verdict'] };
}

test('the number comes first, then its interval, then the words', () => {
  const shown = view(withVerdict(1.6, [0.9, 2.3], { band: 'moderate' }));
  const places = ['40 times', '95 % interval', 'moderate support', 'H1:', 'How often this is wrong', 'Limits'].map((words) => shown.indexOf(words));
  assert.ok(places.every((place) => place > 0), String(places));
  assert.deepEqual(places, [...places].sort((a, b) => a - b));
});

test('a ratio below one speaks for separate development with its own number', () => {
  const shown = view(withVerdict(-1.6, [-2.3, -0.9], { band: 'moderate' }));
  assert.match(shown, /About 40 times more expected if the two were\s+developed separately/);
  assert.match(shown, /interval: 7\.9 to 200 times/);
  assert.match(shown, /for separate development/);
});

test('on different prompts the same model is asked about, and a shared lineage beside it', () => {
  const shown = view(readReport(sampleReports()['ok_different_prompts'])).replace(/\s+/g, ' ');
  assert.match(shown, /developed separately than if they are the same model\./);
  assert.match(shown, /A shared lineage of any kind: likelihood ratio 2\.5, .*weak support for a shared lineage\./);
  assert.match(shown, /are the same model \u2192 H1: The two are the same model\. H2: .* answered different prompts\./);
  assert.match(shown, /prompts of one kind on both sides/);
  assert.match(shown, /Related pairs are here one model against itself/);
  assert.match(shown, /Based on different prompts; words/);
  assert.doesNotMatch(view(readReport(okReport())), /same model \u2192|any kind: likelihood ratio/);
});

test('beside a figure moved for closed prompts, strip and error rates are said to be of prompts of all kinds', () => {
  const shown = view(withVerdict(1.6, [0.9, 2.3], { closedness: 1 })).replace(/\s+/g, ' ');
  assert.equal(shown.match(/answered prompts of all kinds/g)?.length, 2);
  const [strip, errors] = [shown.indexOf('all kinds'), shown.lastIndexOf('all kinds')];
  assert.ok(strip < shown.indexOf('H1:') && errors > shown.indexOf('How often this is wrong'));
  assert.doesNotMatch(view(withVerdict(1.6, [0.9, 2.3])), /all kinds/);
});

test('a figure that supports neither comes with the next step', () => {
  const nextStep = { code: 'add_prompts', answers: 4, reason: 'too_few_answers', side: 'both' };
  const shown = view({ ...withVerdict(0.1, [-1, 1], { band: 'none' }), nextStep } as Report).replace(/\s+/g, ' ');
  assert.match(shown, /no support either way\. Next step: Add about 4 more prompts that both answer\./);
  assert.doesNotMatch(view(withVerdict(1.6, [0.9, 2.3], { band: 'moderate' })), /Next step/);
});

test('of identical texts no exhibits are shown, as on the page', () => {
  const report = readReport(okReport());
  const same = { ...report, status: 'same_text', verdict: null } as Report;
  assert.match(view(report), /Best exhibits/);
  assert.doesNotMatch(view(same), /Best exhibits/);
});

test('a passage of numbers gives way to one in words, and a word from one prompt is said to be so', () => {
  const report = readReport(okReport());
  const run = (words: string, surprise: number): Report['runs'][number] => ({ ...report.runs[0]!, text: words, words: 5, surprise, stock: false, echo: false, leftOut: false });
  const shown = view({ ...report, runs: [run('52 | 11 | 40 | 3', 90), run('the keeper counts his steps', 30)] });
  assert.match(shown, /1\. \u201cthe keeper counts/);
  assert.match(shown.replace(/\s+/g, ' '), /2\. \u201c52 \| 11 \| 40 \| 3\u201d .*mostly numbers, signs or an address/);
  const one = { ...report, runs: [], inputs: { ...report.inputs, promptsShared: 1, promptRelation: 'same' } };
  assert.match(view(one).replace(/\s+/g, ' '), /Words and phrases: .* may belong to its subject/);
  assert.doesNotMatch(view({ ...one, inputs: { ...one.inputs, promptsShared: 3 } }), /belong to its\s+subject/);
});

test('every variant that changes the words is listed', () => {
  const report = withVerdict(1.6, [0.9, 2.3]);
  const variants = Array.from({ length: 8 }, (_, prompt) => ({ name: 'without_prompt', prompt, log10LR: 0.5, band: 'weak' as const, changesBand: true }));
  const shown = view({ ...report, robustness: { stable: false, variants } });
  for (let number = 1; number <= 8; ++number) assert.match(shown, new RegExp(`Left out: prompt ${number};`));
});

test('the cap is said with the ratio it allows', () => {
  const shown = view(withVerdict(2.3, [1, 2.3], { capped: true, cap: { low: -2, high: 2.3, lineages: 25 } }));
  assert.match(shown.replace(/\s+/g, ' '), /reached its cap.*of 25 lineages.*nothing beyond 200 times/);
});

test('this pair stands on the strip where its ratio is', () => {
  const column = (log10LR: number): number => {
    const line = view(withVerdict(log10LR, [log10LR - 0.3, log10LR + 0.3])).split('\n').find((item) => item.includes('\u25c6'));
    return (line as string).indexOf('\u25c6');
  };
  const columns = [-1.5, -0.5, 0, 0.5, 1.5].map(column);
  assert.deepEqual(columns, [...columns].sort((a, b) => a - b));
  assert.equal(new Set(columns).size, columns.length);
});

test('no line is wider than the terminal in any state, and nothing but text is printed without colour', () => {
  for (const [name, sample] of Object.entries(sampleReports())) {
    let report: Report;
    try {
      report = readReport(sample);
    } catch {
      continue; // samples of damaged reports
    }
    for (const columns of [40, 60, 80, 100]) {
      const shown = view(report, columns);
      assert.doesNotMatch(shown, /\u001b/, name);
      assert.doesNotMatch(shown, /undefined|NaN|\{\w+\}/, name);
      for (const line of shown.split('\n')) assert.ok(textWidth(line) <= columns, `${name} at ${columns}: ${line}`);
    }
  }
});

test('colour changes no words', () => {
  const report = readReport(okReport());
  // eslint-disable-next-line no-control-regex
  assert.equal(view(report, 80, true).replace(/\u001b\[[0-9;]*m/g, ''), view(report));
});

test('names and exhibits of the user are shown as text', () => {
  const report = readReport(okReport());
  report.inputs.left.name = 'A\u001b[2J\u202eevil';
  if (report.runs[0]) report.runs[0].text = 'line\u0007one\nline two';
  assert.doesNotMatch(view(report), /[\u0007\u001b\u202e]/);
});

test('a status without a verdict says what would help', () => {
  const report: Report = { ...readReport(okReport()), status: 'not_enough', verdict: null, nextStep: { code: 'add_answers', answers: 4, reason: 'too_few_words', side: 'both' } };
  const shown = view(report);
  assert.match(shown, /Not enough to say/);
  assert.match(shown.replace(/\s+/g, ' '), /about 4 more answers a side/);
  assert.doesNotMatch(shown, /times more expected/);
});

test('a channel that is only shown has a place among unrelated pairs and no contribution', () => {
  const report = readReport(okReport());
  const channels = report.channels.map((channel) => (channel.name === 'content_plan' ? { ...channel, available: true, unavailableReason: null, percentile: 0.63 } : channel));
  assert.match(view({ ...report, channels }, 100), /Order of points +- +shown, not counted; more alike than 63 of 100 unrelated pairs\n/);
  assert.match(view({ ...report, channels: channels.map((channel) => ({ ...channel, percentile: null })) }), /Order of points +- +shown, not counted; not measured\n/);
});

test('channels are said as on the page: a factor, the place, and why the two may differ', () => {
  const report = readReport(okReport());
  const [first] = report.channels;
  const withChannel = (contribution: number, percentile: number | null): string =>
    view({ ...report, channels: [{ ...first!, name: 'wording', available: true, unavailableReason: null, contribution, percentile }] }).replace(/\s+/g, ' ');
  const crossing = text('en', 'channels.crossing');
  assert.match(withChannel(1, 0.9), /Wording \u00d7 10 more alike than 90 of 100/);
  assert.match(withChannel(-1, 0.9), /Wording \u00f7 10 more alike than 90 of 100/);
  assert.match(withChannel(0, null), /Wording no effect not measured/);
  assert.deepEqual([withChannel(1, 0.9), withChannel(-1, 0.1), withChannel(0, 0.9)].map((shown) => shown.includes(crossing)), [false, false, false]);
  assert.deepEqual([withChannel(1, 0.1), withChannel(-1, 0.9)].map((shown) => shown.includes(crossing)), [true, true]);
});

test('habits are those of the page, under its names', () => {
  const report = readReport(okReport());
  const habit = { name: 'wide_punctuation', leftRate: 0, rightRate: 0, backgroundRate: 2, otherBots: null };
  const shown = (form: object[], language = 'en'): string =>
    view({ ...report, inputs: { ...report.inputs, left: { ...report.inputs.left, language } }, runs: [], words: [], patterns: [], form } as Report);
  assert.doesNotMatch(shown([habit]), /full-width punctuation/);
  assert.match(shown([habit], 'zh'), /1\. full-width punctuation\n/);
  assert.match(shown([{ ...habit, name: 'bold_lead_ins' }]), /1\. lines that begin in bold\n/);
  assert.match(shown([{ ...habit, name: 'bold_lead_ins' }]), /Best exhibits \(no shared passage\)/);
  assert.match(shown([{ ...habit, name: 'bold_lead_ins' }]), /Form: A 0, B 0, other bots 2, in the unit of\s+docs\/features\.md/); // no rate per 1,000 words
});

test('places among unrelated pairs and the rate at this figure are in the words of the page', () => {
  for (const verdict of [withVerdict(1, [0.5, 1.4]), withVerdict(1, [0.5, 1.4], { supports: 'neither' }), withVerdict(-1, [-1.4, -0.5])]) {
    for (const share of [0, 0.0002, 0.001, 0.3]) {
      const table = [{ log10LR: 0, share }];
      const report: Report = {
        ...verdict,
        errorRates: { ...verdict.errorRates!, unrelatedAtOrAbove: table, relatedAtOrBelow: table },
        channels: verdict.channels.map((channel) => ({ ...channel, available: true, percentile: 0.996 })),
      };
      const shown = view(report, 200).replace(/\s+/g, ' ');
      assert.ok(shown.includes(errorAtThis(report, 'en', english)!), String(share));
      assert.equal(shown.split('more alike than 99 of 100 unrelated pairs').length - 1, report.channels.length);
    }
  }
});

test('a count of one stands in the singular', () => {
  const report = readReport(okReport());
  const shown = view({ ...report, inputs: { ...report.inputs, left: { ...report.inputs.left, answers: 1, words: 1 } }, runs: report.runs.slice(0, 1) });
  assert.match(shown, /1 answer, 1 word, English\n/);
  assert.match(shown, /\(of 1 shared passage\)/);
});

test('a side is told by its language, where there is one, and by its size, however long its name', () => {
  const report = readReport(okReport());
  const heading = (changes: object): string => view({ ...report, inputs: { ...report.inputs, left: { ...report.inputs.left, ...changes } } }).split('\n')[0]!;
  assert.match(heading({ language: 'zh' }), /, Chinese$/);
  assert.match(heading({ language: 'und' }), / words$/);
  const long = heading({ name: 'a long name '.repeat(20) });
  assert.match(long, /^A {2}a long name .*\u2026: .* words, English$/);
  assert.ok(textWidth(long) <= 80);
});

test('channels, variants and kinds of pairs that this program has no words for are named as the report names them', () => {
  const report = withVerdict(1.6, [0.9, 2.3]);
  const [channel, variant, row] = [report.channels[0]!, report.robustness.variants[0]!, report.distributions[0]!];
  const shown = view({
    ...report,
    channels: [{ ...channel, name: 'later_channel\u001b[31m' }],
    robustness: { stable: false, variants: [{ ...variant, name: 'later_variant', changesBand: true }] },
    distributions: [{ ...row, kind: 'later_kind' }],
  });
  assert.match(shown, /later_channel/);
  assert.match(shown, /Left out: later_variant|left out: later_variant/);
  assert.match(shown, /later_kind/);
  assert.doesNotMatch(shown, /\u001b/);
});
