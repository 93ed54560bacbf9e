// Texts written from right to left: boxes, the texts side by side and quoted passages run in the direction of each paragraph,
// on the page and in its report file; what stands around them stays as it is.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPage } from './browser.mjs';

const arabic = '\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645.'; // "Peace be upon you."
const answer = `${`${arabic} `.repeat(30)}\n\nPlain words in English.`;

// Whether the first letter of each paragraph stands in the right half of what holds the text.
const begins = (page, selector) => page.evaluate((wanted) => {
  const holder = document.querySelector(wanted);
  const { left, width } = holder.getBoundingClientRect();
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  const found = {};
  while (walker.nextNode()) {
    for (const [name, letter] of [['arabic', '\u0627'], ['english', 'P']]) {
      const at = walker.currentNode.data.indexOf(letter);
      if (at < 0 || found[name]) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + 1);
      found[name] = range.getBoundingClientRect().left > left + width / 2 ? 'right' : 'left';
    }
  }
  return found;
}, selector);

export function directionCases(suite, host, { hasTables }) {
  suite('paragraphs from right to left begin at the right, those from left to right at the left', { skip: hasTables ? false : 'the tables are not built' }, async () => {
    const { page, context } = await openPage(host());
    await page.fill('.row-prompt textarea', arabic);
    await page.fill('.answer-box >> nth=0', answer);
    await page.fill('.answer-box >> nth=1', `${answer} \u0646\u0639\u0645.`); // "Yes."
    const boxes = page.locator('.row textarea, .names input[type=text]');
    assert.deepEqual(new Set(await boxes.evaluateAll((list) => list.map((box) => getComputedStyle(box).unicodeBidi))), new Set(['plaintext']));
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    assert.deepEqual(await begins(page, '.pane'), { arabic: 'right', english: 'left' });
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.report h2')).direction), 'ltr');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Report (HTML)')]);
    const path = join(tmpdir(), `kinprint-direction-${process.pid}.html`);
    try {
      writeFileSync(path, readFileSync(await file.path()));
      await page.goto(pathToFileURL(path).href);
      assert.deepEqual(await begins(page, '.pane'), { arabic: 'right', english: 'left' });
    } finally {
      rmSync(path, { force: true });
    }
    await context.close();
  });

  suite('a name that turns the direction of text turns no figure of the sentence it stands in', { skip: hasTables ? false : 'the tables are not built' }, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:nth-child(2) button');
    await page.fill('.names input >> nth=0', `\u202eBot P`);
    await page.fill('.names input >> nth=1', arabic);
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    const order = await page.locator('.caveat', { hasText: 'Bot P' }).evaluate((caveat) => {
      const walker = document.createTreeWalker(caveat, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const { data } = walker.currentNode;
        const at = data.lastIndexOf('1/');
        if (at < 0) continue;
        return [0, 1, 2].map((step) => {
          const range = document.createRange();
          range.setStart(walker.currentNode, at + step);
          range.setEnd(walker.currentNode, at + step + 1);
          return range.getBoundingClientRect().left;
        });
      }
      return [];
    });
    assert.equal(order.length, 3);
    assert.deepEqual(order, [...order].sort((a, b) => a - b), 'the figure is read from left to right');
    await context.close();
  });
}
