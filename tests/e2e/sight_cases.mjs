// A tab that the browser puts away while it is out of sight, as phones do: what stood in the boxes comes back with it.
import assert from 'node:assert/strict';
import { openPage } from './browser.mjs';

// The page out of sight, or in sight again.
const see = (page, state) => page.evaluate((value) => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => value });
  document.dispatchEvent(new Event('visibilitychange'));
}, state);
const stored = (page) => page.evaluate(() => sessionStorage.length);

export function sightCases(suite, host) {
  suite('texts in the boxes come back when the tab was loaded anew out of sight, and are kept no longer than that', {}, async () => {
    const { page, context, problems } = await openPage(host());
    await page.fill('.names input >> nth=0', 'Bot P');
    assert.equal(await stored(page), 0);
    await see(page, 'hidden');
    assert.equal(await stored(page), 1, 'a name alone');
    await see(page, 'visible');
    assert.equal(await stored(page), 0);
    await page.fill('.answer-box >> nth=0', 'of one bot');
    await see(page, 'hidden');
    await page.reload();
    await page.waitForFunction(() => document.querySelector('.answer-box')?.value === 'of one bot');
    assert.equal(await page.inputValue('.names input >> nth=0'), 'Bot P');
    assert.equal(await stored(page), 0);
    await page.click('button.clear');
    await see(page, 'hidden');
    assert.equal(await stored(page), 0, 'what was cleared is not kept');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('where the reader wants nothing kept on the device, or only an example stands in the boxes, nothing is kept', {}, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:first-child button');
    await see(page, 'hidden');
    assert.equal(await stored(page), 0, 'an example');
    await see(page, 'visible');
    await page.click('text=A set of prompts');
    await page.uncheck('.set-draft input');
    await page.click('text=A few answers');
    await page.fill('.answer-box >> nth=0', 'of one bot');
    await see(page, 'hidden');
    await page.reload();
    await page.waitForSelector('.answer-box');
    assert.equal(await page.inputValue('.answer-box >> nth=0'), '');
    await context.close();
  });
}
