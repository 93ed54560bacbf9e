// Drafts of the set in two tabs: opening the draft that another tab shows, and the switch, which is one of the device.
import assert from 'node:assert/strict';
import { openBeside, openPage } from './browser.mjs';

const answer = '[aria-label="Answer of A to prompt 1"]';
const holds = (page, text) => page.waitForFunction(([box, wanted]) => document.querySelector(box)?.value === wanted, [answer, text]);

async function openSet(host) {
  const opened = await openPage(host);
  await opened.page.click('text=A set of prompts');
  return opened;
}
async function write(page, text) {
  await page.fill(answer, text);
  await page.waitForSelector('[data-draft=kept]'); // not while anything waits to be written
}
async function besideSet(page) {
  const { page: other } = await openBeside(page);
  await other.click('text=A set of prompts');
  return other;
}

export function draftCases(suite, host) {
  suite('a draft opened in a second tab stays as it is in the first, whatever is done to it', {}, async () => {
    const { page, context, problems } = await openSet(host());
    await write(page, 'of the first tab');
    const second = await besideSet(page);
    await write(second, 'of the second tab');
    await second.click('.set-draft summary');
    await second.click('.set-draft-lines [data-open]');
    await holds(second, 'of the first tab');
    await second.waitForSelector('[data-testid=set-said] >> text=among the other drafts');
    await write(second, 'changed in the second tab');
    await second.click('.set-said >> text=Undo');
    await holds(second, 'of the first tab');
    assert.ok(await second.locator('.set-said button >> nth=0').isDisabled(), 'what stood there before is no step of this draft');
    await write(second, 'changed again');
    await second.waitForSelector('text=Other drafts on this device (2)'); // that of the first tab among them, under its new name
    await page.reload();
    await holds(page, 'of the first tab');
    await second.reload();
    await holds(second, 'changed again');
    await second.click('.set-draft summary');
    assert.equal(await second.locator('.set-draft-lines li').count(), 2, 'what stood in the second tab before, and the draft of the first');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a reload in the moment after a change brings it back, as the draft it belongs to, and nothing is asked', {}, async () => {
    const { page, context, questions, problems } = await openSet(host());
    await page.click('text=next 5');
    await page.fill(answer, 'typed just now');
    await page.reload();
    await holds(page, 'typed just now');
    assert.equal(await page.locator('.set-row').count(), 5);
    await page.fill(answer, 'and this');
    await page.reload();
    await holds(page, 'and this');
    await write(page, 'kept by now');
    await page.fill(answer, 'and this again');
    await page.reload();
    await holds(page, 'and this again');
    await page.waitForSelector('[data-draft=kept]');
    await page.reload();
    await holds(page, 'and this again');
    assert.equal(await page.locator('.set-draft summary').count(), 0, 'there is one draft, that of this tab');
    assert.equal(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.endsWith('leaving')).length), 0);
    assert.deepEqual(questions, []);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('switched off in one tab, drafts are off in every tab, which asks before its texts are lost; on again, all are listed', {}, async () => {
    const { page, context, questions } = await openSet(host());
    const earlier = await besideSet(page);
    await write(earlier, 'draft of another day');
    await earlier.close();
    await write(page, 'of this tab');
    const second = await besideSet(page);
    await second.uncheck('.set-draft input');
    await page.waitForSelector('[data-draft=off]');
    assert.equal(await page.inputValue(answer), 'of this tab');
    await page.reload();
    assert.equal(questions.length, 1, 'asked before the texts are lost');
    await page.click('text=A set of prompts');
    for (const tab of [page, second]) await tab.waitForSelector('text=Other drafts on this device (1)');
    await second.check('.set-draft input');
    await page.waitForSelector('[data-draft=idle]');
    await page.click('.set-draft summary');
    await page.click('.set-draft-lines [data-open]');
    await holds(page, 'draft of another day');
    await context.close();
  });
}
