// On a narrow screen nothing of a table is out of sight and no word is cut in two: figures of a prompt stand below it, and
// those of a known case below the pair.
import assert from 'node:assert/strict';
import { sampleReports } from '../web/samples/sample_reports.mjs';
import { axeViolations } from './axe.mjs';
import { openPage, openReport } from './browser.mjs';

// A report of several prompts, whose heat map has every colour.
function manyPrompts() {
  const { ok_shared: plain } = sampleReports();
  const names = plain.channels.map(({ name }) => name);
  const prompts = Array.from({ length: 8 }, (_, row) => ({
    ...plain.prompts[0],
    channels: Object.fromEntries(names.map((name, at) => [name, [-2, -1, -0.4, -0.1, 0.1, 0.4, 1, 2][(row + at) % 8]])),
  }));
  return { ...plain, prompts };
}

export function narrowCases(suite, host) {
  for (const [name, options] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['forced colours', { forcedColors: 'active' }]]) {
    suite(`every figure of a prompt is on the screen and has its name, at 360 pixels and beside each other where there is room (${name})`, {}, async () => {
      const { page, context } = await openPage(host(), { viewport: { width: 360, height: 780 }, ...options });
      const report = manyPrompts();
      await openReport(page, report);
      await page.waitForSelector('.report #limits');
      const seen = () => page.locator('#prompts td').evaluateAll((cells) => cells.map((cell) => {
        const { left, right } = cell.getBoundingClientRect();
        const { content } = getComputedStyle(cell, '::before');
        return { inside: left >= 0 && right <= document.documentElement.clientWidth, named: content !== 'none' && content !== '""' };
      }));
      await page.locator('#prompts').scrollIntoViewIfNeeded();
      const narrow = await seen();
      assert.equal(narrow.length, report.prompts.length * (2 + report.channels.length));
      assert.ok(narrow.every(({ inside, named }) => inside && named));
      if (!options.forcedColors) assert.deepEqual(await axeViolations(page), []); // axe reads colours that the system replaces
      await page.setViewportSize({ width: 1280, height: 900 });
      const wide = await seen();
      assert.ok(wide.every(({ inside, named }) => inside && !named));
      assert.ok(await page.isVisible('#prompts thead'));
      assert.equal(await page.locator('#prompts [tabindex="0"]').count(), 0, 'nothing scrolls, so nothing is a stop of the keyboard');
      await context.close();
    });
  }

  for (const width of [320, 360, 390]) {
    suite(`in a whole report at ${width} pixels nothing to touch is too small or too near to another, and its checkboxes are as large as a finger needs`, {}, async () => {
      const { page, context } = await openPage(host(), { viewport: { width, height: 780 } });
      await openReport(page, sampleReports().ok_shared);
      await page.waitForSelector('.report #limits');
      // Every part has had its frame: no estimate of a height puts one part over another.
      await page.waitForFunction(() => document.getAnimations().length === 0);
      assert.deepEqual(await axeViolations(page), []);
      const sizes = await page.locator('.text-controls input[type=checkbox]').evaluateAll((boxes) => boxes.map((box) => [box.offsetWidth, box.offsetHeight]));
      assert.ok(sizes.length > 3);
      assert.ok(sizes.flat().every((size) => size >= 24), String(sizes));
      const beyond = await page.locator('.part').evaluateAll((parts) => parts.filter((part) => part.lastElementChild.getBoundingClientRect().bottom > part.getBoundingClientRect().bottom + 1).map(({ id }) => id));
      assert.deepEqual(beyond, []);
      await context.close();
    });
  }

  suite('on a narrow screen the row that is held for progress leads to the report; where the buttons have room for it there is none', {}, async () => {
    const { page, context } = await openPage(host(), { viewport: { width: 360, height: 780 } });
    assert.equal(await page.locator('.to-report').count(), 0, 'there is no report');
    await openReport(page, manyPrompts());
    await page.waitForSelector('.report #limits');
    await page.click('.to-report');
    await page.waitForFunction(() => Math.abs(document.querySelector('#report').getBoundingClientRect().top) < 60);
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.equal(await page.isVisible('.to-report'), false);
    await page.click('.modes >> text=Many bots');
    assert.equal(await page.locator('.to-report').count(), 0);
    await context.close();
  });

  suite('no date of a report is cut at a hyphen, however narrow the screen', {}, async () => {
    const { page, context } = await openPage(host(), { viewport: { width: 420, height: 780 } });
    const { ok_shared: report } = sampleReports();
    await openReport(page, { ...report, program: { ...report.program, calibration: '2026-11-28' } });
    await page.waitForSelector('.report #limits');
    const { dates, cut } = await page.evaluate(() => {
      const sheet = new CSSStyleSheet(); // what is out of sight has no lines to look at
      sheet.replaceSync('* { content-visibility: visible !important; }');
      document.adoptedStyleSheets = [sheet];
      const walker = document.createTreeWalker(document.querySelector('.report'), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        for (const { 0: date, index } of walker.currentNode.data.matchAll(/\d{4}-\d\d(-\d\d)?/g)) {
          const range = document.createRange();
          range.setStart(walker.currentNode, index);
          range.setEnd(walker.currentNode, index + date.length);
          found.push(range);
        }
      }
      const inPieces = new Set();
      for (let width = 390; width >= 150; width -= 4) {
        document.querySelector('.report').style.width = `${width}px`;
        for (const range of found) if (range.getClientRects().length !== 1) inPieces.add(range.startContainer.data);
      }
      return { dates: found.length, cut: [...inPieces] };
    });
    assert.ok(dates > 1, String(dates));
    assert.deepEqual(cut, []);
    await context.close();
  });

  suite('nothing of many bots is wider than the page, which a window at 200 % makes narrow', {}, async () => {
    const { page, context } = await openPage(host(), { viewport: { width: 640, height: 450 } });
    await page.click('.modes >> text=Many bots');
    await page.click('text=Three bots to try');
    await page.click('[data-testid=many-compare]');
    await page.waitForSelector('.families-table[aria-busy=false]');
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    await page.waitForSelector('[data-testid=pairs]');
    for (const width of [768, 640, 620, 480, 360]) {
      await page.setViewportSize({ width, height: 450 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
    }
    await context.close();
  });

  suite('at 360 pixels no word of the known cases is cut in two, and a pair has the width of the table', {}, async () => {
    const { page, context } = await openPage(host(), { path: '#cases', viewport: { width: 360, height: 780 } });
    await page.waitForSelector('.case-table');
    for (const button of await page.locator('.case-more button').all()) await button.click();
    const { cut, narrow } = await page.evaluate(() => {
      const inPieces = [];
      for (const cell of document.querySelectorAll('.case-table td')) {
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          for (const { 0: word, index } of walker.currentNode.data.matchAll(/\p{L}+/gu)) {
            const range = document.createRange();
            range.setStart(walker.currentNode, index);
            range.setEnd(walker.currentNode, index + word.length);
            if (range.getClientRects().length > 1) inPieces.push(word);
          }
        }
      }
      const rows = [...document.querySelectorAll('.case-table tbody tr')];
      return { cut: inPieces, narrow: rows.filter((row) => row.cells[0].offsetWidth < row.closest('table').offsetWidth).length };
    });
    assert.deepEqual(cut, []);
    assert.equal(narrow, 0);
    await context.close();
  });

  for (const width of [320, 360]) {
    suite(`at ${width} pixels nothing of the known cases lies beyond the edge, where a part would cut it off`, {}, async () => {
      const { page, context } = await openPage(host(), { path: '#cases', viewport: { width, height: 780 } });
      await page.waitForSelector('.case-errors');
      const beyond = await page.locator('.cases *').evaluateAll((items) => items.filter((item) => item.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5).map(({ tagName, textContent }) => `${tagName} ${textContent.slice(0, 30)}`));
      assert.deepEqual(beyond, []);
      await context.close();
    });
  }

  for (const [name, options] of [['light', {}], ['dark', { colorScheme: 'dark' }], ['forced colours', { forcedColors: 'active' }]]) {
    suite(`a table that goes on sideways fades there, and only there, and keeps its outline with the keyboard (${name})`, {}, async () => {
      const { page, context } = await openPage(host(), { viewport: { width: 360, height: 780 }, ...options });
      await page.click('.modes >> text=Many bots');
      await page.click('text=Three bots to try');
      const frame = page.locator('.paper-list.grid-frame');
      const sides = () => frame.evaluate((item) => [item.hasAttribute('data-before'), item.hasAttribute('data-after'), getComputedStyle(item).maskImage !== 'none']);
      const become = async (wanted, why) => {
        await page.waitForFunction(([before, after]) => {
          const item = document.querySelector('.paper-list.grid-frame');
          return item.hasAttribute('data-before') === before && item.hasAttribute('data-after') === after;
        }, wanted);
        assert.deepEqual(await sides(), wanted, why);
      };
      await become([false, true, true]);
      await frame.evaluate((item) => item.scrollBy(60, 0));
      await become([true, true, true]);
      await frame.evaluate((item) => item.scrollTo(item.scrollWidth, 0));
      await become([true, false, true]);
      await page.locator('.paper-list input').first().focus();
      await page.keyboard.press('Shift+Tab');
      assert.ok(await frame.evaluate((item) => item.matches(':focus-visible') && getComputedStyle(item).maskImage === 'none'));
      await page.setViewportSize({ width: 1280, height: 780 });
      await become([false, false, false], 'nothing is out of sight');
      assert.equal(await frame.evaluate((item) => item === document.activeElement), true, 'the focus stays where it is');
      await page.keyboard.press('Tab');
      assert.equal(await frame.getAttribute('tabindex'), null, 'what does not scroll is no stop of the keyboard');
      await page.setViewportSize({ width: 360, height: 780 });
      for (const _ of [1, 2]) await page.click('text=Three bots to try');
      await page.click('[data-testid=many-compare]');
      const grid = page.locator('.grid-frame:has(> .grid)');
      await grid.evaluate((item) => item.scrollTo(20, 0));
      await page.waitForSelector('.grid-frame[data-before]:has(> .grid)');
      assert.match(await grid.evaluate((item) => getComputedStyle(item).maskImage), /^linear-gradient\(to right, (rgb\(0, 0, 0\)|black)/, 'the names of the heat map stay and do not fade');
      await context.close();
    });
  }

  suite('a frame is a stop of the keyboard as long as it scrolls, and a text says by fading that it goes on', {}, async () => {
    const { page, context } = await openPage(host());
    const wrong = () => page.evaluate(() => [...document.querySelectorAll('.pane, .set-scroll, .grid-frame[aria-label]')]
      .filter((item) => (item.tabIndex === 0) !== (item.scrollWidth > item.clientWidth + 1 || item.scrollHeight > item.clientHeight + 1))
      .map((item) => item.getAttribute('aria-label')));
    const fades = () => page.locator('.pane').evaluateAll((items) => items.map((item) => getComputedStyle(item).maskImage !== 'none'));
    const report = sampleReports().ok_shared;
    await openReport(page, report);
    await page.waitForSelector('.pane[data-below]');
    assert.deepEqual([await wrong(), await fades()], [[], [true, true]]);
    await page.locator('.pane').evaluateAll((items) => items.forEach((item) => item.scrollTo(0, item.scrollHeight)));
    await page.waitForFunction(() => document.querySelectorAll('.pane[data-above]:not([data-below])').length === 2);
    await page.setViewportSize({ width: 1280, height: 3000 });
    await page.waitForFunction(() => document.querySelectorAll('.pane:not([tabindex])').length === 2);
    assert.deepEqual([await wrong(), await fades()], [[], [false, false]]);
    await page.click('.modes >> text=A set of prompts');
    await page.waitForSelector('.set-scroll:not([tabindex])');
    assert.deepEqual(await wrong(), []);
    await context.close();
  });

  suite('names of kinds of pairs stand beside their row where there is room, above it on a phone, and meet no other text', {}, async () => {
    const { page, context } = await openPage(host());
    await openReport(page, sampleReports().ok_separate);
    await page.waitForSelector('.strip svg');
    const strip = () => page.evaluate(() => {
      const boxes = (selector) => [...document.querySelectorAll(`.strip ${selector}`)].map((item) => item.getBoundingClientRect()).filter(({ width }) => width > 0);
      const middle = ({ top, bottom }) => (top + bottom) / 2;
      const names = boxes('text.strip-name:not(.tick)');
      return {
        beside: names.length,
        above: boxes('.row-name').length,
        farthest: Math.max(0, ...names.map((name, row) => Math.abs(middle(name) - middle(boxes('.middle')[row])))),
        apart: Math.min(...boxes('.axis').map(({ left }) => left)) - Math.max(0, ...names.map(({ right }) => right)),
        before: Math.min(...boxes('text').map(({ left }) => left)) - document.querySelector('.strip').getBoundingClientRect().left,
      };
    });
    const wide = await strip();
    assert.deepEqual([wide.beside, wide.above], [5, 0]);
    assert.ok(wide.farthest <= 8 && wide.apart > 0 && wide.before >= 0, JSON.stringify(wide));
    await page.setViewportSize({ width: 360, height: 700 });
    const phone = await strip();
    assert.deepEqual([phone.beside, phone.above], [0, 5]);
    await context.close();
  });
}
