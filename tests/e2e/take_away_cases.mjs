// What can be taken away: the HTML report stands by itself from disk without script, and everything obeys the
// anonymise switch.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sampleReports } from '../web/samples/sample_reports.mjs';
import { axeViolations } from './axe.mjs';
import { openPage, openReport, programReady } from './browser.mjs';
import { paced } from './pace.mjs';

async function take(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`.take-away button:has-text("${button}")`)]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

export function takeAwayCases(suite, host) {
  suite('the HTML report opens from disk without script, with text, picture and both texts, and asks for nothing', {}, async () => {
    const { page, context } = await openPage(host());
    await openReport(page, sampleReports().ok_shared);
    await page.waitForSelector('.report #limits');
    const fontOf = (where) => where.evaluate(() => ['body', '.headline', '.part-note', '#limits li'].map((place) => {
      const { fontFamily, fontSize, lineHeight } = getComputedStyle(document.querySelector(place));
      return [place, fontFamily, fontSize, lineHeight];
    }));
    const shownFont = await fontOf(page);
    const { name, bytes } = await take(page, 'Report (HTML)');
    await context.close();
    assert.match(name, /^kinprint-Bot-P-Bot-Q\.html$/);
    assert.ok(bytes.length < 1_000_000);
    const path = join(tmpdir(), `kinprint-${process.pid}.html`);
    writeFileSync(path, bytes);
    const plain = paced(await host().browser.newContext({ javaScriptEnabled: false }));
    const requests = [];
    plain.on('request', (request) => requests.push(request.url()));
    const file = await plain.newPage();
    const problems = [];
    file.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await file.goto(pathToFileURL(path).href);
    assert.match(await file.textContent('.headline'), /40 times/);
    assert.equal(await file.locator('figure.strip svg').count(), 1);
    assert.equal(await file.locator('.pane').count(), 6);
    assert.equal(await file.locator('button').count(), 0);
    assert.equal(requests.length, 1);
    assert.deepEqual(problems, []);
    await plain.close();
    assert.doesNotMatch(bytes.toString(), /[{;] (?!--)[\w-]+: ;/, 'every rule of the styles has its value');
    const scripted = await openPage(host(), { bypassCSP: true });
    await scripted.page.goto(pathToFileURL(path).href);
    assert.deepEqual(await axeViolations(scripted.page), []);
    assert.deepEqual(await fontOf(scripted.page), shownFont);
    await scripted.context.close();
  });

  suite('beside a figure moved for closed prompts, page and HTML report say that error rates and strip are of prompts of all kinds', {}, async () => {
    const { page, context } = await openPage(host());
    const { ok_shared: plain } = sampleReports();
    const note = 'The pairs measured answered prompts of all kinds.';
    for (const [closedness, times] of [[1, 2], [0, 0]]) {
      await openReport(page, { ...plain, verdict: { ...plain.verdict, closedness } });
      await page.waitForSelector('.report #limits');
      await page.waitForFunction(([words, count]) => document.querySelector('#report').innerText.split(words).length - 1 === count, [note, times]);
      const { bytes } = await take(page, 'Report (HTML)');
      const markup = bytes.toString().replace(/<script[^]*?<\/script>/g, '');
      assert.equal(markup.split(note).length - 1, times);
    }
    await context.close();
  });

  suite('JSON, CSV, picture and PNG are made here, without a request', {}, async () => {
    const { page, context, requests } = await openPage(host());
    await openReport(page, sampleReports().ok_shared);
    await page.waitForSelector('.report #limits');
    await programReady(page);
    const before = requests.length;
    assert.equal(JSON.parse((await take(page, 'Data (JSON)')).bytes).verdict.log10LR, 1.62);
    assert.match((await take(page, 'Figures (CSV)')).bytes.toString(), /verdict,,log10LR,1\.62/);
    const svg = (await take(page, 'Picture (SVG)')).bytes.toString();
    assert.match(svg, /^<svg[^>]*xmlns/);
    assert.match(svg, /this pair: 40/);
    const png = (await take(page, 'Picture (PNG)')).bytes;
    assert.equal(png.subarray(1, 4).toString(), 'PNG');
    assert.ok(png.length > 5_000);
    assert.deepEqual(requests.slice(before).filter((url) => !url.startsWith('data:') && !url.startsWith('blob:')), []);
    await context.close();
  });

  suite('a report is drawn for paper before the event that announces printing ends, and for the screen again after', {}, async () => {
    const { page, context, problems } = await openPage(host());
    await openReport(page, sampleReports().ok_shared);
    await page.waitForSelector('.report #limits');
    const closed = () => page.locator('.report details:not([open])').count();
    const before = await closed();
    assert.ok(before > 0);
    const seen = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      return { panes: document.querySelectorAll('.pane').length, closed: document.querySelectorAll('.report details:not([open])').length };
    });
    assert.deepEqual(seen, { panes: 6, closed: 0 }, 'a page that prints itself is copied then');
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    assert.equal(await closed(), before);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('on paper nothing asks to be chosen, and what is before a table keeps room for its head and first row', {}, async () => {
    const { page, context } = await openPage(host());
    await openReport(page, sampleReports().ok_shared);
    await page.waitForSelector('.report #limits');
    assert.match(await page.textContent('#texts .part-note'), /Choose one/);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 672, height: 986 }); // A4 less the margins
    await page.evaluate(() => document.querySelectorAll('.pane').forEach((pane) => pane.replaceChildren())); // the bots' words
    assert.doesNotMatch(await page.innerText('#report'), /\b(choose|click|point at|press)\b/i);
    const short = await page.evaluate(() => [...document.querySelectorAll('#report table')].filter((table) => table.tHead && table.checkVisibility()).map((table) => {
      const before = table.previousElementSibling;
      const room = before ? getComputedStyle(before, '::after') : table.parentElement.matches('.part-body') ? getComputedStyle(table.closest('.part').querySelector('.part-head'), '::after') : getComputedStyle(table.parentElement, '::before');
      const needed = table.tBodies[0].rows[0].getBoundingClientRect().bottom - table.getBoundingClientRect().top;
      return { part: table.closest('section').id, room: room.content === 'none' ? 0 : parseFloat(room.height), needed };
    }).filter(({ room, needed }) => !(room >= needed)));
    assert.deepEqual(short, []);
    await context.close();
  });

  suite('every picture of a report is saved as SVG and as PNG, and the file carries the guide and the glossary', {}, async () => {
    const { page, context } = await openPage(host());
    await openReport(page, sampleReports().ok_shared);
    await page.waitForSelector('.report #limits');
    const kinds = await page.locator('.pictures option').evaluateAll((options) => options.map((option) => option.value));
    assert.deepEqual(kinds, ['scale', 'channels', 'prompts', 'robust']);
    for (const kind of kinds) {
      await page.selectOption('.pictures select', kind);
      const svg = await take(page, 'Picture (SVG)');
      assert.match(svg.name, new RegExp(`${kind}\\.svg$`));
      assert.match(svg.bytes.toString(), /^<svg[^>]*xmlns/);
      const png = (await take(page, 'Picture (PNG)')).bytes;
      assert.ok(png.subarray(1, 4).toString() === 'PNG' && png.length > 5_000, kind);
    }
    const html = (await take(page, 'Report (HTML)')).bytes.toString();
    assert.match(html, /How to read a report[\s\S]*Glossary[\s\S]*Equal error rate/);
    await context.close();
  });

  suite('the picture of the scale is the same from a phone and from a desk, with every word of it inside', {}, async () => {
    const { page, context } = await openPage(host());
    await openReport(page, sampleReports().ok_capped);
    await page.waitForSelector('.report #limits');
    const wide = (await take(page, 'Picture (SVG)')).bytes.toString();
    await page.setViewportSize({ width: 360, height: 700 });
    assert.equal((await take(page, 'Picture (SVG)')).bytes.toString(), wide);
    await page.evaluate((svg) => document.body.replaceChildren(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement), wide);
    const outside = await page.locator('svg text').evaluateAll((words) => {
      const paper = words[0].ownerSVGElement.ownerSVGElement.getBoundingClientRect();
      return words.filter((word) => {
        const { left, right, top, bottom } = word.getBoundingClientRect();
        return left < paper.left || right > paper.right || top < paper.top || bottom > paper.bottom;
      }).map(({ textContent }) => textContent);
    });
    assert.deepEqual(outside, []);
    assert.equal(await page.locator('svg text >> text=Same family').count(), 1);
    await context.close();
  });

  suite('the anonymise switch hides names and identity sentences on screen and in every file', {}, async () => {
    const { page, context } = await openPage(host());
    const report = JSON.parse(JSON.stringify(sampleReports().ok_shared).replaceAll('Bot P', 'Zanzibar'));
    await openReport(page, report);
    await page.waitForSelector('.report #limits');
    await page.check('.take-choices input >> nth=0');
    const hidden = /zanzibar|openai|great that you want to handle this kindly/i;
    assert.doesNotMatch(await page.textContent('.report'), hidden);
    for (const button of ['Report (HTML)', 'Data (JSON)', 'Figures (CSV)', 'Picture (SVG)']) {
      const { name, bytes } = await take(page, button);
      assert.doesNotMatch(name + bytes.toString(), hidden, button);
    }
    await context.close();
  });

  suite('an anonymised report is printed without the name of its file and says what was left out; its texts are not said to be enough to compute it again', {}, async () => {
    const { page, context } = await openPage(host());
    const report = JSON.parse(JSON.stringify(sampleReports().ok_shared).replaceAll('Bot P', 'Zanzibar'));
    await openReport(page, report, 'kinprint-Zanzibar-Bot-Q.json');
    await page.waitForSelector('.report #limits');
    const choices = () => page.innerText('.take-choices');
    assert.match(await choices(), /others can compute the report again/);
    await page.check('.take-choices input >> nth=0');
    assert.match(await choices(), /cannot be computed again/);
    assert.doesNotMatch(await choices(), /others can compute the report again/);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const printed = await page.innerText('body');
    assert.match(printed, /Report opened from a file\./);
    assert.match(printed, /Anonymised report: names and self-identifications were left out\./);
    assert.doesNotMatch(printed, /zanzibar/i);
    await context.close();
  });
}
