// Stopping at every stage of a comparison, and a model that is loaded only where the reader asks: what is said, where the
// keyboard goes on, and that nothing starts again by itself.
import assert from 'node:assert/strict';
import { openPage } from './browser.mjs';

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());
const announced = (page) => page.textContent('.announcement');

async function withExample(page) {
  await page.click('.starters li:first-child button');
}
async function stopAtSentences(page) {
  await page.waitForFunction(() => /Reading sentences/.test(document.querySelector('.work')?.textContent ?? ''), null, { polling: 5, timeout: 60_000 });
  await page.evaluate(() => [...document.querySelectorAll('.actions button')].find((button) => button.textContent === 'Stop').click());
  await page.waitForFunction(() => document.querySelector('.announcement').textContent.startsWith('Stopped.'));
}

export function stopCases(suite, host, { hasTables }) {
  const live = { skip: hasTables ? false : 'the tables are not built' };

  suite('while the program is on its way: how much of it has arrived, and stopping ends at once with the keyboard at Compare', live, async () => {
    const { page, context, problems } = await openPage(host());
    let release = () => undefined;
    const held = new Promise((resolve) => (release = resolve));
    await page.route(/assets\/table-/, async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await withExample(page);
    await page.click('button.main');
    await page.waitForFunction(() => /Loading the program: 0\.\d of \d\.\d MB/.test(document.querySelector('.work')?.textContent ?? ''));
    await page.focus('.actions >> text=Stop');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.announcement').textContent.startsWith('Stopped.'));
    assert.equal(await focused(page), 'Compare');
    assert.equal(await page.locator('.work').count(), 0);
    release();
    await page.waitForTimeout(500);
    assert.equal(await page.locator('.report').count(), 0, 'what was stopped goes on');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    assert.equal(await announced(page), 'The comparison is ready.');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('while sentences are read: the verdict stays, nothing starts again by itself, and the model is offered', live, async () => {
    const { page, context } = await openPage(host());
    await withExample(page);
    await page.click('button.main');
    await stopAtSentences(page);
    assert.equal(await page.getAttribute('[data-model]', 'data-model'), 'stopped', 'the worker was ended, and the model with it');
    await page.click('[data-model=stopped] button');
    await page.waitForSelector('[data-model=ready]', { timeout: 60_000 });
    await page.waitForFunction(() => document.querySelector('.work') === null && !/not used: the language model/.test(document.querySelector('.report').textContent), null, { timeout: 60_000 });
    // The model is open now, so this comparison reads sentences by itself.
    await page.click('button.main');
    await stopAtSentences(page);
    await page.waitForTimeout(1_000);
    assert.equal(await page.locator('.work').count(), 0);
    assert.equal(await page.getAttribute('[data-model]', 'data-model'), 'stopped');
    assert.equal(await page.locator('[data-testid=verdict]').count(), 1);
    await context.close();
  });

  suite('where the browser saves data: the model waits to be asked for, and can be', live, async () => {
    const prepare = () => Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
    const { page, context, requests } = await openPage(host(), { prepare });
    await withExample(page);
    await page.click('button.main');
    await page.waitForSelector('[data-model=stopped]');
    await page.waitForTimeout(300);
    assert.ok(!requests.some((url) => /assets\/(weights|runtime|tokenizer)-/.test(url)));
    await page.click('text=/^Load it \\(/');
    await page.waitForSelector('[data-model=ready]', { timeout: 60_000 });
    await context.close();
  });
}
