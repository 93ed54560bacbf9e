// Own references in the mode for many bots: the panel of the report, made of one of the bots.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { axeViolations } from './axe.mjs';
import { madeBots } from './made_bots.mjs';

const ideograph = '\u6a21';
const bots = [...madeBots(3, 6), { name: ideograph.repeat(40), released: '2026-05', answers: madeBots(4, 6)[3].answers }];
const file = { name: 'bots.jsonl', mimeType: 'text/plain', buffer: Buffer.from(bots.map((bot) => `${JSON.stringify(bot)}\n`).join('')) };
const packsSaid = (page, words) => page.waitForFunction((wanted) => document.querySelector('[data-testid="packs-said"]')?.textContent.includes(wanted), words);

export function manyPackCases(test, host, { openMany, compareAll, said }) {
  async function compared(page) {
    await compareAll(page);
    await page.waitForSelector('.families-table[aria-busy=false]');
  }
  async function listed(options) {
    const opened = await openMany(host(), options);
    await opened.page.setInputFiles('[data-testid=many-files]', file);
    await said(opened.page, `Bots added: ${bots.length}`);
    return opened;
  }

  test('a reference is made of a bot of the list, exported, forgotten and imported again before anything was compared', async () => {
    const { page, context, problems } = await openMany(host());
    assert.match(await page.textContent('.packs'), /None are kept/);
    assert.equal(await page.locator('.packs [data-testid=pack-bot], .packs [data-testid=pack-name]').count(), 0, 'nothing to make one of');
    await page.setInputFiles('[data-testid=many-files]', file);
    await said(page, `Bots added: ${bots.length}`);
    assert.equal(await page.inputValue('[data-testid=pack-name]'), 'Bot 1');
    await page.focus('[data-testid=pack-bot]');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
    assert.equal(await page.inputValue('[data-testid=pack-name]'), ideograph.repeat(20), 'what the core takes of a long name');
    assert.equal(await page.inputValue('.packs input[placeholder]'), '2026-05');
    await page.getByLabel('Name of the reference').fill('House bot');
    await page.getByRole('button', { name: 'Make a reference' }).focus();
    await page.keyboard.press('Enter');
    await packsSaid(page, 'House bot is kept');
    await page.keyboard.press('Enter');
    await packsSaid(page, 'Nothing was changed: there is a reference of that name already');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export House bot' }).click()]);
    const pack = readFileSync(await download.path());
    assert.equal(download.suggestedFilename(), 'House_bot.kinpack');
    await page.getByRole('button', { name: 'Forget House bot' }).click();
    await packsSaid(page, 'House bot is forgotten');
    const choose = (buffer) => page.setInputFiles('.packs input[type=file]', { name: 'House bot.kinpack', mimeType: 'application/octet-stream', buffer });
    const damaged = Buffer.from(pack);
    damaged[100] ^= 1;
    await choose(damaged);
    await packsSaid(page, 'it is damaged');
    assert.equal(await page.locator('.packs li').count(), 0);
    await choose(pack);
    await packsSaid(page, 'House bot is kept');
    await compared(page);
    assert.match(await page.textContent('[data-testid=families]'), /House bot \(own\) \d+/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('without the library there is no panel', async () => {
    const { page, context } = await listed();
    await page.getByRole('button', { name: 'Make a reference' }).click();
    await packsSaid(page, 'is kept');
    await page.waitForLoadState('networkidle');
    await page.route(/assets\/table-library-/, (route) => route.fulfill({ status: 503 }));
    await page.reload();
    await page.click('.modes >> text=Many bots');
    await page.setInputFiles('[data-testid=many-files]', file);
    await said(page, `Bots added: ${bots.length}`);
    await compareAll(page);
    assert.equal(await page.locator('.packs').count(), 0);
    await context.close();
  });

  for (const [name, options, language] of [['light', {}, 'en'], ['dark and in Chinese', { colorScheme: 'dark' }, 'zh'], ['320 pixels', { viewport: { width: 320, height: 700 } }, 'en']]) {
    test(`axe finds nothing in the panel and nothing runs over: ${name}`, async () => {
      const { page, context, problems } = await listed(options);
      await compared(page);
      await page.selectOption('.language select', language);
      await page.selectOption('[data-testid=pack-bot]', { index: 3 });
      await page.click('.packs .actions button >> nth=0');
      await page.waitForSelector('.packs li');
      assert.deepEqual(await axeViolations(page), []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0);
      assert.deepEqual(problems, []);
      await context.close();
    });
  }
}
