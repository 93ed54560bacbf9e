import assert from 'node:assert/strict';
import test from 'node:test';
import { inHundred, percentText, posterior, powerText, rateText, ratioText, shortened, timesText } from '../../../web/src/view/format.ts';
import '../../../web/src/strings/add_chinese.ts';

test('a likelihood ratio keeps two digits below twenty and one above', () => {
  assert.equal(timesText(1.62, 'en'), '40');
  assert.equal(timesText(Math.log10(15.8), 'en'), '16');
  assert.equal(timesText(Math.log10(1.34), 'en'), '1.3');
  assert.equal(timesText(Math.log10(2345), 'en'), '2,000');
  assert.equal(timesText(0, 'en'), '1');
});

test('below one a ratio is shown as a fraction, and its size is the same both ways', () => {
  assert.equal(ratioText(-1.62, 'en'), '1/40');
  assert.equal(ratioText(1.62, 'en'), '40');
  assert.equal(ratioText(-0.001, 'en'), '1');
});

test('a ratio is not rounded up into a stronger band', () => {
  for (const [times, shown] of [[9.96, '9.9'], [1.97, '1.9'], [99.7, '99'], [997, '990'], [96, '96'], [10, '10'], [100, '100'], [2, '2']] as const) {
    assert.equal(timesText(Math.log10(times), 'en'), shown);
  }
  assert.equal(ratioText(-Math.log10(9.96), 'en'), '1/9.9');
});

test('extreme ratios stay readable', () => {
  assert.doesNotMatch(ratioText(300, 'en'), /Infinity|e\+/);
  assert.doesNotMatch(ratioText(-300, 'en'), /Infinity|e\+/);
});

test('powers carry a sign, and nothing is neither plus nor minus', () => {
  assert.equal(powerText(0.42), '+0.4');
  assert.equal(powerText(-0.42), '\u22120.4');
  assert.equal(powerText(-0.01), '0.0');
});

test('shares and rates are never rounded to none unless they are none', () => {
  assert.equal(percentText(0.004, 'en'), '0.4 %');
  assert.equal(percentText(0.0004, 'en'), '< 0.1 %');
  assert.equal(percentText(0, 'en'), '0 %');
  assert.equal(percentText(0.953, 'en'), '95 %');
  assert.deepEqual([percentText(0.953, 'zh'), percentText(0.0004, 'zh')], ['95%', '< 0.1%']);
  assert.equal(rateText(0.001, 'en'), '<0.1');
  assert.equal(rateText(0, 'en'), '0');
});

test('a prior and a likelihood ratio give the posterior of the odds form', () => {
  assert.ok(Math.abs(posterior(0.1, 1) - 10 / 19) < 1e-12);
  assert.equal(posterior(0.5, 0), 0.5);
  assert.ok(posterior(0.5, 400) <= 1 && posterior(0.5, -400) >= 0);
});

test('certainty is never shown', () => {
  assert.equal(inHundred(1), '>99.9');
  assert.equal(inHundred(0), '<0.1');
  assert.equal(inHundred(0.824), '82');
});

test('shortening folds white space and cuts between code points', () => {
  assert.equal(shortened('a  b\nc', 10), 'a b c');
  assert.equal(shortened('\u{1F600}'.repeat(30), 5), `${'\u{1F600}'.repeat(4)}\u2026`);
});
