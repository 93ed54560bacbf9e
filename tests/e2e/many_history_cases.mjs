// Back and Forward of the browser between all pairs and one of them: no address changes and nothing of the texts is in it.
import assert from 'node:assert/strict';

const activeLabel = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
const pairLine = (page) => page.textContent('[data-testid=pair-line] p');

async function openPairs(host, { openMany, compareAll }) {
  const opened = await openMany(host);
  await opened.page.click('text=Three bots to try');
  await compareAll(opened.page);
  return opened;
}
async function openCell(page, row, column) {
  await page.click(`.grid-cell[data-row="${row}"][data-column="${column}"]`);
  await page.waitForSelector('.report #limits');
}

export function historyCases(suite, host, driving) {
  suite('Back closes a pair and leads to its cell, Forward opens it again, and another pair takes its place', {}, async () => {
    const { page, context, problems, questions } = await openPairs(host(), driving);
    const address = page.url();
    const length = await page.evaluate(() => history.length);
    await openCell(page, 0, 1);
    const first = await pairLine(page);
    await openCell(page, 0, 2);
    const second = await pairLine(page);
    assert.notEqual(second, first);
    assert.equal(await page.evaluate(() => history.length), length + 1);
    assert.equal(page.url(), address);
    assert.deepEqual(Object.keys(await page.evaluate(() => history.state)).sort(), ['pair', 'visit']);
    await page.goBack();
    await page.waitForSelector('.report', { state: 'detached' });
    assert.match(await activeLabel(page), /LR/);
    await page.goForward();
    await page.waitForSelector('.report #limits');
    assert.equal(await pairLine(page), second);
    await page.click('text=Back to all pairs');
    await page.waitForSelector('.report', { state: 'detached' });
    assert.equal(await page.evaluate(() => history.state.pair), null, 'the button goes where Back goes');
    assert.deepEqual([problems, questions], [[], []]);
    await context.close();
  });

  suite('Back from a pair leaves texts, other modes and reports alone', {}, async () => {
    const { page, context, problems } = await openPairs(host(), driving);
    await openCell(page, 0, 1);
    await page.click('.modes button >> nth=0');
    await page.click('.starters li:first-child button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    await page.goBack();
    await page.waitForSelector('.grid');
    assert.equal(await page.locator('.report').count(), 0);
    await page.click('.modes button >> nth=0');
    await page.waitForSelector('.report #limits');
    assert.match(await page.inputValue('.answer-box >> nth=0'), /handle this kindly/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a pair stays behind the known cases, and after a reload its entry means nothing', {}, async () => {
    const { page, context, problems } = await openPairs(host(), driving);
    await openCell(page, 0, 1);
    const line = await pairLine(page);
    await page.click('.masthead a');
    await page.waitForSelector('.case-table');
    await page.goBack();
    assert.equal(await pairLine(page), line);
    await page.reload();
    await page.waitForSelector('main h1');
    await page.goBack();
    await page.waitForSelector('main h1');
    assert.equal(await page.getAttribute('.modes button >> nth=0', 'aria-pressed'), 'true');
    assert.deepEqual(problems, []);
    await context.close();
  });
}
