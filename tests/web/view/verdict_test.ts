import assert from 'node:assert/strict';
import test from 'node:test';
import { english as speak } from '../../../web/src/cli/english.ts';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import type { Verdict } from '../../../web/src/report/report.ts';
import { text } from '../../../web/src/strings/catalogue.ts';
import { answerWarnings, controlWarning, formattingWarning, textWarnings } from '../../../web/src/view/verdict_warnings.ts';
import { backgroundWords, cappedWords, headlineWords, intervalCut, intervalWords, lineageWords, measuredNote, pictureCaption, summaryParagraph, supportWords, verdictDirection } from '../../../web/src/view/verdict.ts';
import { nextStepWords } from '../../../web/src/view/next_step.ts';
import { variantName, verdictName } from '../../../web/src/view/report_names.ts';
import { sampleReports } from '../samples/sample_reports.mjs';

const reports = Object.fromEntries(Object.entries(sampleReports()).map(([name, sample]) => [name, parseReport(JSON.stringify(sample))]));

test('a figure below one is told for separate development, with its interval turned round', () => {
  const verdict = reports['ok_separate']!.verdict!;
  assert.equal(verdictDirection(verdict), 'separate');
  assert.match(intervalWords(verdict, 'en', speak).range, /: 3\.2 to 100 times/);
  assert.match(supportWords(verdict, 'shared_lineage', speak), /separate development/);
});

test('on different prompts the figure is of the same model, and a shared lineage has its own beside it', () => {
  const report = reports['ok_different_prompts']!;
  const verdict = report.verdict!;
  assert.match(headlineWords(verdict, 'en', speak).after, /developed separately than if they are the same model/);
  const lineage = lineageWords(verdict, 'en', speak)!;
  assert.equal(lineage.figure, 'A shared lineage of any kind: likelihood ratio 2.5, 95 % interval 1/1.6 to 10; weak support for a shared lineage.');
  assert.match(lineage.why, /same prompts/);
  assert.match(supportWords({ band: 'weak', supports: 'shared' }, 'same_model', speak), /for the same model/);
  const summary = summaryParagraph(report, 'en', speak);
  assert.match(summary, /compared different prompts answered by/);
  assert.match(summary, /if the two were developed separately than if they are the same model/);
  assert.match(summary, /A shared lineage of any kind: likelihood ratio 2\.5/);
  assert.match(pictureCaption(report, 'en', speak), /on different prompts/);
});

test('on the same prompts the figure is of a shared lineage and stands alone', () => {
  const verdict = reports['ok_shared']!.verdict!;
  assert.match(headlineWords(verdict, 'en', speak).after, /if the two share a lineage/);
  assert.equal(lineageWords(verdict, 'en', speak), null);
});

test('the summary states figure, interval, size and that it is no probability', () => {
  const summary = summaryParagraph(reports['ok_shared']!, 'en', speak);
  for (const part of ['40', '7.9', '200', '3 prompts', 'Bot P', 'Bot Q', 'not a probability', '0.1.0']) assert.ok(summary.includes(part), part);
  assert.doesNotMatch(summary, /\{\w+\}/);
});

test('a summary of a result without figure gives the reason and no figure', () => {
  const summary = summaryParagraph(reports['same_text']!, 'en', speak);
  assert.match(summary, /no likelihood ratio/);
  assert.equal(pictureCaption(reports['same_text']!, 'en', speak), '');
});

test('long passages that were left out are told with the figure of the texts as they stand', () => {
  const report = reports['ok_shared']!;
  const left = { ...report, verdict: { ...report.verdict!, longRunPrompts: 2 } };
  assert.deepEqual(textWarnings(left, 'en', speak), [], 'nothing is said without that figure, as of a report without robustness');
  const variants = [{ ...report.robustness.variants[0]!, name: 'with_long_runs', log10LR: 2 }];
  const said = textWarnings({ ...left, robustness: { ...report.robustness, variants } }, 'en', speak);
  assert.match(said.join(), /^On 2 of 3 prompts both answers hold a passage of 25 words or more word for word\..* With them it would be 100\.$/);
  const alone = { ...left, prompts: report.prompts.slice(0, 1), verdict: { ...left.verdict, longRunPrompts: 1 }, robustness: { ...report.robustness, variants } };
  assert.match(textWarnings(alone, 'en', speak).join(), /^Both answers hold a passage .* With it the ratio would be 100\.$/);
  assert.equal(verdictName(left.verdict, speak), 'long shared passages (the verdict)');
  assert.equal(variantName({ name: 'with_long_runs', prompt: null }, speak), 'nothing (with the long shared passages)');
});

test('where both share much of their wording, the figure is told as one between two readings of the prompts', () => {
  const report = reports['ok_shared']!;
  const prompts = report.prompts.map((row, at) => ({ ...row, sharedWording: at < 2 }));
  assert.deepEqual(textWarnings({ ...report, prompts }, 'en', speak), [], 'too few rows move no figure');
  const readings = [['open_prompts', 2], ['closed_prompts', 0]].map(([name, log10LR]) => ({ ...report.robustness.variants[0]!, name, log10LR })) as typeof report.robustness.variants;
  const said = textWarnings({ ...report, prompts, robustness: { ...report.robustness, variants: readings } }, 'en', speak);
  assert.equal(said.length, 1);
  assert.match(said[0]!, /On 2 of 3 prompts .* read as such prompts, the likelihood ratio is 1; as open questions, 100\./);
});

test('where the figure was moved for closed prompts, what stands beside it is said to be of prompts of all kinds', () => {
  const report = reports['ok_shared']!;
  const moved = { ...report, verdict: { ...report.verdict!, closedness: 0.2 } };
  assert.equal(measuredNote(report, speak), null);
  assert.equal(measuredNote(reports['same_text']!, speak), null);
  assert.match(measuredNote(moved, speak)!, /prompts of all kinds.*unrelated pairs come out high more often/);
  assert.ok(pictureCaption(moved, 'en', speak).includes(measuredNote(moved, speak)!), 'a picture leaves the page without its neighbours');
  assert.doesNotMatch(pictureCaption(report, 'en', speak), /all kinds/);
});

test('one text on both sides of a prompt is warned of, with the figure without it where it is one', () => {
  const report = reports['ok_shared']!;
  const warnings = (places: number[]): string[] => textWarnings({ ...report, prompts: report.prompts.map((row, at) => ({ ...row, sameText: places.includes(at) })) }, 'en', speak);
  assert.deepEqual(warnings([]), []);
  assert.match(warnings([0]).join(), /one of 3 prompts both sides hold the same text.* without that prompt the likelihood ratio is 13\./);
  assert.match(warnings([0, 2]).join(), /On 2 of 3 prompts both sides hold the same text/);
});

test('cap and instability are part of what is quoted', () => {
  const summary = summaryParagraph(reports['ok_capped']!, 'en', speak);
  assert.match(summary, /limited by the calibration/);
  assert.match(summary, /changes when parts/);
});

// A verdict of a calibration whose cap is 20 times either way.
function between(low: number, high: number, log10LR: number, capped = false) {
  const cap = { low: -1.30103, high: 1.30103, lineages: 25 };
  return { ...reports['ok_shared']!.verdict!, log10LR, interval: [low, high] as [number, number], cap, capped };
}
const rangeOf = (low: number, high: number, log10LR: number): string => intervalWords(between(low, high, log10LR), 'en', speak).range;

test('an interval that ends at the cap is said to be cut off there', () => {
  assert.equal(rangeOf(0.35, 1, 0.7), '95 % interval: 2.2 to 10 times.');
  assert.equal(rangeOf(0.35, 1.30103, 0.7), '95 % interval: 2.2 to 20 times, cut off at the cap.');
  assert.equal(rangeOf(-1.30103, -0.35, -0.7), '95 % interval: 2.2 to 20 times, cut off at the cap.');
  assert.equal(rangeOf(-1.30103, 1.30103, 0.7), '95 % interval: 1/20 to 20 times, cut off at the cap.');
  assert.deepEqual([[0.3, 1], [-1.30103, 0], [0, 1.30103], [1.30103, 1.30103], [-1.30103, -1.30103]].map(([low, high]) => intervalCut(between(low!, high!, 0))), ['none', 'end', 'end', 'whole', 'whole']);
});

test('an interval beyond the cap has no ends, on either side, also where it is quoted', () => {
  for (const end of [1.30103, -1.30103]) {
    const verdict = between(end, end, end, true);
    const { range, meaning, note } = intervalWords(verdict, 'en', speak);
    assert.equal(range, '95 % interval: all of it at the cap of 20 times or beyond.');
    assert.doesNotMatch(meaning, /in this range/);
    assert.equal(note, null);
    const report = { ...reports['ok_shared']!, verdict };
    for (const quoted of [summaryParagraph(report, 'en', speak), pictureCaption(report, 'en', speak)]) {
      assert.match(quoted, /95 % interval all at the cap or beyond/);
      assert.doesNotMatch(quoted, /20 to|\{\w+\}/);
    }
  }
});

test('what the cap keeps from being said names likeness or difference, by the side it supports', () => {
  assert.match(cappedWords(between(1, 1.30103, 1.30103, true), 'en', speak) ?? '', /beyond 20 times.*however alike/);
  assert.match(cappedWords(between(-1.30103, -1, -1.30103, true), 'en', speak) ?? '', /beyond 20 times.*however different/);
  assert.equal(cappedWords(between(0, 1, 0.5), 'en', speak), null);
});

test('a refusal is said of the side it holds of, and its heading of no side', () => {
  for (const status of ['refusal_only', 'code_only'] as const) assert.match(text('en', `status.${status}.title`), /^At least one side/);
  assert.doesNotMatch(summaryParagraph(reports['refusal_only']!, 'en', speak), /The answers only/);
  const report = reports['refusal_only']!;
  const reason = (why: string, side: 'left' | 'right' | 'both'): string =>
    nextStepWords({ ...report, nextStep: { code: 'add_prompts', answers: 1, reason: why, side } }, speak)!.reason;
  const { left, right } = report.inputs;
  for (const why of ['only_code', 'only_refusals', 'too_few_words', 'too_few_answers', 'language']) {
    assert.ok(reason(why, 'left').includes(left.name || 'A'), why);
    assert.ok(reason(why, 'right').includes(right.name || 'B'), why);
    assert.ok(reason(why, 'both').length > 10, why);
    assert.doesNotMatch(reason(why, 'left') + reason(why, 'both'), /\{/, why);
  }
  assert.equal(reason('languages_differ', 'left'), reason('languages_differ', 'both'));
  assert.equal(reason('a_reason_of_later', 'left'), '');
});

test('every status without figure has a next step in words', () => {
  for (const name of ['not_enough', 'same_text', 'unsupported_language', 'refusal_only', 'code_only']) {
    const next = nextStepWords(reports[name]!, speak);
    assert.ok(next && next.step.length > 10, name);
    assert.doesNotMatch(next.step, /\{\w+\}/);
  }
});

test('where one side alone has formatting the report says what that does, and gives the figure without any', () => {
  const report = reports['ok_shared']!;
  const of = (formatting: Verdict['formatting'], variants = report.robustness.variants, lineBreaks: Verdict['lineBreaks'] = 'kept'): string | null =>
    formattingWarning({ ...report, robustness: { stable: true, variants } }, { ...report.verdict!, formatting, lineBreaks }, 'en', speak);
  const bare = { name: 'no_markdown', prompt: null, log10LR: 1.3, band: 'moderate' as const, changesBand: false };
  const { left, right } = report.inputs;
  assert.ok(of('left', [bare])!.startsWith(`Only ${left.name || 'A'} has formatting`));
  assert.match(of('left', [bare])!, /that of .* was lost in copying.*likelihood ratio is 20\./);
  assert.ok(of('right', [])!.startsWith(`Only ${right.name || 'B'} has formatting`));
  assert.doesNotMatch(of('right', [])!, /likelihood ratio|\{/);
  const written = { ...bare, name: 'as_written', log10LR: -1 };
  assert.match(of('left_lost', [written])!, new RegExp(`^The headings.* of ${left.name || 'A'} look.* lost in copying, and ${right.name || 'B'} has them.*stand, the likelihood ratio is 1/10\\.`));
  assert.match(of('right_lost', [])!, new RegExp(` of ${right.name || 'B'} look.*, and ${left.name || 'A'} has them, so the two were compared without any\\.$`));
  assert.equal(of('some', [bare]), null);
  assert.equal(of('lost', [bare]), null);
  assert.match(of('some', [written], 'left_lost')!, new RegExp(`^The line breaks of ${left.name || 'A'} look.*, and ${right.name || 'B'} has them.*stand, the likelihood ratio is 1/10\\.$`));
  assert.match(of('some', [], 'right_empty_lost')!, new RegExp(`^The empty lines of ${right.name || 'B'} look`));
  assert.match(of('right_lost', [written], 'right_lost')!, /^The headings.*The line breaks of.*stand, the likelihood ratio is 1\/10\.$/);
  assert.equal(of('some', [written], 'lost'), null);
  assert.equal(of('some', [written], 'empty_lost'), null);
  assert.match(backgroundWords(report, { ...report.verdict!, formatting: 'lost' }, speak), /bold letters were lost in copying/);
  assert.match(backgroundWords(report, { ...report.verdict!, lineBreaks: 'lost' }, speak), /no line breaks, as if these were lost/);
  assert.match(backgroundWords(report, { ...report.verdict!, lineBreaks: 'empty_lost' }, speak), /no empty lines, as if these were lost/);
  assert.doesNotMatch(backgroundWords(report, report.verdict!, speak), /lost in copying/);
});

test('damaged answers are told', () => {
  const report = reports['ok_shared']!;
  const of = (mendedAnswers: number): string[] => textWarnings({ ...report, inputs: { ...report.inputs, left: { ...report.inputs.left, answers: 4, mendedAnswers } } }, 'en', speak);
  assert.deepEqual(of(0), []);
  assert.match(of(1).join(), /^Answers of .* \(1 of 4\) hold traces of copying or exporting/);
});

test('that one side declines, writes far longer or in another language is told, and nothing of it where both do alike', () => {
  const report = reports['ok_shared']!;
  const { left, right } = report.inputs;
  const of = (ofLeft: object, ofRight: object, inputs: object = {}): string =>
    textWarnings({ ...report, inputs: { ...report.inputs, left: { ...left, answers: 8, words: 800, ...ofLeft }, right: { ...right, answers: 8, words: 800, ...ofRight }, ...inputs } }, 'en', speak).join();
  assert.equal(of({}, {}), '');
  assert.match(of({ decliningAnswers: 3 }, { decliningAnswers: 1 }), /^Answers that only decline: 3 of 8 of Bot P, 1 of 8 of Bot Q\./);
  assert.equal(of({ decliningAnswers: 4 }, { decliningAnswers: 3 }), '');
  assert.match(of({}, { words: 4000 }), /^The answers of Bot Q are about 5 times as long as those of Bot P\./);
  assert.equal(of({}, { words: 3000 }), '');
  assert.equal(of({}, { words: 4000 }, { promptRelation: 'different' }), '');
  assert.match(of({ language: 'en' }, { language: 'zh' }), /^Bot P is mostly in English, Bot Q in Chinese\./);
  assert.equal(of({ language: 'en' }, { language: 'und' }), '');
});

test('answers without prompts are said to be taken in their order, where they are', () => {
  const report = reports['ok_shared']!;
  const words = (prompts: number, promptRelation = 'same'): string =>
    backgroundWords({ ...report, inputs: { ...report.inputs, promptRelation } }, { ...report.verdict!, background: 'none', prompts }, speak);
  assert.match(words(3), /^The answers were taken in their order, .* No prompt was given/);
  assert.match(words(1), /^Both were taken as answers to the same prompt\. .* No prompt was given/);
  assert.match(words(0, 'different'), /^No prompt was given/);
});

test('texts that hold more than an answer are told, with a figure or without', () => {
  for (const name of ['ok_shared', 'not_enough']) {
    const report = reports[name]!;
    const right = { ...report.inputs.right, answers: 5, framedAnswers: 2 };
    assert.match(answerWarnings({ ...report, inputs: { ...report.inputs, right } }, speak).join(), /^Texts of .* \(2 of 5\) hold more than the answer/, name);
    assert.deepEqual(answerWarnings(report, speak), []);
  }
});

test('control bots that answered stand before the kind of background, by how many prompts they answered', () => {
  const { inputs, verdict, ...rest } = reports['ok_shared']!;
  const words = (promptsObserved: number): string => backgroundWords({ ...rest, inputs: { ...inputs, promptsObserved }, verdict }, { ...verdict!, background: 'predicted' }, speak);
  assert.match(words(0), /never measured with other bots/);
  assert.match(words(1), /answered one of the prompts/);
  assert.match(words(3), /answered 3 of the prompts/);
  const unused = { ...rest, inputs: { ...inputs, promptsObserved: 0, controls: [inputs.left] }, verdict };
  assert.match(backgroundWords(unused, { ...verdict!, background: 'predicted' }, speak), /answered none of the prompts/);
  const older = { ...unused, inputs: { ...unused.inputs, promptsObserved: null } };
  assert.match(backgroundWords(older, { ...verdict!, background: 'predicted' }, speak), /never measured with other bots/);
  assert.match(backgroundWords(unused, { ...verdict!, background: 'exact' }, speak), /Every prompt is among/);
});

test('control bots are said to be used where prompts are measured ones, but not in older reports or on different prompts', () => {
  const { inputs, verdict, ...rest } = reports['ok_shared']!;
  const words = (controls: number, changes: Partial<typeof inputs> = {}): string => {
    const given = { ...inputs, promptsKnown: 3, controls: Array.from({ length: controls }, () => inputs.left), ...changes };
    return backgroundWords({ ...rest, inputs: given, verdict }, { ...verdict!, background: 'exact' }, speak);
  };
  assert.match(words(2), /Every prompt is among.* 2 control bots were used/);
  assert.match(words(1), /A control bot was used/);
  for (const none of [words(0), words(2, { promptsObserved: null }), words(2, { promptsKnown: 0 }), words(2, { promptRelation: 'different' })]) assert.doesNotMatch(none, /used/);
});

test('a control bot that looks related is named with the side it is nearer to; others are not', () => {
  const { inputs, ...rest } = reports['ok_shared']!;
  const controls = ['Near', '', 'Far', 'Unknown'].map((name) => ({ ...inputs.left, name, sha256: name }));
  const controlLikeness = [{ left: 0.2, right: 1.4 }, { left: 1, right: null }, { left: 0.99, right: -1 }, { left: null, right: null }];
  const words = controlWarning({ ...rest, inputs: { ...inputs, controls, controlLikeness } }, 'en', speak);
  assert.match(words ?? '', /themselves: Near to Bot Q \(LR 30\); C2 to Bot P \(LR 10\)\. Such a one/);
  assert.equal(controlWarning({ ...rest, inputs: { ...inputs, controls, controlLikeness: controlLikeness.slice(2) } }, 'en', speak), null);
  // One with the very texts of a side is, though a few short answers reach no such ratio.
  const twice = [{ ...inputs.right, name: 'Same' }];
  assert.match(controlWarning({ ...rest, inputs: { ...inputs, controls: twice, controlLikeness: [{ left: -1, right: 0.95 }] } }, 'en', speak) ?? '', /themselves: Same to Bot Q \(LR 8\.9\)/);
});
