// The set mode in a real browser: filling, undo, capture by keyboard, splitting, pasting, drafts in two tabs, storage
// that fails, and text that must stay text.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { axeViolations } from './axe.mjs';
import { inChinese, openBrowser, openPage, pageIsBuilt } from './browser.mjs';
import { fullSetCases } from './full_set_cases.mjs';
import { xssVectors } from './xss_vectors.mjs';

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const answer = (side, number) => `[aria-label="Answer of ${side} to prompt ${number}"]`;
const prompts = (page) => page.locator('.set-prompt textarea').evaluateAll((areas) => areas.map((area) => area.value));
const said = (page, words) => page.waitForFunction((wanted) => document.querySelector('[data-testid=set-said]')?.textContent.includes(wanted), words);
const panel = (page, name) => page.click(`.set-sources button:has-text("${name}")`);
const list = (page, name, text) => page.setInputFiles('[data-testid=prompt-list]', { name, mimeType: 'text/plain', buffer: Buffer.from(text) });
const hasTables = JSON.parse(readFileSync(new URL('../../models/manifest.json', import.meta.url), 'utf8')).tables?.length > 0;

async function openSet(host, options) {
  const opened = await openPage(host, options);
  await opened.page.click('text=A set of prompts');
  return opened;
}
const kept = (page) => page.waitForSelector('[data-draft=kept]');

describe('the set mode', { skip: pageIsBuilt ? false : 'the page is not built (npm run build in web/)' }, () => {
  let host;
  before(async () => {
    host = await openBrowser();
  });
  after(async () => {
    await host?.close();
  });

  test('prompts are added, moved by keyboard, excluded, removed, and every step is undone and done again', async () => {
    const { page, context, problems } = await openSet(host);
    await page.click('text=next 5');
    const first = await prompts(page);
    assert.equal(first.length, 5);
    await page.focus(answer('A', 1));
    await page.keyboard.type('typed');
    await page.keyboard.press('Alt+ArrowDown');
    await said(page, 'Moved to place 2');
    assert.deepEqual((await prompts(page)).slice(0, 2), [first[1], first[0]]);
    assert.equal(await page.inputValue(answer('A', 2)), 'typed');
    assert.equal(await page.evaluate(() => document.activeElement?.value), 'typed', 'the keyboard stays in the moved row');
    await page.uncheck('[aria-label="Use prompt 3 in the comparison"]');
    await page.click('.set-row >> nth=4 >> text=Remove');
    await said(page, 'Prompt 5 removed');
    assert.equal((await prompts(page)).length, 4);
    for (let step = 0; step < 4; step += 1) await page.click('.set-said >> text=Undo');
    assert.deepEqual(await prompts(page), first);
    assert.equal(await page.inputValue(answer('A', 1)), '');
    for (let step = 0; step < 4; step += 1) await page.click('.set-said >> text=Redo');
    assert.equal(await page.inputValue(answer('A', 2)), 'typed');
    assert.equal((await prompts(page)).length, 4);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('guided capture needs no mouse: copy, paste A, paste B, next', async () => {
    const { page, context } = await openSet(host, { permissions: ['clipboard-read', 'clipboard-write'] });
    await list(page, 'mine.txt', 'First of mine\nSecond of mine\n');
    await said(page, 'Prompts opened: 2');
    await panel(page, 'One prompt at a time');
    for (const name of ['First', 'Second']) {
      await page.waitForFunction((wanted) => document.querySelector('#capture-prompt')?.value.startsWith(wanted), name);
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.id === 'capture-left');
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${name} of mine`);
      await page.keyboard.type(`${name} answer of A`);
      await page.keyboard.press('Control+Enter');
      await page.keyboard.press('Control+V');
      await page.keyboard.press('Control+Enter');
    }
    await page.waitForSelector('[data-testid=capture] >> text=Every prompt in use is answered');
    assert.match(await page.textContent('[data-testid=capture]'), /Prompts answered: 2 of 2/);
    assert.equal(await page.inputValue(answer('A', 2)), 'Second answer of A');
    assert.equal(await page.inputValue(answer('B', 2)), 'Second of mine');
    await context.close();
  });

  test('a conversation is split with a preview, put beside its prompts, and undone in one step', async () => {
    const { page, context } = await openSet(host);
    await list(page, 'mine.json', '["What is dew?", "Why is it cold at dawn?"]');
    await page.fill(answer('A', 1), 'typed before');
    await panel(page, 'Paste a conversation');
    await page.fill('#split-text', 'no marks in here');
    await page.click('text=Find the turns');
    await page.waitForSelector('text=nothing was cut');
    await page.fill('#split-text', 'User: What is dew?\nKimi: Water.\n\nUser: Why is it cold at dawn?\nKimi: The ground radiates.\nAll night.\n');
    await page.click('text=Find the turns');
    await page.waitForSelector('.set-turns li >> nth=1');
    assert.match(await page.textContent('.set-turns'), /row 1 holds another answer[\s\S]*goes to row 2/);
    assert.equal(await page.inputValue(answer('A', 2)), '', 'nothing is changed by the preview');
    await page.click('text=Put into the table: 2');
    assert.equal(await page.inputValue(answer('A', 1)), 'typed before');
    assert.equal(await page.inputValue(answer('A', 2)), 'The ground radiates.\nAll night.');
    assert.equal(await page.inputValue(answer('A', 3)), 'Water.');
    await page.click('.set-said >> text=Undo');
    assert.equal(await page.inputValue(answer('A', 2)), '');
    assert.equal((await prompts(page)).length, 2);
    await context.close();
  });

  test('a table from a spreadsheet fills prompts, answers and a control bot', async () => {
    const { page, context } = await openSet(host);
    await panel(page, 'Paste a table');
    await page.fill('#paste-text', 'prompt\tA\tB\tSpare\nq one\t"two\nlines"\tb1\tc1\nq two\ta2\tb2\tc2');
    await page.click('text=Put into the table');
    await said(page, 'Rows put into the table: 2');
    assert.deepEqual(await prompts(page), ['q one', 'q two']);
    assert.equal(await page.inputValue(answer('A', 1)), 'two\nlines');
    assert.equal(await page.inputValue(answer('Spare', 2)), 'c2');
    await context.close();
  });

  fullSetCases(test, () => host, { openSet, panel, list, said });

  test('the meter counts, and after measuring says more without showing a likelihood ratio', { skip: hasTables ? false : 'the tables are not built' }, async () => {
    const { page, context } = await openSet(host);
    const example = JSON.parse(readFileSync(new URL('../../web/src/examples/alike.json', import.meta.url), 'utf8'));
    const cells = (text) => `"${text.replaceAll('"', '""')}"`;
    const rows = example.left.answers.map((item, index) => [item.prompt ?? '', item.text, example.right.answers[index].text].map(cells).join('\t'));
    await panel(page, 'Paste a table');
    await page.fill('#paste-text', `prompt\tA\tB\n${rows.join('\n')}`);
    await page.click('text=Put into the table');
    await page.waitForFunction((count) => document.querySelector('[data-testid=meter-counts]')?.textContent.includes(`answered by both: ${count}`), rows.length);
    await page.waitForSelector(`[data-testid=meter] >> text=Prompts measured last: ${rows.length}`);
    await page.click('button.main');
    await page.waitForSelector('[data-testid=verdict], [data-testid=status]');
    await context.close();
  });

  for (const colorScheme of ['light', 'dark']) {
    test(`no accessibility violation with every panel open, nor sideways scrolling at 320 px (${colorScheme})`, async () => {
      const { page, context, problems } = await openSet(host, { colorScheme });
      assert.deepEqual(await axeViolations(page), [], 'start');
      await page.click('text=next 5');
      await page.click('.set-column-buttons >> text=a control bot');
      await page.click('.set-column-buttons >> text=second answers of A');
      await page.fill('.set-columns label:has-text("C1") input', 'a_bot_called_by_a_path_without_any_space_at_which_a_line_could_end');
      await page.uncheck('[aria-label="Use prompt 3 in the comparison"]');
      for (const [name, box, text] of [['One prompt at a time'], ['Paste a table', '#paste-text', 'prompt\tA\nq\ta'], ['Paste a conversation', '#split-text', 'User: q\nKimi: a']]) {
        await page.setViewportSize({ width: 1280, height: 900 });
        await panel(page, name);
        if (box) await page.fill(box, text);
        if (box === '#split-text') {
          await page.click('text=Find the turns');
          await page.waitForSelector('.set-turns');
        }
        assert.deepEqual(await axeViolations(page), [], name);
        await page.setViewportSize({ width: 320, height: 640 });
        assert.equal(await overflow(page), 0, name);
        assert.deepEqual(await axeViolations(page), [], `${name} at 320 px`);
      }
      await inChinese(page);
      assert.deepEqual(await axeViolations(page), [], 'Chinese');
      assert.equal(await overflow(page), 0, 'Chinese');
      assert.deepEqual(problems, []);
      await context.close();
    });
  }

  test('a reload goes on with the draft; a second tab gets its own; forgetting empties both but not the screens', async () => {
    const { page, context } = await openSet(host);
    await page.fill(answer('A', 1), 'of the first tab');
    await kept(page);
    await page.reload();
    await page.waitForFunction((box) => document.querySelector(box)?.value === 'of the first tab', answer('A', 1));
    assert.ok(await page.locator('.set-said button >> nth=0').isDisabled(), 'there is no step to undo, which would empty the table and its draft');
    const second = await context.newPage();
    await second.goto(host.address);
    await second.click('text=A set of prompts');
    assert.equal(await second.inputValue(answer('A', 1)), '', 'another tab begins empty');
    await second.click('text=Other drafts on this device (1)');
    await second.click('.set-draft-lines >> text=Open');
    await second.waitForFunction((box) => document.querySelector(box)?.value === 'of the first tab', answer('A', 1));
    // Both now hold the same draft; each goes on typing.
    await page.fill(answer('B', 1), 'only in the first');
    await kept(page);
    await second.fill(answer('B', 1), 'only in the second');
    await kept(second);
    const stored = await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open('kinprint-drafts', 1);
          opening.onerror = reject;
          opening.onsuccess = () => {
            const reading = opening.result.transaction('drafts').objectStore('drafts').getAll();
            reading.onsuccess = () => {
              opening.result.close();
              resolve(reading.result.map((draft) => draft.table.rows[0].cells.right).sort());
            };
          };
        }),
    );
    assert.deepEqual(stored, ['only in the first', 'only in the second']);
    await second.click('text=Forget everything kept here');
    await said(second, 'forgotten');
    await page.waitForSelector('[data-draft=off]');
    assert.equal(await page.inputValue(answer('B', 1)), 'only in the first');
    await page.fill(answer('B', 1), 'typed after forgetting');
    await page.waitForTimeout(900);
    const count = await second.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('kinprint-drafts', 1);
          opening.onsuccess = () => {
            const counting = opening.result.transaction('drafts').objectStore('drafts').count();
            counting.onsuccess = () => {
              opening.result.close();
              resolve(counting.result);
            };
          };
        }),
    );
    assert.equal(count, 0);
    await context.close();
  });

  const breakers = {
    blocked: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('blocked', 'SecurityError');
      };
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(globalThis, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
      }
    },
    full: () => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
  };
  for (const [name, breaker] of Object.entries(breakers)) {
    test(`storage ${name}: a quiet message, and what was typed stays`, async () => {
      const { page, context } = await openPage(host);
      await page.addInitScript(breaker);
      await page.reload();
      await page.click('text=A set of prompts');
      await page.fill(answer('A', 1), 'kept on the page');
      await page.waitForSelector('[data-draft=failed]');
      assert.match(await page.textContent('[data-testid=draft]'), /What you typed stays/);
      await page.click('text=next 5');
      assert.equal(await page.inputValue(answer('A', 1)), 'kept on the page');
      await context.close();
    });
  }

  test('storage cleared while the page is open: the draft is written again with the next change', async () => {
    const { page, context } = await openSet(host);
    await page.fill(answer('A', 1), 'before');
    await kept(page);
    await page.evaluate(() => new Promise((resolve, reject) => Object.assign(indexedDB.deleteDatabase('kinprint-drafts'), { onsuccess: resolve, onerror: reject })));
    await page.fill(answer('A', 1), 'after');
    await kept(page);
    await page.reload();
    await page.waitForFunction((box) => document.querySelector(box)?.value === 'after', answer('A', 1));
    await context.close();
  });

  test('markup in lists, tables, conversations, names and drafts stays text', async () => {
    const { page, context, problems, requests } = await openSet(host);
    const single = xssVectors.map((vector) => vector.replace(/\s+/g, ' '));
    await list(page, '<img src=x onerror=alert(1)>.json', JSON.stringify(single));
    await said(page, 'Prompts opened');
    await page.click('.set-column-buttons >> text=a control bot');
    await page.fill('.set-columns input >> nth=2', xssVectors[0]);
    for (let row = 1; row <= 20; row += 1) await page.fill(answer('A', row), xssVectors[row]);
    await panel(page, 'One prompt at a time');
    await panel(page, 'Paste a table');
    await page.fill('#paste-text', `prompt\tA\t${single[1]}\n${single.map((vector) => `${vector}\t${vector}\t${vector}`).join('\n')}`);
    await page.waitForSelector('.set-preview');
    await panel(page, 'Paste a conversation');
    await page.fill('#split-text', single.slice(0, 30).map((vector) => `User: ${vector}\nKimi: ${vector}`).join('\n\n'));
    await page.click('text=Find the turns');
    await page.waitForSelector('.set-turns');
    await kept(page);
    await page.reload();
    await page.waitForFunction(([box, text]) => document.querySelector(box)?.value === text, [answer('A', 20), xssVectors[20].replace(/\r\n?/g, '\n')]);
    await page.waitForTimeout(300);
    assert.equal(await page.locator('img, iframe, object, embed, svg script, [onerror], [onload], main a[href^=javascript]').count(), 0);
    assert.deepEqual(problems, []);
    for (const url of requests) assert.ok(url.startsWith(host.address) || url.startsWith('data:,'), url);
    await context.close();
  });
});
