// Where the system forces its colours, marked passages can be read: their own colours give way to the system's.
import assert from 'node:assert/strict';
import { openPage } from './browser.mjs';

// The contrast of each mark in the texts by WCAG's formula, least first.
const contrasts = (page) => page.evaluate(() => {
  const channels = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map((value) => value / 255);
  const light = (colour) => channels(colour).map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)).reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
  return [...document.querySelectorAll('.pane .mark-runs')].map((mark) => {
    const { color, backgroundColor } = getComputedStyle(mark);
    const [one, other] = [light(color), light(backgroundColor)].sort((a, b) => b - a);
    return { ratio: (one + 0.05) / (other + 0.05), name: mark.className };
  }).sort((a, b) => a.ratio - b.ratio);
});

export function forcedCases(suite, host) {
  for (const colorScheme of ['light', 'dark']) {
    suite(`shared passages of every length can be read in forced colours (${colorScheme})`, {}, async () => {
      const { page, context } = await openPage(host(), { forcedColors: 'active', colorScheme });
      await page.click('.starters li:first-child button');
      await page.click('button.main');
      await page.waitForSelector('.report #limits');
      const found = await contrasts(page);
      for (const length of ['short', 'middle', 'long']) assert.ok(found.some(({ name }) => name.includes(length)), length);
      assert.ok(found[0].ratio >= 4.5, `${found[0].name}: ${found[0].ratio}`);
      await context.close();
    });
  }
}
