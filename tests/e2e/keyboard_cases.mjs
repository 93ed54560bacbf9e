// The page by keyboard alone: where a button or a panel goes, the keyboard goes on at what is next, never at the top.
import assert from 'node:assert/strict';
import { sampleReports } from '../web/samples/sample_reports.mjs';
import { openBeside, openPage, openReport } from './browser.mjs';

const active = (page) => page.evaluate(() => {
  const { tagName, id, textContent, ariaLabel } = document.activeElement;
  return `${tagName} ${ariaLabel ?? (id || textContent.trim().slice(0, 40))}`;
});
async function press(page, place, key = 'Enter') {
  await page.locator(place).first().focus();
  await page.keyboard.press(key);
}
async function isAt(page, wanted) {
  await page.waitForFunction((words) => {
    const { tagName, id, textContent, ariaLabel } = document.activeElement;
    return new RegExp(words).test(`${tagName} ${ariaLabel ?? (id || textContent.trim().slice(0, 40))}`);
  }, wanted.source).catch(async () => assert.match(await active(page), wanted));
}

export function keyboardCases(suite, host, { hasTables }) {
  const live = { skip: hasTables ? false : 'the tables are not built' };

  suite('with forced colours the chosen mode, and the chosen condition of the known cases, can be told from the others', {}, async () => {
    const { page, context } = await openPage(host(), { forcedColors: 'active' });
    const edges = () => page.evaluate(() => [...document.querySelectorAll('.modes button')].filter((button) => button.checkVisibility()).map((button) => [button.getAttribute('aria-pressed'), getComputedStyle(button).borderBottomColor]));
    const isTold = (found) => found.length > 1 && found.every(([pressed, colour]) => (pressed === 'true') === (colour === found.find(([one]) => one === 'true')[1]));
    assert.ok(isTold(await edges()), String(await edges()));
    await page.click('.masthead a');
    await page.waitForSelector('.cases');
    assert.ok(isTold(await edges()), String(await edges()));
    await context.close();
  });

  suite('by keyboard: rows, undo, comparing and stopping the model in the quick mode', live, async () => {
    const { page, context } = await openPage(host());
    let go;
    const gate = new Promise((resolve) => (go = resolve));
    await page.route(/assets\/weights-/, async (route) => {
      await gate;
      await route.continue().catch(() => undefined);
    });
    await press(page, '.starters li:first-child button');
    await press(page, 'text=Add another prompt');
    await isAt(page, /TEXTAREA prompt-/);
    assert.equal(await page.evaluate(() => document.activeElement.closest('.row') === document.querySelector('.row:last-child')), true);
    await press(page, 'text=Remove prompt 2');
    await isAt(page, /TEXTAREA prompt-/);
    await press(page, '.removed button');
    await isAt(page, /TEXTAREA prompt-/);
    await press(page, 'button.main');
    await isAt(page, /H2 verdict-title/);
    await page.waitForSelector('[data-model=loading]');
    await press(page, '.model-line button');
    await page.waitForSelector('[data-model=stopped]');
    await isAt(page, /BUTTON Load it/);
    go();
    await context.close();
  });

  suite('by keyboard: the way from a few answers to chat exports goes on in their panel', {}, async () => {
    const { page, context } = await openPage(host());
    await press(page, '.starters >> text=Open chat exports');
    await isAt(page, /BUTTON Choose files/);
    await context.close();
  });

  suite('by keyboard: the first stop leads past everything to a report where there is one', {}, async () => {
    const { page, context } = await openPage(host());
    await page.keyboard.press('Tab');
    assert.match(await active(page), /A Known cases/, 'there is nothing to skip to');
    await openReport(page, sampleReports().ok_without_texts);
    await page.waitForFunction(() => document.activeElement?.matches('.opened'));
    await page.focus('.masthead a');
    await page.keyboard.press('Shift+Tab');
    await isAt(page, /A To the report/);
    assert.ok(await page.evaluate(() => document.activeElement.getBoundingClientRect().left >= 0), 'it is seen where the keyboard is');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await isAt(page, /BUTTON Close this report/);
    await context.close();
  });

  suite('by keyboard: closing an opened report leads back to the button that opens one', {}, async () => {
    const { page, context } = await openPage(host());
    await openReport(page, sampleReports().ok_without_texts);
    await page.waitForFunction(() => document.activeElement?.matches('.opened')); // the keyboard follows to it a frame later
    await press(page, '.opened button');
    await isAt(page, /BUTTON Open a report/);
    assert.equal(await page.locator('.report').count(), 0);
    await context.close();
  });

  suite('by keyboard: past a long table of prompts to Compare in a few steps', {}, async () => {
    const { page, context } = await openPage(host());
    await press(page, '.modes button >> nth=1');
    await press(page, 'text=next 20');
    await page.waitForSelector('.set-skip', { state: 'attached' });
    await page.focus('.set-skip a');
    assert.ok(await page.evaluate(() => {
      const { top, bottom, left } = document.activeElement.getBoundingClientRect();
      return top >= 0 && Math.floor(bottom) <= innerHeight && left >= 0;
    }), 'it is seen where the keyboard is');
    await page.keyboard.press('Enter');
    for (let step = 0; step < 4 && !/BUTTON Compare/.test(await active(page)); step += 1) await page.keyboard.press('Tab');
    await isAt(page, /BUTTON Compare/);
    await context.close();
  });

  suite('by keyboard: every panel of the set closes with Escape, keeps what was pasted, and leads back to its button', {}, async () => {
    const { page, context, questions } = await openPage(host());
    await press(page, '.modes button >> nth=1');
    await press(page, '.set-probes button');
    for (const name of ['Open chat exports', 'Paste a table', 'Paste a conversation', 'One prompt at a time']) {
      await press(page, `.set-sources button >> text=${name}`);
      await page.waitForSelector('.set-sources [aria-expanded=true]');
      assert.notEqual(await active(page), `BUTTON ${name}`);
      if (name === 'Paste a conversation') await page.keyboard.type('User: hello');
      await page.keyboard.press('Escape');
      await page.waitForSelector('.set-sources [aria-expanded=true]', { state: 'detached' });
      assert.equal(await active(page), `BUTTON ${name}`);
    }
    await press(page, '.modes button >> nth=0');
    await press(page, '.modes button >> nth=1');
    await press(page, '.set-sources button >> text=Paste a conversation');
    await isAt(page, /TEXTAREA split-text/);
    assert.equal(await page.inputValue('#split-text'), 'User: hello');
    await press(page, '.set-said button');
    await isAt(page, /BUTTON Redo/);
    await page.keyboard.press('Enter');
    await isAt(page, /BUTTON Undo/);
    await page.reload();
    assert.equal(questions.length, 1, 'what was pasted and not taken is not lost without a question');
    await context.close();
  });

  suite('by keyboard: what goes from the set with its button leaves the keyboard where it was', {}, async () => {
    const { page, context, problems } = await openPage(host());
    await press(page, '.modes button >> nth=1');
    await press(page, '.set-column-buttons >> text=second answers of A');
    await isAt(page, /BUTTON second answers of B/);
    await page.keyboard.press('Enter');
    await isAt(page, /BUTTON a control bot/);
    await press(page, '.set-column-buttons >> text=Remove column A');
    await isAt(page, /BUTTON Remove column B/);
    await press(page, '.set-probes button');
    await press(page, '[aria-label="Move prompt 2 up"]');
    await isAt(page, /BUTTON Move prompt 1 down/);
    await page.waitForSelector('[data-draft=kept]');
    const later = await openBeside(page);
    await press(later.page, '.modes button >> nth=1');
    await press(later.page, '[data-testid=draft] summary');
    await press(later.page, '[data-delete]');
    await isAt(later.page, /BUTTON Forget everything/);
    await press(page, '.set-sources button >> text=Open chat exports');
    const chats = ['one', 'two'].map((name) => ({ name: `${name}.jsonl`, mimeType: 'text/plain', buffer: Buffer.from(JSON.stringify({ prompt: name, response: 'An answer.', model: name })) }));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, '.chats [data-first]')]);
    await chooser.setFiles(chats);
    await page.waitForSelector('.chats-file >> nth=1');
    await isAt(page, /BUTTON Choose files/);
    await press(page, '.chats-file >> nth=0 >> [data-remove]');
    await isAt(page, /BUTTON Remove ?two/);
    await page.keyboard.press('Enter');
    await isAt(page, /BUTTON Choose files/);
    assert.deepEqual([problems, later.problems], [[], []]);
    await context.close();
  });

  suite('by keyboard: a reference that is forgotten leaves the keyboard in its panel', live, async () => {
    const { page, context } = await openPage(host());
    await press(page, '.starters li:first-child button');
    await press(page, 'button.main');
    for (const name of ['One', 'Two']) {
      await page.fill('[data-testid=pack-name]', name);
      await press(page, '.packs button:has-text("side A")');
      await page.waitForSelector(`.pack-name >> text=${name}`);
    }
    await press(page, '[data-forget]');
    await isAt(page, /BUTTON Forget Two/);
    await page.keyboard.press('Enter');
    await isAt(page, /BUTTON Import a .kinpack/);
    await context.close();
  });

  suite('by keyboard: pasting, removing and comparing many bots', live, async () => {
    const { page, context, problems } = await openPage(host());
    await press(page, '.modes button >> nth=2');
    await page.waitForSelector('.many');
    await press(page, '.many button >> text=Paste a bot');
    await isAt(page, /INPUT/);
    await page.keyboard.type('Mine');
    await page.keyboard.press('Escape');
    await isAt(page, /BUTTON Paste a bot/);
    await page.keyboard.press('Enter');
    assert.equal(await page.inputValue('.many-paste input'), 'Mine');
    await press(page, '.many button >> text=Three bots to try');
    await page.waitForSelector('.bots');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, '.many-sources button')]);
    await chooser.setFiles({ name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from(' ') });
    await page.waitForSelector('[data-testid=many-problems]');
    await isAt(page, /BUTTON Open files/);
    await press(page, '.bots button');
    await isAt(page, /BUTTON Remove Bot Q/);
    await press(page, '.removed button');
    await isAt(page, /BUTTON Remove Bot P/);
    await press(page, 'text=Remove all bots');
    await isAt(page, /BUTTON Undo/);
    await page.keyboard.press('Enter');
    await isAt(page, /BUTTON Remove Bot P/);
    await press(page, '[data-testid=many-compare]');
    await page.waitForSelector('.matrix');
    await isAt(page, /H3 matrix-title/);
    assert.deepEqual(problems, []);
    await context.close();
  });
}
