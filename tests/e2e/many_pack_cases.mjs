// Own references in the mode for many bots: the panel of the report, made of one of the bots, and a result whose closest
// families were computed with other references than are kept now.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { axeViolations } from './axe.mjs';
import { inChinese, openBeside, programReady } from './browser.mjs';
import { madeBots } from './made_bots.mjs';
import { saidOf as packsSaid } from './pack_cases.mjs';

const ideograph = '\u6a21';
const bots = [...madeBots(3, 6), { name: ideograph.repeat(40), released: '2026-05', answers: madeBots(4, 6)[3].answers }];
const file = { name: 'bots.jsonl', mimeType: 'text/plain', buffer: Buffer.from(bots.map((bot) => `${JSON.stringify(bot)}\n`).join('')) };
const stale = (page) => page.locator('[data-testid=many-stale]').allTextContents();
const cells = (page) => page.locator('.grid [role=gridcell]').allTextContents();

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
    assert.deepEqual(await stale(page), [], 'nothing was computed yet');
    await compared(page);
    assert.match(await page.textContent('[data-testid=families]'), /House bot \(own\) \d+/);
    assert.deepEqual(await stale(page), []);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('a name and a month typed for a reference of a bot are there again after another mode, and belong to that bot', async () => {
    const { page, context, questions, problems } = await listed();
    const typed = () => page.locator('.packs .names input').evaluateAll((fields) => fields.map(({ value }) => value));
    await page.selectOption('[data-testid=pack-bot]', { index: 1 });
    await page.fill('[data-testid=pack-name]', 'House bot');
    await page.fill('.packs input[placeholder]', '2026-05');
    await page.click('.modes button:first-child');
    await page.click('.modes >> text=Many bots');
    assert.deepEqual(await typed(), ['House bot', '2026-05']);
    await page.click('[aria-label="Remove Bot 2"]');
    assert.deepEqual(await typed(), ['Bot 1', ''], 'of the bot that is chosen now');
    await page.click('.removed button');
    assert.deepEqual(await typed(), ['House bot', '2026-05']);
    await page.selectOption('[data-testid=pack-bot]', { index: 0 });
    assert.deepEqual(await typed(), ['Bot 1', '']);
    await page.fill('[data-testid=pack-name]', 'Another');
    await page.reload();
    assert.equal(questions.length, 1, 'asked before what was typed is lost');
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('packs dropped anywhere among other files are kept as references, a damaged one is named, and none is taken for a bot', async () => {
    const { page, context, problems } = await listed();
    const packs = [];
    for (const index of [0, 1]) {
      const name = `Bot ${index + 1}`;
      await page.selectOption('[data-testid=pack-bot]', { index });
      await page.getByRole('button', { name: 'Make a reference' }).click();
      await packsSaid(page, `${name} is kept`);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Export ${name}` }).click()]);
      packs.push(readFileSync(await download.path()));
      await page.getByRole('button', { name: `Forget ${name}` }).click();
      await packsSaid(page, `${name} is forgotten`);
    }
    const drop = async (files) => {
      const handle = await page.evaluateHandle((contents) => {
        const transfer = new DataTransfer();
        for (const [name, bytes] of contents) transfer.items.add(new File([new Uint8Array(bytes)], name));
        return transfer;
      }, files.map(([name, bytes]) => [name, [...bytes]]));
      await page.dispatchEvent('main', 'drop', { dataTransfer: handle });
    };
    await drop([['One.kinpack', packs[0]], ['more.jsonl', Buffer.from(JSON.stringify(madeBots(1, 6)[0]))], ['Broken.kinpack', packs[0].subarray(0, 90)], ['Two.KINPACK', packs[1]]]);
    await said(page, 'Bots added: 1');
    await packsSaid(page, 'Two is kept');
    assert.match(await page.textContent('[data-testid=packs-said]'), /^One\.kinpack: One is kept.*Broken\.kinpack: Nothing was changed: .*Two\.KINPACK: Two is kept/);
    assert.deepEqual(await page.locator('.pack-name').allTextContents(), ['One', 'Two']);
    assert.equal(await page.locator('[data-testid=many-problems]').count(), 0);
    assert.equal(await page.locator('.bots tbody tr').count(), bots.length + 1);
    await drop([['One.kinpack', packs[0]]]);
    await packsSaid(page, 'there is a reference of that name already');
    await page.getByRole('button', { name: 'Forget One' }).click();
    await packsSaid(page, 'One is forgotten');
    await page.click('.modes button:first-child');
    await page.click('.modes >> text=Many bots');
    await page.waitForSelector('.packs li');
    await page.waitForTimeout(500);
    assert.deepEqual(await page.locator('.pack-name').allTextContents(), ['Two'], 'what was dropped once is not taken again');
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('a result is marked when references change after it, can be computed again by keyboard, and is not marked once they are as before', async () => {
    const { page, context, problems } = await listed();
    await compared(page);
    const figures = await cells(page);
    assert.deepEqual(await stale(page), []);
    await page.getByRole('button', { name: 'Make a reference' }).click();
    await packsSaid(page, 'Bot 1 is kept');
    assert.equal((await stale(page)).length, 2, 'at the result and in the panel');
    for (const words of await stale(page)) assert.match(words, /References of your own have changed since this was computed.*No likelihood ratio depends on them/);
    assert.doesNotMatch((await stale(page))[0], /The list has changed/);
    await page.getByRole('button', { name: 'Forget Bot 1' }).click();
    await packsSaid(page, 'is forgotten');
    assert.deepEqual(await stale(page), [], 'as it was when this was computed');
    await page.getByRole('button', { name: 'Make a reference' }).click();
    await packsSaid(page, 'Bot 1 is kept');
    await page.focus('.packs [data-testid=many-stale] button');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.id === 'matrix-title');
    await page.waitForSelector('.families-table[aria-busy=false]');
    assert.deepEqual(await stale(page), []);
    assert.match(await page.textContent('[data-testid=families]'), /Bot 1 \(own\) \d+/);
    assert.deepEqual(await cells(page), figures, 'no figure depends on references');
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('another pack under the same name, and a change made in another mode, are noticed too', async () => {
    const { page, context, problems } = await listed();
    await page.getByRole('button', { name: 'Make a reference' }).click();
    await packsSaid(page, 'Bot 1 is kept');
    await compared(page);
    await page.getByRole('button', { name: 'Forget Bot 1' }).click();
    await packsSaid(page, 'is forgotten');
    await page.selectOption('[data-testid=pack-bot]', { index: 1 });
    await page.fill('[data-testid=pack-name]', 'Bot 1');
    await page.getByRole('button', { name: 'Make a reference' }).click();
    await packsSaid(page, 'Bot 1 is kept');
    assert.equal((await stale(page)).length, 2);
    await page.click('.many > [data-testid=many-stale] button');
    await page.waitForSelector('.families-table[aria-busy=false]');
    assert.deepEqual(await stale(page), []);
    await page.click('.modes button:first-child');
    await page.click('.starters li:first-child button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    await page.click('.packs button:has-text("Forget")');
    await packsSaid(page, 'is forgotten');
    await page.click('.modes >> text=Many bots');
    await page.waitForSelector('[data-testid=many-stale]');
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('what another tab keeps and forgets shows in the open panel and in the mark, and both tabs go on from there', async () => {
    const { page, context, problems } = await listed();
    await compared(page);
    const { page: other, problems: otherProblems } = await openBeside(page);
    await other.click('.modes >> text=Many bots');
    await other.setInputFiles('[data-testid=many-files]', file);
    await said(other, `Bots added: ${bots.length}`);
    await other.getByRole('button', { name: 'Make a reference' }).click();
    await packsSaid(other, 'Bot 1 is kept');
    await packsSaid(page, 'Another tab changed this list');
    assert.deepEqual(await page.locator('.pack-name').allTextContents(), ['Bot 1']);
    assert.equal((await stale(page)).length, 2, 'at the result and in the panel');
    assert.match(await other.textContent('[data-testid=packs-said]'), /Bot 1 is kept/, 'the tab that did it was not told of it');
    await page.getByRole('button', { name: 'Make a reference' }).click();
    await packsSaid(page, 'there is a reference of that name already');
    await page.click('.many > [data-testid=many-stale] button');
    await page.waitForSelector('.families-table[aria-busy=false]');
    assert.match(await page.textContent('[data-testid=families]'), /Bot 1 \(own\) \d+/);
    assert.deepEqual(await stale(page), []);
    await other.getByRole('button', { name: 'Forget Bot 1' }).click();
    await page.waitForSelector('[data-testid=many-stale]');
    assert.equal(await page.locator('.packs li').count(), 0);
    await page.getByRole('button', { name: 'Make a reference' }).click();
    await packsSaid(page, 'Bot 1 is kept');
    assert.deepEqual(await stale(page), [], 'the same reference again');
    await other.waitForSelector('.packs li');
    assert.deepEqual([...problems, ...otherProblems], []);
    await context.close();
  });

  test('a changed list and changed references stand in one mark, on paper too, and a pair as a report has no second panel', async () => {
    const { page, context, problems } = await listed();
    await compared(page);
    await page.fill('[aria-label="Name of bot 2"]', 'Renamed');
    await page.press('[aria-label="Name of bot 2"]', 'Tab');
    assert.match(String(await stale(page)), /^The list has changed since this was computed\.\s*Compare again$/);
    await page.getByRole('button', { name: 'Make a reference' }).click();
    await packsSaid(page, 'is kept');
    for (const words of await stale(page)) assert.match(words, /The list has changed.*References of your own/);
    await page.click('.grid-cell[data-row="0"][data-column="1"]');
    await page.waitForSelector('.report #limits');
    assert.equal(await page.locator('.packs').count(), 1);
    await page.click('text=Back to all pairs');
    await page.waitForSelector('.pair-line', { state: 'detached' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    const visible = (selector) => page.locator(selector).evaluateAll((list) => list.filter((item) => item.checkVisibility()).length);
    assert.equal(await visible('[data-testid=many-stale]'), 1);
    assert.equal(await visible('.packs, [data-testid=many-stale] button'), 0);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('without the library there is no panel and nothing is marked', async () => {
    const { page, context } = await listed();
    await page.getByRole('button', { name: 'Make a reference' }).click();
    await packsSaid(page, 'is kept');
    await programReady(page);
    await page.route(/assets\/table-library-/, (route) => route.fulfill({ status: 503 }));
    await page.reload();
    await page.click('.modes >> text=Many bots');
    await page.setInputFiles('[data-testid=many-files]', file);
    await said(page, `Bots added: ${bots.length}`);
    await compareAll(page);
    assert.equal(await page.locator('.packs').count(), 0);
    assert.deepEqual(await stale(page), []);
    await context.close();
  });

  for (const [name, options, language] of [['light', {}, 'en'], ['dark and in Chinese', { colorScheme: 'dark' }, 'zh'], ['320 pixels', { viewport: { width: 320, height: 700 } }, 'en']]) {
    test(`axe finds nothing in the panel and the mark, and nothing runs over: ${name}`, async () => {
      const { page, context, problems } = await listed(options);
      await compared(page);
      if (language === 'zh') await inChinese(page);
      await page.selectOption('[data-testid=pack-bot]', { index: 3 });
      await page.click('.packs .actions button >> nth=0');
      await page.waitForSelector('.packs [data-testid=many-stale]');
      assert.deepEqual(await axeViolations(page), []);
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)) <= 0);
      assert.deepEqual(problems, []);
      await context.close();
    });
  }
}
