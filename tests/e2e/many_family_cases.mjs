// The closest known families of many bots on the page: beside what was measured of them, own references and months among
// them, by keyboard, on paper; without the library, and stopped while it is on its way.
import assert from 'node:assert/strict';
import { axeViolations } from './axe.mjs';
import { programReady } from './browser.mjs';
import { madeBots } from './made_bots.mjs';

const libraryFile = /assets\/table-library-/;
const jsonLines = (bots) => ({ name: 'bots.jsonl', mimeType: 'text/plain', buffer: Buffer.from(bots.map((bot) => `${JSON.stringify(bot)}\n`).join('')) });
const shares = (text) => [...text.matchAll(/([\d.]+)\s%/g)].map((found) => Number(found[1]));

export function familyCases(test, host, { openMany, compareAll, said }) {
  const add = async (page, bots) => {
    await page.setInputFiles('[data-testid=many-files]', jsonLines(bots));
    await said(page, `Bots added: ${bots.length}`);
  };
  const families = async (page) => {
    await page.waitForSelector('.families-table[aria-busy=false]');
    return page.textContent('[data-testid=families]');
  };

  test('every bot has three families, none of these and the measured rates, and nothing more is fetched for them', async () => {
    const { page, context, problems, requests } = await openMany(host());
    await add(page, [...madeBots(4, 6), { name: 'Mute', answers: [{ text: ' ' }] }]);
    await compareAll(page);
    const text = await families(page);
    assert.equal(requests.filter((url) => libraryFile.test(url)).length, 1, 'the library once, for both kinds of comparison');
    const rows = await page.locator('.families-table tbody tr').evaluateAll((list) => list.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
    assert.equal(rows.length, 5);
    for (const cells of rows.filter(([name]) => name !== 'Mute')) {
      assert.equal(cells.length, 6);
      const figures = cells.slice(1, 5).map((cell) => shares(cell)[0]);
      assert.ok(figures[0] >= figures[1] && figures[1] >= figures[2], String(figures));
      assert.ok(figures.reduce((sum, value) => sum + value, 0) <= 101, String(figures));
      assert.match(cells[5], /^\d+\u00a0%\u00a0first, \d+\u00a0%\u00a0among\u00a0three$/);
    }
    assert.deepEqual(rows.find(([name]) => name === 'Mute')[1], 'No text to look up.');
    assert.equal(await page.locator('.families-table .likeliest').count(), 4);
    assert.match(text, /Measured on sources the library has not seen \(answers of a bot: \d+\): the right family comes first in \d+\s% of cases/);
    assert.match(text, /still given some family in \d+\s% of cases/);
    assert.match(text, /Library of \d{4}-\d\d-\d\d: \d+ references of \d+ families; the newest was released in/);
    assert.match(text, /What was measured about newer bots/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('generations with their months by keyboard, and a bot newer than the library is warned about as soon as its month is typed', async () => {
    const { page, context, problems } = await openMany(host());
    await add(page, madeBots(3, 6));
    await compareAll(page);
    await families(page);
    assert.equal(await page.locator('[data-testid=newer]').count(), 0);
    await page.fill('.bots .month >> nth=1', '2026-11');
    await page.press('.bots .month >> nth=1', 'Tab');
    assert.match(await page.textContent('[data-testid=newer]'), /^Bot 2 was released in 2026-11, after the newest reference/);
    assert.equal(await page.locator('[data-testid=many-said] ~ .caveat').count(), 0, 'a month makes no figure stale');
    await page.focus('.families details >> nth=0 >> summary');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=generations-of]');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'generations-of');
    const table = page.locator('.families details >> nth=0 >> tbody');
    const before = await table.textContent();
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction((text) => document.querySelector('.families details tbody').textContent !== text, before);
    assert.match(await table.textContent(), /\d{4}-\d\d/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('own references kept in this browser take part, marked, and their names are hidden with the others', async () => {
    const { page, context, problems } = await openMany(host());
    await page.click('.modes button:first-child');
    await page.click('.starters li:first-child button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    await page.fill('[data-testid="pack-name"]', 'House bot');
    await page.click('.packs button:has-text("side A")');
    // The model may be on its way in front of it.
    await page.waitForFunction(() => document.querySelector('[data-testid="packs-said"]')?.textContent.includes('is kept'));
    await page.click('.modes >> text=Many bots');
    await page.click('text=Three bots to try');
    await compareAll(page);
    assert.match(await families(page), /House bot \(own\) \d+/);
    assert.match(await page.textContent('[data-testid=families]'), /1 of the references comes from a pack/);
    await page.check('.matrix .choice input');
    assert.doesNotMatch(await page.textContent('[data-testid=families]'), /House bot/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('without the library every figure is there, its absence is said with the reason, and comparing again tries once more', async () => {
    const { page, context } = await openMany(host());
    await programReady(page);
    await page.route(libraryFile, (route) => route.fulfill({ status: 503 }));
    await page.reload();
    await page.click('.modes >> text=Many bots');
    await add(page, madeBots(3, 6));
    await compareAll(page);
    assert.match(await page.textContent('[data-testid=no-families]'), /No reference library took part in this comparison.*could not be loaded \(status 503\).*comparing again tries once more/);
    assert.equal(await page.locator('.families-table').count(), 0);
    assert.equal(await page.locator('.take-away >> text=Closest families').count(), 0);
    const cells = await page.locator('.grid [role=gridcell]').allTextContents();
    assert.deepEqual(await axeViolations(page), []);
    await page.unroute(libraryFile);
    await compareAll(page);
    await families(page);
    assert.equal(await page.locator('[data-testid=no-families]').count(), 0);
    assert.deepEqual(await page.locator('.grid [role=gridcell]').allTextContents(), cells);
    await context.close();
  });

  test('stopping while the library is on its way ends at once and keeps the bots', async () => {
    const { page, context, problems } = await openMany(host());
    await page.route(libraryFile, () => undefined); // never answered
    await page.reload();
    await page.click('.modes >> text=Many bots');
    await add(page, madeBots(3, 6));
    await page.click('[data-testid=many-compare]');
    await page.waitForFunction(() => /loading program and tables: \d+ of \d+ kB/.test(document.querySelector('[data-testid=many-work]')?.textContent ?? ''));
    await page.click('[data-testid=many-cancel]');
    await said(page, 'Stopped. All 3 bots');
    await page.unroute(libraryFile);
    await compareAll(page);
    await families(page);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('on paper the families of every bot stand open, without what only a screen can do', async () => {
    const { page, context, problems } = await openMany(host());
    await add(page, madeBots(4, 6));
    await compareAll(page);
    await families(page);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const visible = (selector) => page.locator(selector).evaluateAll((list) => list.filter((item) => item.checkVisibility()).length);
    assert.equal(await visible('.families-table tbody tr'), 4);
    assert.equal(await visible('.families details table'), 2);
    assert.equal(await visible('.matrix select, .matrix button, .matrix details:not([open])'), 0);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
    assert.equal(await visible('.families details[open]'), 0);
    assert.deepEqual(problems, []);
    await context.close();
  });
}
