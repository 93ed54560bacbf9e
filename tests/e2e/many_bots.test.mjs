// The mode for many bots in a real browser: files dropped together, the matrix by keyboard, a pair as a report and back,
// stopping, files to take away that are the command line's to the byte, accessibility, and no request with a text.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { axeViolations } from './axe.mjs';
import { openBrowser, openPage, pageIsBuilt, programReady } from './browser.mjs';
import { madeBots } from './made_bots.mjs';
import { familyCases } from './many_family_cases.mjs';
import { historyCases } from './many_history_cases.mjs';
import { manyPackCases } from './many_pack_cases.mjs';
import { paperCases } from './many_paper_cases.mjs';
import { textCases } from './many_text_cases.mjs';
import { xssVectors } from './xss_vectors.mjs';

const commandLine = fileURLToPath(new URL('../../build/cli/kinprint.mjs', import.meta.url));
const hasTables = JSON.parse(readFileSync(new URL('../../models/manifest.json', import.meta.url), 'utf8')).tables?.length > 0;
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const said = (page, words) => page.waitForFunction((wanted) => document.querySelector('[data-testid=many-said]')?.textContent.includes(wanted), words);
const file = (name, content) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
const lines = (bots) => bots.map((bot) => `${JSON.stringify(bot)}\n`).join('');

async function openMany(host, options) {
  const opened = await openPage(host, options);
  await opened.page.click('.modes >> text=Many bots');
  await opened.page.waitForSelector('.many');
  return opened;
}
async function compareAll(page) {
  await page.click('[data-testid=many-compare]');
  await page.waitForSelector('.grid[aria-busy=false]');
}
async function saved(page, words) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`.matrix .take-away >> text=${words}`)]);
  return readFileSync(await download.path());
}

describe('many bots', { skip: !pageIsBuilt ? 'the page is not built (npm run build in web/)' : hasTables ? false : 'no tables' }, () => {
  let host;
  before(async () => {
    host = await openBrowser();
  });
  after(async () => {
    await host?.close();
  });

  test('what a new name or month changes below the list is there while it is typed, so that a click that leaves the box is not lost', async () => {
    const { page, context, problems } = await openMany(host);
    await page.setInputFiles('[data-testid=many-files]', file('bots.jsonl', lines(madeBots(3, 6))));
    await said(page, 'Bots added: 3');
    await compareAll(page);
    const click = async (selector) => {
      const { x, y, width, height } = await page.locator(selector).boundingBox();
      await page.mouse.click(x + width / 2, y + height / 2); // no wait for what moves, as of a reader
    };
    await page.locator('.bots .name').first().fill('Another name');
    await page.waitForSelector('[data-testid=many-stale]');
    const headings = page.locator('.matrix .choice input').first();
    await headings.scrollIntoViewIfNeeded();
    const before = await headings.isChecked();
    await click('.matrix .choice input >> nth=0');
    assert.equal(await headings.isChecked(), !before);
    await page.locator('.bots .name').first().fill('Bot 1');
    await page.waitForSelector('[data-testid=many-stale]', { state: 'detached' });
    await page.locator('.bots .month').first().fill('no month');
    await page.waitForSelector('.bots .month[aria-invalid=true]');
    await headings.scrollIntoViewIfNeeded();
    await click('.matrix .choice input >> nth=0');
    assert.equal(await headings.isChecked(), before);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('nothing of it is loaded before the mode is chosen', async () => {
    const { page, context, requests } = await openPage(host);
    await programReady(page);
    assert.deepEqual(requests.filter((url) => /\/many/.test(url)), []);
    await page.click('.modes >> text=Many bots');
    await page.waitForSelector('.many');
    assert.ok(requests.some((url) => /\/many_mode/.test(url)));
    await context.close();
  });

  test('bots named by hostile markup stay text, on the page and in the pictures and tables taken away', async () => {
    const { page, context, problems, requests } = await openMany(host);
    const named = xssVectors.slice(0, 60).map((name, at) => ({ name, answers: madeBots(6, 1)[at % 6].answers }));
    await page.setInputFiles('[data-testid=many-files]', [file('<img src=x onerror=alert(1)>.jsonl', lines(named)), file('<b>broken.json', '{')]);
    await said(page, 'Bots added: 60');
    await compareAll(page);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await page.waitForTimeout(300);
    const elements = await page.locator('.many').locator('img, iframe, script, object, embed, form, video, [onerror], [onload], a[href^="javascript" i]').count();
    assert.equal(elements, 0);
    assert.deepEqual(problems, []);
    const svg = String(await saved(page, 'Picture (SVG)'));
    const parsed = await page.evaluate((text) => {
      const made = new DOMParser().parseFromString(text, 'image/svg+xml');
      return { broken: made.querySelector('parsererror') !== null, foreign: [...made.querySelectorAll('*')].filter((item) => !['svg', 'g', 'rect', 'text', 'title', 'desc', 'line', 'path', 'circle', 'style', 'defs', 'pattern', 'tspan'].includes(item.localName)).map((item) => item.localName), handlers: [...made.querySelectorAll('*')].flatMap((item) => [...item.attributes]).filter(({ name }) => /^on|href/.test(name)).length };
    }, svg);
    assert.deepEqual(parsed, { broken: false, foreign: [], handlers: 0 });
    for (const url of requests) assert.ok(url.startsWith(host.address), url);
    await context.close();
  });

  test('files dropped together: every bot is listed, a broken file is named, and none is lost by it', async () => {
    const { page, context, problems } = await openMany(host);
    const handle = await page.evaluateHandle((contents) => {
      const transfer = new DataTransfer();
      for (const [name, text] of contents) transfer.items.add(new File([text], name));
      return transfer;
    }, [['some.jsonl', lines(madeBots(3, 3))], ['broken.json', '{"a":'], ['alone.txt', madeBots(1, 1)[0].answers[0].text], ['two.csv', 'prompt,model,answer\nWhy?,Bot X,Because it is so and nobody minds.\nWhy?,Bot Y,There are reasons for that.\n']]);
    await page.dispatchEvent('main', 'drop', { dataTransfer: handle });
    await said(page, 'Bots added: 6');
    const names = await page.locator('.bots td:first-child input').evaluateAll((inputs) => inputs.map((input) => input.value));
    assert.deepEqual(names, ['Bot 1', 'Bot 2', 'Bot 3', 'alone', 'Bot X', 'Bot Y']);
    assert.equal(await page.textContent('[data-testid=many-problems] li'), 'broken.json: The input is not valid JSON.');
    assert.match(await page.textContent('[data-testid=many-single]'), /3 bots have a single answer/);
    await page.fill('[aria-label="Name of bot 2"]', 'Renamed');
    await page.click('[aria-label="Remove Bot 1"]');
    await page.click('.removed >> text=Undo');
    assert.equal(await page.locator('.bots tbody tr').count(), 6);
    await page.click('text=Remove all bots');
    assert.equal(await page.locator('.bots').count(), 0);
    await page.click('.removed >> text=Undo');
    assert.equal(await page.inputValue('[aria-label="Name of bot 2"]'), 'Renamed');
    await page.click('[aria-label="Remove alone"]');
    await page.click('text=Remove all bots');
    await page.click('text=Three bots to try');
    await said(page, 'Bots added: 3');
    for (const bots of [8, 9]) {
      await page.click('.removed >> text=Undo');
      assert.equal(await page.locator('.bots tbody tr').count(), bots, 'what was removed is kept beside what was added since');
    }
    assert.equal(await page.inputValue('[aria-label="Name of bot 4"]'), 'alone');
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('the grid by keyboard, a pair as a report with the same figure, and the way back', async () => {
    const { page, context, problems, requests } = await openMany(host);
    await page.click('text=Three bots to try');
    await compareAll(page);
    const before = requests.length;
    await page.focus('.grid-cell[tabindex="0"]');
    for (const key of ['ArrowDown', 'ArrowDown', 'Home']) await page.keyboard.press(key);
    const label = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
    assert.equal(await page.textContent('[data-testid=read-out]'), label);
    assert.equal(await page.locator('.grid-cell[tabindex="0"]').count(), 1);
    const ratio = label.match(/LR (\S+),/)[1];
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=verdict]');
    assert.match(await page.textContent('[data-testid=pair-line]'), /One pair of many/);
    assert.ok((await page.textContent('[data-testid=verdict]')).includes(ratio.replace('1/', '')), `${ratio} in the verdict`);
    await page.check('#report .take-choices input >> nth=0');
    assert.match(await page.textContent('[data-testid=pair-line]'), /One pair of many: A and B\./); // anonymised: printed with the report
    await page.uncheck('#report .take-choices input >> nth=0');
    await page.click('text=Back to all pairs'); // as the browser's own Back, which takes its time
    await page.waitForSelector('.pair-line', { state: 'detached' });
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), label);
    // Going back ends the worker where it is still aligning passages, and starts another.
    assert.deepEqual(requests.slice(before).filter((url) => !/\/assets\/(main|weights|runtime|tokenizer)-/.test(url)), []);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('every pair held against the other bots: said beside the result, and a pair as a report names them as control bots', async () => {
    const { page, context, problems } = await openMany(host);
    await page.setInputFiles('[data-testid=many-files]', file('four.jsonl', lines(madeBots(4, 3))));
    await said(page, 'Bots added: 4');
    await compareAll(page);
    const figureOf = async () => (await page.locator('.grid-cell[tabindex="0"]').getAttribute('aria-label')).match(/LR (\S+),/)[1];
    await page.focus('.grid-cell[tabindex="0"]');
    for (const key of ['ArrowDown', 'Home']) await page.keyboard.press(key);
    const alone = await figureOf();
    assert.doesNotMatch(await page.textContent('.matrix'), /was held against/);
    await page.check('[data-testid=many-controls-from-list]');
    await compareAll(page);
    assert.match(await page.textContent('.matrix'), /held against the first 2 other bots/);
    await page.focus('.grid-cell[tabindex="0"]');
    for (const key of ['ArrowDown', 'Home']) await page.keyboard.press(key);
    const ratio = await figureOf();
    assert.notEqual(ratio, alone);
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=verdict]');
    const verdict = await page.textContent('[data-testid=verdict]');
    assert.ok(verdict.includes(ratio.replace('1/', '')), `${ratio} in the verdict`);
    assert.match(await page.textContent('.report'), /Control bots answered 3 of the prompts/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('stopping keeps the bots, and the comparison can be asked again', async () => {
    const { page, context, problems } = await openMany(host);
    await page.setInputFiles('[data-testid=many-files]', file('thirty.jsonl', lines(madeBots(30, 12))));
    await said(page, 'Bots added: 30');
    await page.click('[data-testid=many-compare]');
    await page.click('[data-testid=many-cancel]');
    await said(page, 'Stopped. All 30 bots');
    assert.equal(await page.locator('.bots tbody tr').count(), 30);
    assert.equal(await page.locator('.matrix').count(), 0);
    await compareAll(page);
    await said(page, 'Bots compared: 30. Pairs: 435');
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('more bots than there is room for, one bot, and identical bots are said in words with numbers', async () => {
    const { page, context } = await openMany(host);
    const [one] = madeBots(1, 3);
    await page.setInputFiles('[data-testid=many-files]', file('one.jsonl', lines([one])));
    await page.waitForSelector('[data-testid=many-one]');
    await page.setInputFiles('[data-testid=many-files]', file('same.jsonl', lines([{ ...one, name: 'Twin' }])));
    await page.waitForSelector('.bots tbody tr >> nth=1');
    await compareAll(page);
    assert.match(await page.textContent('[data-testid=matrix]'), /The two texts are the same \(1\)/);
    assert.equal(await page.textContent('.grid-cell.same >> nth=0'), 'same');
    await page.setInputFiles('[data-testid=many-files]', file('many.jsonl', lines(madeBots(103, 1))));
    assert.match(await page.textContent('[data-testid=many-left-out]'), /Bots without a place: 5\. This page compares at most 100/);
    await context.close();
  });

  test('what is taken away is what the command line writes, to the byte', { skip: existsSync(commandLine) ? false : 'the command line is not built' }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinprint-many-'));
    try {
      const path = join(folder, 'bots.jsonl');
      writeFileSync(path, lines([...madeBots(7, 5), { ...madeBots(8, 5)[7], released: '2026-09' }, { name: "It's, (one) bot", answers: [{ text: 'Short.' }] }]));
      const { page, context } = await openMany(host);
      await page.setInputFiles('[data-testid=many-files]', path);
      await said(page, 'Bots added: 9');
      await compareAll(page);
      for (const [words, option] of [['All figures', '--json'], ['Table (CSV)', '--csv'], ['Closest families (CSV)', '--families'], ['Tree (Newick)', '--newick'], ['Picture (SVG)', '--svg']]) {
        const written = execFileSync(process.execPath, [commandLine, 'matrix', path, option], { stdio: ['ignore', 'pipe', 'ignore'] });
        assert.ok((await saved(page, words)).equals(written), option);
      }
      await page.check('.matrix .choice input');
      for (const words of ['All figures', 'Table (CSV)', 'Closest families (CSV)', 'Tree (Newick)', 'Picture (SVG)']) {
        assert.doesNotMatch((await saved(page, words)).toString(), /It.{1,6}s, \(one\)/, words);
      }
      await context.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('axe finds nothing in light and dark, and nothing runs over at 320 pixels', async () => {
    for (const options of [{}, { colorScheme: 'dark' }, { viewport: { width: 320, height: 700 } }]) {
      const { page, context, problems } = await openMany(host, options);
      await page.setInputFiles('[data-testid=many-files]', file('bots.jsonl', lines([...madeBots(5, 4), { name: 'Short', answers: [{ text: 'No.' }] }])));
      await said(page, 'Bots added: 6');
      await compareAll(page);
      await page.evaluate(() => document.querySelectorAll('.matrix details').forEach((details) => (details.open = true)));
      await page.waitForSelector('[data-testid=pairs]');
      assert.equal(await page.locator('[data-testid=pairs] tbody tr').count(), 15);
      assert.deepEqual(await axeViolations(page), []);
      assert.ok((await overflow(page)) <= 0);
      assert.deepEqual(problems, []);
      await context.close();
    }
  });

  test('pasted answers are parted at separators and not at rules; what was understood is said, changed and undone', async () => {
    const { page, context, problems } = await openMany(host);
    const understood = (words) => page.waitForFunction((wanted) => document.querySelector('[data-testid=many-paste-found]').textContent.trim() === wanted, words);
    const answers = (count) => page.waitForFunction((wanted) => document.querySelector('.bots tbody .figure')?.textContent === wanted, String(count));
    await page.click('.many-sources >> text=Paste a bot');
    await understood('');
    const text = '## One\n\nWords.\n\n---\n\n## More\n\nWords.\n---\nTwo.';
    await page.fill('.many-paste input', 'Mine');
    await page.fill('#many-paste-text', text);
    const first = 'Understood: one bot with 2 answers. 1 line of hyphens is taken as a rule inside an answer.';
    await understood(first);
    await page.click('text=Part there too');
    await understood('Understood: one bot with 3 answers.');
    await page.click('.many-paste >> text=Undo');
    await understood(first);
    await page.click('text=All of it is one answer');
    await understood('Understood: one bot with 1 answer. Lines of hyphens taken as rules inside an answer: 2.');
    await page.click('.many-paste >> text=Undo');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'many-paste-text');
    await page.click('text=Add this bot');
    await answers(2);
    assert.equal(await page.inputValue('#many-paste-text'), '');
    await page.waitForSelector('.many-paste >> text=Added: Mine, 2 answers.');
    assert.deepEqual(await axeViolations(page), []);
    await page.click('text=Undo: back into the box');
    await said(page, 'back in the box');
    assert.deepEqual([await page.inputValue('.many-paste input'), await page.inputValue('#many-paste-text')], ['Mine', text]);
    assert.equal(await page.locator('.bots').count(), 0);
    await page.setInputFiles('[data-testid=many-files]', file('bots.jsonl', lines(Array.from({ length: 100 }, (_, at) => ({ name: `Bot ${at}`, answers: [{ text: 'Words.' }] })))));
    await said(page, 'Bots added: 100');
    await page.click('text=Add this bot');
    await page.waitForSelector('[data-testid=many-left-out]');
    assert.equal(await page.inputValue('#many-paste-text'), text, 'a bot without a place stays in the box');
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('while bots are compared, a list wider than the screen scrolls by keyboard', async () => {
    const { page, context } = await openPage(host, { viewport: { width: 320, height: 700 } });
    await page.route(/assets\/many-.*bin/, () => {}); // never answered
    await page.click('.modes >> text=Many bots');
    await page.setInputFiles('[data-testid=many-files]', file('bots.jsonl', lines(madeBots(3, 2))));
    await said(page, 'Bots added: 3');
    await page.click('[data-testid=many-compare]');
    await page.waitForSelector('[data-testid=many-work]');
    assert.deepEqual(await axeViolations(page), []);
    await page.focus('.grid-frame:has(.bots)');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => document.querySelector('.grid-frame:has(.bots)').scrollLeft > 0);
    await page.click('[data-testid=many-cancel]');
    await said(page, 'Stopped');
    await context.close();
  });

  for (const cases of [familyCases, historyCases, manyPackCases, paperCases, textCases]) cases(test, () => host, { openMany, compareAll, said });
});
