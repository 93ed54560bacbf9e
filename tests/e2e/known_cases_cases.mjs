// The view of known cases: reached by its link and its address, left by the back button, accessible in light and dark.
import assert from 'node:assert/strict';
import { axeViolations } from './axe.mjs';
import { inChinese, openPage } from './browser.mjs';

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export function knownCasesCases(suite, host) {
  for (const colorScheme of ['light', 'dark']) {
    suite(`known cases have no accessibility violation, whole, at 320 px and in Chinese (${colorScheme})`, {}, async () => {
      const { page, context, problems } = await openPage(host(), { colorScheme, viewport: { width: 320, height: 640 } });
      await page.click('.masthead a');
      await page.waitForSelector('.case-table');
      assert.ok((await overflow(page)) <= 0, 'overflow');
      for (const button of await page.locator('.case-more button').all()) await button.click();
      assert.deepEqual(await axeViolations(page), []);
      await inChinese(page);
      assert.deepEqual(await axeViolations(page), []);
      assert.ok((await overflow(page)) <= 0, 'overflow in Chinese');
      assert.doesNotMatch(await page.textContent('.case-table'), /\. \p{Script=Han}/u, 'an English full stop between Chinese sentences');
      assert.deepEqual(problems, []);
      await context.close();
    });
  }

  suite('known cases are a page of their own that keeps what was pasted', {}, async () => {
    const { page, context } = await openPage(host());
    await page.fill('.answer-box >> nth=0', 'kept');
    await page.click('.masthead a');
    await page.waitForSelector('.case-table');
    assert.match(await page.title(), /^Known cases/);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'cases-title');
    assert.equal(await page.locator('.answers').isVisible(), false);
    const first = await page.locator('#cases-separate .case-table tbody').textContent();
    await page.click('.case-controls .modes button >> nth=1');
    await page.selectOption('.case-controls select', 'all');
    assert.notEqual(await page.locator('#cases-separate .case-table tbody').textContent(), first);
    assert.equal(await page.locator('#cases-accused .case-table em').count(), 0, 'an accused pair is called right or wrong');
    await page.goBack();
    await page.waitForFunction(() => document.title === 'Kinprint');
    assert.equal(await page.inputValue('.answer-box >> nth=0'), 'kept');
    await page.goForward();
    await page.click('.case-unmeasured button');
    assert.match(await page.evaluate(() => document.activeElement.tagName), /TEXTAREA/);
    assert.equal(await page.inputValue('.answer-box >> nth=0'), 'kept');
    await context.close();
  });

  suite('known cases that cannot be loaded: said, tried again by keyboard, and with a way back', {}, async () => {
    const { page, context } = await openPage(host());
    await page.route(/assets\/CasesView-.*\.js/, (route) => route.abort());
    await page.click('.masthead a');
    await page.waitForSelector('[role=alert] >> text=could not be loaded');
    assert.deepEqual(await axeViolations(page), []);
    await page.focus('[role=alert] button');
    const before = await page.$('[role=alert] button');
    await page.keyboard.press('Enter');
    await before.waitForElementState('hidden');
    await page.waitForFunction(() => document.activeElement?.matches('[role=alert] button'), null, { timeout: 10_000 });
    await page.click('main:not([hidden]) >> text=Back to the comparison');
    await page.waitForFunction(() => document.title === 'Kinprint' && document.activeElement?.matches('.masthead a'));
    await page.unroute(/assets\/CasesView-.*\.js/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.case-table');
    await context.close();
  });
}
