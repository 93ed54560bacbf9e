// Heat map and tree of many bots where there is little room: on paper, upright and across, from the page and from the file
// of the command line; and on a phone, where the heat map scrolls in its own frame.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { madeBots } from './made_bots.mjs';
import { paced } from './pace.mjs';

const commandLine = fileURLToPath(new URL('../../build/cli/kinprint.mjs', import.meta.url));
const lines = (bots) => bots.map((bot) => `${JSON.stringify(bot)}\n`).join('');
// A4 less the margins of print.css, in CSS pixels: 178 by 261 mm upright, 265 by 174 mm across.
const sheets = { upright: { width: 672, height: 986 }, across: { width: 1001, height: 657 } };
const smallestType = 10; // CSS pixels: 7.5 points

const long = 'A bot of a laboratory that likes its names long, instruct, version';
const whole = 'a_bot_that_is_called_by_the_path_of_its_file_without_any_space_at_which_a_line_could_end';
function namedBots(count) {
  const names = { 2: whole, 3: long };
  return madeBots(count, 1).map((bot, at) => (names[at % 7] ? { ...bot, name: `${names[at % 7]} ${at + 1}` } : bot));
}
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// What a reader of one sheet needs: a head that comes again, names on both sides, figures that can be read, every pair.
const onPaper = (page) => page.evaluate(() => {
  const tables = [...document.querySelectorAll('.paper-matrix table')];
  const text = (cell) => cell.textContent.trim();
  return {
    shown: document.querySelector('.paper-matrix').checkVisibility(),
    gridShown: document.querySelector('.grid').checkVisibility(),
    right: Math.max(...tables.map((table) => table.getBoundingClientRect().right)),
    heads: tables.map((table) => [...table.tHead.rows[0].cells].slice(1).map(text)),
    rowNames: tables.map((table) => [...table.tBodies[0].rows].map((row) => text(row.cells[0]))),
    columns: tables.map((table) => [...table.tBodies[0].rows].map((row) => row.cells.length - 1)),
    corners: tables.map((table) => text(table.tHead.rows[0].cells[0])),
    headHeights: tables.map((table) => table.tHead.getBoundingClientRect().height),
    headDisplays: tables.map((table) => getComputedStyle(table.tHead).display),
    type: Math.min(...[...document.querySelectorAll('.paper-matrix :is(th, td)')].map((cell) => parseFloat(getComputedStyle(cell).fontSize))),
    cut: tables.flatMap((table) => [...table.tBodies[0].querySelectorAll('th, td')]).filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map(text),
    empty: tables.flatMap((table) => [...table.querySelectorAll('td:not(.self)')]).filter((cell) => text(cell) === '').length,
  };
});

async function checkSheets(page, count) {
  await page.emulateMedia({ media: 'print' });
  for (const [name, sheet] of Object.entries(sheets)) {
    await page.setViewportSize(sheet);
    const seen = await onPaper(page);
    assert.ok(seen.shown && !seen.gridShown, name);
    assert.ok((await overflow(page)) <= 0, `${name}: the page runs over by ${await overflow(page)}`);
    assert.ok(seen.right <= sheet.width + 0.5, `${name}: ${seen.right}`);
    assert.equal(seen.columns.map(([first]) => first).reduce((sum, columns) => sum + columns, 0), count);
    for (const columns of seen.columns) assert.deepEqual(columns, Array(count).fill(columns[0]));
    for (const names of seen.rowNames) names.forEach((label, row) => assert.match(label, new RegExp(`^${row + 1} \\S`)));
    seen.heads.flat().forEach((label, column) => assert.match(label, new RegExp(`\\D.*${column + 1}$`)));
    assert.ok(seen.type >= smallestType - 0.01, `${name}: ${seen.type}`);
    assert.deepEqual(seen.cut, [], name);
    assert.equal(seen.empty, 0);
    // Chromium leaves a head out on the next sheet that is higher than a quarter of it.
    for (const height of seen.headHeights) assert.ok(height < sheets.across.height / 4, `${name}: a head of ${height}`);
    assert.ok(seen.headDisplays.every((display) => display === 'table-header-group'));
    if (count > 18) assert.match(seen.corners[1], new RegExp(`^Columns \\d+ to \\d+ of ${count}$`));
  }
}

// Of the tree: pieces that fit a sheet, every name in one of them and whole. Where a text stands is told by its place and
// its size: the box a browser reports is that of the font's lines, which is as high as the font at hand makes it.
const treeOnPaper = (page) => page.evaluate(() => [...document.querySelectorAll('.tree svg:not(.tree-scale)')].map((piece) => {
  const { bottom, height } = piece.getBoundingClientRect();
  const texts = [...piece.querySelectorAll('text')].map((item) => {
    const [at, size] = [item.y.baseVal[0].value, parseFloat(getComputedStyle(item).fontSize)];
    return getComputedStyle(item).dominantBaseline === 'central' ? [at - size / 2, at + size / 2] : [at - size, at];
  });
  return { height, names: piece.querySelectorAll('text:not(.support)').length, outside: texts.filter(([over, under]) => over < -1 || under > height + 1).length, gap: piece.nextElementSibling ? piece.nextElementSibling.getBoundingClientRect().top - bottom : 0 };
}));

async function checkTree(page, leaves) {
  const pieces = await treeOnPaper(page);
  assert.equal(pieces.reduce((sum, { names }) => sum + names, 0), leaves);
  for (const { height, outside, gap } of pieces) {
    assert.ok(2 * height <= sheets.across.height, `a piece of ${height}`);
    assert.equal(outside, 0, 'a text over the edge of a piece');
    assert.ok(Math.abs(gap) < 0.01, 'pieces lie close');
  }
}

export function paperCases(test, host, { openMany, compareAll, said }) {
  for (const count of [3, 18, 19, 100]) {
    test(`the heat map of ${count} bots fits A4 upright and across with names, figures and every pair`, async () => {
      const { page, context, problems } = await openMany(host());
      await page.setInputFiles('[data-testid=many-files]', { name: 'bots.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines(namedBots(count))) });
      await said(page, `Bots added: ${count}`);
      await compareAll(page);
      assert.equal(await page.locator('.paper-matrix').count(), 0, 'not made for a screen');
      const drawn = await page.evaluate(() => {
        dispatchEvent(new Event('beforeprint'));
        return document.querySelector('.paper-matrix') !== null;
      });
      assert.ok(drawn, 'before the event ends: a page that prints itself is copied then');
      await checkSheets(page, count);
      await checkTree(page, count);
      await page.evaluate(() => dispatchEvent(new Event('afterprint')));
      assert.equal(await page.locator('.tree svg:not(.tree-scale)').count(), 1);
      assert.equal(await page.locator('.paper-matrix').count(), 0);
      assert.deepEqual(problems, []);
      await context.close();
    });
  }

  test('on a phone the heat map of 40 bots scrolls in its frame and the page does not; the table of pairs needs no scrolling', async () => {
    const { page, context } = await openMany(host(), { viewport: { width: 320, height: 700 } });
    await page.setInputFiles('[data-testid=many-files]', { name: 'bots.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines(namedBots(40))) });
    await said(page, 'Bots added: 40');
    await compareAll(page);
    assert.ok((await overflow(page)) <= 0);
    assert.ok(await page.locator('.grid-frame:has(> .grid)').evaluate((frame) => frame.scrollWidth > frame.clientWidth && getComputedStyle(frame).overflowX === 'auto'));
    await page.click('text=The same as a table of pairs');
    const pairs = await page.locator('[data-testid=pairs]').evaluate(({ parentElement: frame, rows }) => ({ over: frame.scrollWidth - frame.clientWidth, first: rows[1].cells[3].getBoundingClientRect().width }));
    assert.ok(pairs.over <= 0 && pairs.first > 200, JSON.stringify(pairs));
    await context.close();
  });

  test('figures of branches that end near the root are whole: on a desk, a phone, on paper and in the picture', async () => {
    for (const width of [1280, 360]) {
      const { page, context } = await openMany(host(), { viewport: { width, height: 700 } });
      for (const _ of [1, 2]) await page.click('text=Three bots to try');
      await compareAll(page);
      const cut = () => page.evaluate(() => {
        const { left } = document.querySelector('.tree').parentElement.getBoundingClientRect();
        return [...document.querySelectorAll('.tree .support')].filter((figure) => figure.getBoundingClientRect().left < left).map(({ textContent }) => textContent);
      });
      assert.ok((await page.locator('.tree .support').count()) > 1);
      assert.deepEqual(await cut(), []);
      assert.match(await page.textContent('.tree-scale text'), /^length 0\.0*[125]: /);
      const [bar, tree] = await page.evaluate(() => ['.tree-scale line', '.tree'].map((part) => document.querySelector(part).getBoundingClientRect().width));
      assert.ok(bar > tree / 20 && bar < tree / 5, `a scale of ${bar} below a tree of ${tree}`);
      const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Picture (SVG)')]);
      const figures = [...readFileSync(await file.path(), 'utf8').matchAll(/<text x="([\d.]+)"[^>]*font-size="8"[^>]*>(\d+)</g)];
      assert.ok(figures.length > 1);
      for (const [, x, figure] of figures) assert.ok(Number(x) >= figure.length * 5.5, `${figure} ends at ${x}`);
      await page.emulateMedia({ media: 'print' });
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      assert.deepEqual(await cut(), []);
      const heads = await page.locator('.many details[open] > summary').evaluateAll((found) => found.map((head) => parseFloat(getComputedStyle(head, '::after').height)));
      assert.ok(heads.length > 0 && heads.every((room) => room > 60), `${heads}: a head of a table may stand alone at the foot of a sheet`);
      await context.close();
    }
  });

  test('the file of the command line fits A4 and a phone as the page does', { skip: existsSync(commandLine) ? false : 'the command line is not built' }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kinprint-paper-'));
    const context = paced(await host().browser.newContext({ viewport: { width: 320, height: 700 } }));
    try {
      for (const count of [12, 45]) {
        const path = join(folder, `${count}.jsonl`);
        writeFileSync(path, lines(namedBots(count)));
        const html = join(folder, `${count}.html`);
        execFileSync(process.execPath, [commandLine, 'matrix', path, '--html', html], { stdio: 'ignore' });
        const page = await context.newPage();
        await page.goto(pathToFileURL(html).href);
        assert.ok((await overflow(page)) <= 0);
        assert.equal(await page.locator('.paper-matrix').evaluate((item) => item.checkVisibility()), false);
        assert.ok(await page.locator('.grid').evaluate((grid) => grid.checkVisibility() && grid.parentElement.scrollWidth > grid.parentElement.clientWidth));
        await checkSheets(page, count);
        await checkTree(page, count);
        await page.close();
      }
    } finally {
      await context.close();
      rmSync(folder, { recursive: true });
    }
  });
}
