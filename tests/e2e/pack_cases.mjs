// Own references on the page: made of a side, exported, forgotten, imported, refused; the likelihood ratio stays.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { axeViolations } from './axe.mjs';
import { openBeside, openPage } from './browser.mjs';

async function compared(page) {
  await page.click('button.main');
  await page.waitForSelector('.report #limits');
}
export const saidOf = (page, part) => page.waitForFunction((words) => document.querySelector('[data-testid="packs-said"]')?.textContent.includes(words), part);

export function packCases(suite, host, { hasTables }) {
  suite('where the browser keeps nothing, the panel says so in words: unasked once, and of what was tried', {}, async () => {
    const refuse = () => Object.defineProperty(window, 'indexedDB', { get: () => ({ open: () => { throw new DOMException('denied', 'SecurityError'); } }) });
    const { page, context, problems } = await openPage(host(), { prepare: refuse });
    await page.click('.starters li:first-child button');
    await compared(page);
    await page.waitForSelector('.packs >> text=This browser keeps nothing for this page');
    assert.equal(await page.textContent('[data-testid="packs-said"]'), '', 'nothing was asked for');
    await page.fill('[data-testid="pack-name"]', 'Reference Q');
    await page.click('.packs button:has-text("side A")');
    await saidOf(page, 'Nothing was changed: this browser keeps nothing for this page (storage is full, blocked or was cleared).');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a reference of a side is made, exported, forgotten and imported again, and a damaged one is refused', {}, async () => {
    const { page, context, problems } = await openPage(host());
    await page.click('.starters li:first-child button');
    await compared(page);
    const headline = await page.textContent('.headline');
    const [first, second] = [0, 1].map((side) => page.locator('.packs .actions button').nth(side));
    const looks = (button) => button.evaluate((item) => [getComputedStyle(item).color, getComputedStyle(item).borderTopColor]);
    await first.hover({ force: true });
    assert.deepEqual(await looks(first), await looks(second), 'what is switched off does not answer the pointer');
    await page.fill('[data-testid="pack-name"]', 'Reference Q');
    await page.click('.packs button:has-text("side A")');
    await saidOf(page, 'is kept');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('.packs button:has-text("Export")')]);
    const bytes = readFileSync(await file.path());
    assert.equal(file.suggestedFilename(), 'Reference_Q.kinpack');
    await compared(page);
    assert.match(await page.textContent('#library'), /Reference Q/);
    assert.equal(await page.textContent('.headline'), headline);
    assert.deepEqual(await axeViolations(page), []);
    await page.click('.packs button:has-text("Forget")');
    await saidOf(page, 'is forgotten');
    await compared(page);
    assert.doesNotMatch(await page.textContent('#library'), /Reference Q/);
    const choose = (content) => page.setInputFiles('.packs input[type=file]', { name: 'Reference_Q.kinpack', mimeType: 'application/octet-stream', buffer: content });
    const damaged = Buffer.from(bytes);
    damaged[100] ^= 1;
    await choose(damaged);
    await saidOf(page, 'it is damaged');
    assert.equal(await page.locator('.packs li').count(), 0);
    await choose(bytes);
    await saidOf(page, 'is kept');
    await compared(page);
    assert.match(await page.textContent('#library'), /Reference Q/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a name and a month typed for a reference outlast a new comparison, paper, another mode and, like texts in the boxes, a reload, and are asked about before that, unless it was made', {}, async () => {
    const { page, context, questions, problems } = await openPage(host());
    const typed = () => page.locator('.packs .names input').evaluateAll((fields) => fields.map(({ value }) => value));
    const fill = async () => {
      await page.fill('[data-testid="pack-name"]', 'Reference Q');
      await page.fill('.packs input[placeholder]', '2026-05');
    };
    await page.click('.starters li:first-child button');
    await compared(page);
    await fill();
    await compared(page);
    assert.deepEqual(await typed(), ['Reference Q', '2026-05'], 'after a new comparison');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.waitForSelector('.packs');
    assert.deepEqual(await typed(), ['Reference Q', '2026-05'], 'after paper');
    await page.click('.modes >> text=Many bots');
    await page.click('.modes >> text=A few answers');
    assert.deepEqual(await typed(), ['Reference Q', '2026-05'], 'after another mode');
    await page.reload();
    assert.equal(questions.length, 1, 'asked before what was typed may be lost');
    await compared(page);
    assert.deepEqual(await typed(), ['Reference Q', '2026-05'], 'after a reload');
    await page.click('button.clear');
    await page.click('.starters li:first-child button');
    await compared(page);
    await fill();
    await page.focus('.packs button:has-text("side A")');
    await page.keyboard.press('Enter');
    await saidOf(page, 'is kept');
    assert.deepEqual(await typed(), ['', '']);
    await page.waitForFunction(() => document.activeElement?.dataset.testid === 'pack-name'); // its button is off, and the next one needs a name
    await page.reload();
    assert.equal(questions.length, 1, 'nothing is lost');
    await page.click('.starters li:first-child button');
    await compared(page);
    await fill();
    await page.click('button.clear');
    await page.reload();
    assert.equal(questions.length, 1, 'nor once the reader cleared everything');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('what is no month is said at its field and not used, and a name takes the bytes that the core has room for', {}, async () => {
    const { page, context, problems } = await openPage(host());
    const ideograph = String.fromCodePoint(0x53c2); // three bytes
    await page.click('.starters li:first-child button');
    await compared(page);
    await page.fill('[data-testid="pack-name"]', ideograph.repeat(30));
    await page.fill('.packs input[placeholder]', '2026-13');
    await page.waitForSelector('.packs .month-field >> text=Not a month as YYYY-MM, so not used.');
    assert.equal(await page.getAttribute('.packs input[placeholder]', 'aria-invalid'), 'true');
    await page.click('.packs button:has-text("side A")');
    await saidOf(page, 'is kept');
    assert.equal(await page.textContent('.packs .pack-name'), ideograph.repeat(20));
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a reference forgotten while sentences are read stops nothing, and takes no part any more after that', { skip: hasTables ? false : 'no tables' }, async () => {
    const { page, context, problems } = await openPage(host());
    const ready = () => page.waitForFunction(() => document.querySelector('[data-model=ready]') && !document.querySelector('.work') && document.querySelector('.report #limits'));
    await page.click('.starters li:first-child button');
    await compared(page);
    await page.fill('[data-testid="pack-name"]', 'Reference Q');
    await page.click('.packs button:has-text("side A")');
    await saidOf(page, 'is kept');
    await ready();
    await page.click('button.main');
    // In one go: what is seen may be over before the next step of the test.
    await page.waitForFunction(() => {
      const forget = document.querySelector('[data-forget]');
      if (!forget || !/Reading sentences/.test(document.querySelector('.work')?.textContent ?? '')) return false;
      forget.click();
      return true;
    }, null, { polling: 5 });
    await saidOf(page, 'is forgotten');
    await ready();
    assert.equal(await page.textContent('.announcement'), 'The comparison is ready.');
    assert.match(await page.textContent('#library'), /Reference Q/, 'what was being compared still had it');
    await compared(page);
    await ready();
    assert.doesNotMatch(await page.textContent('#library'), /Reference Q/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a reference dropped or opened anywhere is kept: under the report, or where there is none among many bots', {}, async () => {
    const { page, context, problems } = await openPage(host());
    await page.click('.starters li:first-child button');
    await compared(page);
    await page.fill('[data-testid="pack-name"]', 'Reference Q');
    await page.click('.packs button:has-text("side A")');
    await saidOf(page, 'is kept');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('.packs button:has-text("Export")')]);
    const bytes = readFileSync(await file.path());
    const forget = async () => {
      await page.click('.packs button:has-text("Forget")');
      await saidOf(page, 'is forgotten');
    };
    const drop = (where, ...names) => page.evaluate(([target, list, text]) => {
      const transfer = new DataTransfer();
      for (const name of list) transfer.items.add(new File([Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0))], name));
      document.querySelector(target).dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
    }, [where, names, bytes.toString('base64')]);
    const place = () => page.evaluate(() => [document.querySelector('.modes [aria-pressed=true]').textContent, document.activeElement?.id]);
    const keptIn = async (mode, name) => {
      await saidOf(page, `${name} is kept`);
      assert.deepEqual(await place(), [mode, 'packs-title']);
    };
    await forget();
    await drop('main', 'Reference R.kinpack');
    await keptIn('A few answers', 'Reference R');
    await forget();
    await page.click('button.clear');
    await drop('main', 'Reference S.kinpack');
    await keptIn('Many bots', 'Reference S');
    await forget();
    await page.click('text=A set of prompts');
    await page.click('.set-sources >> text=Open chat exports');
    await drop('.chats-drop', 'Reference T.kinpack', 'other.bin');
    await page.waitForSelector('.chats-failed >> text=It is a reference of your own and holds no answers');
    await drop('.chats-drop', 'Reference T.kinpack');
    await keptIn('Many bots', 'Reference T');
    await forget();
    await page.click('text=A few answers');
    await page.setInputFiles('.starters input[type=file]', { name: 'Reference U.kinpack', mimeType: 'application/octet-stream', buffer: bytes });
    await saidOf(page, 'Reference U is kept');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a reference kept or forgotten in another tab shows in the open panel and takes part in the next report', {}, async () => {
    const { page, context, problems } = await openPage(host());
    await page.click('.starters li:first-child button');
    await compared(page);
    const headline = await page.textContent('.headline');
    const { page: other, problems: otherProblems } = await openBeside(page);
    await other.click('.starters li:first-child button');
    await compared(other);
    await other.fill('[data-testid="pack-name"]', 'Reference Q');
    await other.click('.packs button:has-text("side A")');
    await saidOf(page, 'Another tab changed this list');
    assert.deepEqual(await page.locator('.pack-name').allTextContents(), ['Reference Q']);
    await compared(page);
    assert.match(await page.textContent('#library'), /Reference Q/);
    assert.equal(await page.textContent('.headline'), headline);
    await other.click('.packs button:has-text("Forget")');
    await saidOf(page, 'Another tab changed this list');
    await page.waitForFunction(() => document.querySelectorAll('.packs li').length === 0);
    await compared(page);
    assert.doesNotMatch(await page.textContent('#library'), /Reference Q/);
    assert.deepEqual([...problems, ...otherProblems], []);
    await context.close();
  });

  for (const [how, prepare] of [['without channels between tabs', () => delete globalThis.BroadcastChannel], ['where channels are forbidden', () => (globalThis.BroadcastChannel = class { constructor() { throw new DOMException('forbidden', 'SecurityError'); } })]]) {
    suite(`references are kept and forgotten in a browser ${how}`, {}, async () => {
      const { page, context, problems } = await openPage(host(), { prepare });
      await page.click('.starters li:first-child button');
      await compared(page);
      await page.fill('[data-testid="pack-name"]', 'Reference Q');
      await page.click('.packs button:has-text("side A")');
      await saidOf(page, 'is kept');
      await page.click('.packs button:has-text("Forget")');
      await saidOf(page, 'is forgotten');
      assert.deepEqual(problems, []);
      await context.close();
    });
  }
}
