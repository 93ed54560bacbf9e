// The page in Chinese: what is put together on it from sentences, names and figures has Chinese marks, in every state.
import assert from 'node:assert/strict';
import { openPage } from './browser.mjs';
import { madeBots } from './made_bots.mjs';

const list = (name, content) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
const bots = madeBots(5, 3).map((bot) => JSON.stringify(bot)).join('\n');

// Lines in which a mark of half width stands beside an ideograph.
const wrongLines = (page) => page.evaluate(() => {
  document.querySelectorAll('details').forEach((details) => (details.open = true));
  const labels = [...document.querySelectorAll('[aria-label]')].map((item) => item.getAttribute('aria-label'));
  const lines = [...document.body.innerText.split('\n'), ...labels];
  return lines.filter((line) => /\p{Script=Han}\s*[,;:()!?]|[,;:()!?]\s*\p{Script=Han}|\d %/u.test(line));
});

// Elements with words of their own that are slanted: no script that Chinese stands in has a slant.
const slanted = (page) => page.evaluate(() =>
  [...document.querySelectorAll('body *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()) && getComputedStyle(element).fontStyle !== 'normal')
    .map((element) => element.outerHTML.slice(0, 80)));

export function chineseCases(suite, host, { hasTables }) {
  suite('a language whose sentences cannot be fetched leaves the one before, says so, and can be chosen again', {}, async () => {
    const { page, context, requests } = await openPage(host());
    const isChinese = /add_chinese/;
    assert.deepEqual(requests.filter((address) => isChinese.test(address)), []);
    await page.route(isChinese, (route) => route.abort());
    await page.selectOption('.language select', 'zh');
    assert.match(await page.textContent('.masthead [role=alert]'), /could not be fetched/);
    assert.deepEqual([await page.inputValue('.language select'), await page.getAttribute('html', 'lang')], ['en', 'en']);
    await page.unroute(isChinese);
    await page.selectOption('.language select', 'zh');
    await page.waitForSelector('html[lang=zh-Hans]');
    assert.equal(await page.locator('.masthead [role=alert]').count(), 0);
    await context.close();
  });

  suite('marks and figures put together on the page are Chinese in every mode', { skip: hasTables ? false : 'no tables' }, async () => {
    const { page, context, problems } = await openPage(host(), { locale: 'zh-CN' });
    const check = async (state) => {
      assert.deepEqual(await wrongLines(page), [], state);
      assert.deepEqual(await slanted(page), [], state);
    };
    await page.click('.starters li:first-child button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    await check('a report');
    // Texts are in English here: their quotes are, and a screen reader speaks them so.
    const languages = await page.evaluate(() => ['#runs q', '.pane', '.pair-prompt', '#prompts th[scope=row] span'].map((place) => document.querySelector(place)?.lang));
    assert.deepEqual(languages, ['en', 'en', 'en', 'en']);
    await page.click('.modes button >> nth=1');
    await page.click('.set-sources [aria-expanded] >> nth=2');
    await page.fill('#split-text', 'User: q\nKimi: a');
    await page.click('.set-panel button >> nth=0');
    await page.waitForSelector('.set-turns');
    await check('a conversation');
    await page.click('.set-sources [aria-expanded] >> nth=0');
    await page.setInputFiles('.chats input[type=file]', [list('a.json', '[{"title":"t","mapping":{}}]'), list('b.jsonl', bots)]);
    await page.waitForSelector('[data-testid=chats-losses]');
    await check('chats');
    await page.click('.modes button >> nth=2');
    await page.setInputFiles('[data-testid=many-files]', [list('b.jsonl', bots), list('broken.json', '{"a":'), list('chat.txt', 'User: what is rain\nAssistant: Water that falls.\n\nUser: and snow?\nAssistant: Frozen water.\n')]);
    await page.waitForSelector('[data-testid=many-problems]');
    await page.click('[data-testid=many-compare]');
    await page.waitForSelector('.grid[aria-busy=false]');
    await check('many bots');
    await page.click('.masthead a');
    await page.waitForSelector('.case-table');
    await check('known cases');
    assert.deepEqual(problems, []);
    await context.close();
  });
}
