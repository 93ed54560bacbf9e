// Stopping at every stage of a comparison, and a model that is loaded only where the reader asks: what is said, where the
// keyboard goes on, and that nothing starts again by itself.
import assert from 'node:assert/strict';
import { openPage, savesData } from './browser.mjs';
import { madeBots } from './made_bots.mjs';

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());
const announced = (page) => page.textContent('.announcement');

async function withExample(page) {
  await page.click('.starters li:first-child button');
}
// The first message of a kind never reaches the worker, as if what it asks for took for ever.
function holdMessage(kind) {
  const post = Worker.prototype.postMessage;
  let held = false;
  Worker.prototype.postMessage = function (message, transfer) {
    if (message.kind === kind && !held) {
      held = true;
      window.kinprintHeld = kind;
    } else post.call(this, message, transfer);
  };
}
// How many files have arrived whole: the digest of each is taken then.
function countChecked() {
  const digest = SubtleCrypto.prototype.digest;
  window.kinprintChecked = 0;
  SubtleCrypto.prototype.digest = async function (...given) {
    const found = await digest.apply(this, given);
    window.kinprintChecked += 1;
    return found;
  };
}
async function withBots(page) {
  await page.click('.modes >> text=Many bots');
  const lines = madeBots(3, 12).map((bot) => `${JSON.stringify(bot)}\n`).join('');
  await page.setInputFiles('[data-testid=many-files]', { name: 'bots.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines) });
  await page.waitForSelector('.bots tbody tr >> nth=2');
  await page.click('[data-testid=many-compare]');
  await page.waitForSelector('.grid[aria-busy=false]');
}
async function stopAtSentences(page) {
  // In one go: what is seen may be over before the next step of the test.
  await page.waitForFunction(() => {
    if (!/Reading sentences/.test(document.querySelector('.work')?.textContent ?? '')) return false;
    [...document.querySelectorAll('.actions button')].find((button) => button.textContent === 'Stop').click();
    return true;
  }, null, { polling: 5 });
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
    await page.waitForFunction(() => document.querySelector('[data-model] button').textContent.trim() === 'Load it (already on this device)');
    await page.click('[data-model=stopped] button');
    await page.waitForSelector('[data-model=ready]');
    await page.waitForFunction(() => document.querySelector('.work') === null && !/not used: the language model/.test(document.querySelector('.report').textContent));
    // The model is open now, so this comparison reads sentences by itself.
    await page.click('button.main');
    await stopAtSentences(page);
    await page.waitForTimeout(1_000);
    assert.equal(await page.locator('.work').count(), 0);
    assert.equal(await page.getAttribute('[data-model]', 'data-model'), 'stopped');
    assert.equal(await page.locator('[data-testid=verdict]').count(), 1);
    await context.close();
  });

  suite('as a report has come and is not drawn yet: it is shown all the same', live, async () => {
    const { page, context, problems } = await openPage(host());
    await withExample(page);
    await page.click('button.main');
    await page.waitForSelector('[data-model=ready]');
    await page.waitForFunction(() => document.querySelector('.work') === null && !/not used: the language model/.test(document.querySelector('.report').textContent));
    await page.evaluate(() => {
      const wait = window.setTimeout;
      window.setTimeout = (run, milliseconds, ...rest) => wait(run, milliseconds ?? 500, ...rest);
    });
    await page.click('button.main');
    await stopAtSentences(page);
    await page.waitForSelector('[data-testid=verdict]');
    assert.equal(await page.getAttribute('[data-model]', 'data-model'), 'stopped');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('comparing again while the model starts: the verdict does not wait for it, and the model comes after it', live, async () => {
    const { page, context, problems } = await openPage(host(), { prepare: `(${holdMessage})('openModel')` });
    await withExample(page);
    await page.click('button.main');
    await page.waitForFunction(() => window.kinprintHeld === 'openModel');
    await page.click('button.main');
    await page.waitForSelector('[data-testid=verdict]');
    await page.waitForSelector('[data-model=ready]');
    await page.waitForFunction(() => document.querySelector('.work') === null && !/not used: the language model/.test(document.querySelector('.report').textContent));
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('opening a report while the model starts: it is computed again at once', live, async () => {
    const { page, context } = await openPage(host(), { prepare: `(${holdMessage})('openModel')` });
    await withExample(page);
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Data (JSON)')]);
    await page.waitForFunction(() => window.kinprintHeld === 'openModel');
    await page.setInputFiles('input[type=file][accept*=json]', await download.path());
    await page.waitForSelector('[data-testid=opened] >> text=agrees in every figure');
    await context.close();
  });

  suite('closing a report, or opening another, gives up its being computed again: what comes next does not wait for it', live, async () => {
    const { page, context } = await openPage(host(), { prepare: savesData }); // no comparison but those of the reader
    await withExample(page);
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Data (JSON)')]);
    const openHeld = async () => {
      await page.evaluate(`(${holdMessage})('compare'); window.kinprintHeld = ''`);
      await page.setInputFiles('input[type=file][accept*=json]', await download.path());
      await page.waitForFunction(() => window.kinprintHeld === 'compare');
    };
    await openHeld();
    await page.waitForFunction(() => document.activeElement.matches('.opened'));
    await page.setInputFiles('input[type=file][accept*=json]', await download.path());
    await page.waitForSelector('[data-testid=opened] >> text=agrees in every figure');
    await openHeld();
    await page.click('.opened button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    assert.equal(await page.locator('[data-testid=opened]').count(), 0);
    await context.close();
  });

  suite('a pair of many bots is stopped where it stands: the verdict stays, and the keyboard is at the way back', live, async () => {
    const { page, context } = await openPage(host());
    await withBots(page);
    await page.click('.grid-cell[data-row="0"][data-column="1"]');
    await page.waitForSelector('[data-testid=verdict]');
    await page.waitForFunction(() => {
      if (!/Reading sentences/.test(document.querySelector('.pair-line .work')?.textContent ?? '')) return false;
      const stop = [...document.querySelectorAll('.pair-line button')].find((button) => button.textContent === 'Stop');
      stop.focus();
      stop.click();
      return true;
    }, null, { polling: 5 });
    await page.waitForFunction(() => document.querySelector('.announcement').textContent === 'Stopped. All bots are still in the list.');
    assert.equal(await focused(page), 'Back to all pairs');
    assert.equal(await page.locator('[data-testid=verdict]').count(), 1);
    assert.equal(await page.getAttribute('[data-model]', 'data-model'), 'stopped');
    await context.close();
  });

  suite('a pair of many bots that is stopped before its verdict leaves the way back', live, async () => {
    const { page, context } = await openPage(host());
    await withBots(page);
    await page.evaluate(`(${holdMessage})('compare')`);
    await page.click('.grid-cell[data-row="0"][data-column="1"]');
    await page.waitForFunction(() => {
      const line = document.querySelector('.pair-line');
      return document.activeElement === line && line.getBoundingClientRect().bottom <= innerHeight && /Comparing|Starting/.test(line.textContent);
    });
    await page.focus('.pair-line >> text=Stop');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.announcement').textContent === 'Stopped. All bots are still in the list.');
    assert.equal(await focused(page), 'Back to all pairs');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.pair-line', { state: 'detached' });
    assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /LR/);
    await context.close();
  });

  suite('where the browser saves data: the model waits to be asked for, and can be', live, async () => {
    const { page, context, requests } = await openPage(host(), { prepare: `(${savesData})(); (${countChecked})()` });
    await withExample(page);
    await page.click('button.main');
    await page.waitForSelector('[data-model=stopped]');
    await page.waitForTimeout(300);
    assert.ok(!requests.some((url) => /assets\/(weights|runtime|tokenizer)-/.test(url)));
    assert.match(await page.textContent('[data-model] button'), /^\s*Load it \(at most 1\d\.\d MB\)\s*$/);
    let held = true;
    await page.route(/assets\/weights-/, async (route) => held ? undefined : route.continue());
    const checked = await page.evaluate(() => window.kinprintChecked);
    await page.click('[data-model] button');
    await page.waitForFunction(() => /Loading the language model: [34]\.\d of/.test(document.querySelector('[data-model]').textContent));
    await page.waitForFunction((before) => window.kinprintChecked === before + 2, checked);
    await page.click('text=Do not load it');
    // Runtime and words have arrived, and are kept.
    await page.waitForFunction(() => /^\s*Load it \(at most 1[0-3]\.\d MB\)\s*$/.test(document.querySelector('[data-model] button').textContent));
    held = false;
    await page.click('[data-model] button');
    await page.waitForSelector('[data-model=ready]');
    await context.close();
  });
}
