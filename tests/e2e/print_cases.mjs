// What comes out of the printer where there is no report: what was gathered, whole, or what to do; the known cases with
// what was chosen of them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sampleReports } from '../web/samples/sample_reports.mjs';
import { openPage, openReport } from './browser.mjs';

const answer = (side, number) => `[aria-label="Answer of ${side} to prompt ${number}"]`;
const sheetWidth = 672; // A4 upright less the margins of print.css, in CSS pixels

// What stands on the paper, as text, and how far it runs over its right edge.
async function printed(page) {
  await page.setViewportSize({ width: sheetWidth, height: 986 });
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const { innerText, scrollWidth, clientWidth } = document.documentElement;
    const boxes = [...document.querySelectorAll('textarea, button, select')].filter((item) => item.checkVisibility()).length;
    dispatchEvent(new Event('afterprint'));
    return { text: innerText, over: scrollWidth - clientWidth, boxes };
  });
  await page.emulateMedia({ media: 'screen' });
  return seen;
}

export function printCases(suite, host) {
  suite('the ways from shared passages to the texts are in one column on a desk; on paper a short passage shares its line with what is said of it', {}, async () => {
    const { page, context } = await openPage(host());
    await openReport(page, sampleReports().ok_shared);
    await page.waitForSelector('.report #limits');
    const places = await page.locator('.run-links a:first-child').evaluateAll((links) => links.map((link) => link.getBoundingClientRect().left));
    assert.ok(places.length > 4 && places.every((place) => Math.abs(place - places[0]) < 1), `${places}`);
    const onOneLine = () => page.locator('.runs li').evaluateAll((items) => items.filter((item) => item.querySelector('.run-facts').getBoundingClientRect().top < item.querySelector('q').getBoundingClientRect().bottom).length);
    assert.equal(await onOneLine(), 0);
    await page.setViewportSize({ width: sheetWidth, height: 986 });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.isVisible('.run-links'), false);
    assert.ok((await onOneLine()) > 0);
    await context.close();
  });

  suite('answers without a report are printed whole, with their names and numbers; where there are none, what to do', {}, async () => {
    const { page, context, problems } = await openPage(host());
    assert.match((await printed(page)).text, /Nothing to print yet\s+No prompt and no answer has been entered/);
    await page.fill('.answer-box >> nth=0', `${'A line of an answer.\n'.repeat(60)}The end of it.`);
    await page.fill('.names input >> nth=0', 'Bot of the left');
    const few = await printed(page);
    assert.match(few.text, /as they were gathered[\s\S]*Prompt 1\s+A: Bot of the left[\s\S]*The end of it\.\s+B\s+empty/);
    assert.deepEqual([few.over, few.boxes], [0, 0]);
    assert.equal(await page.locator('.paper-sheet').count(), 0, 'not made for a screen');
    await page.click('text=A set of prompts');
    assert.match((await printed(page)).text, /Nothing to print yet/, 'what is on the screen is printed');
    await page.click('text=next 5');
    await page.click('.set-column-buttons >> text=a control bot');
    await page.fill(answer('C1', 5), `Of the control bot: ${'x'.repeat(400)}`);
    await page.click('.set-row >> nth=1 >> text=Remove');
    await page.uncheck('[aria-label="Use prompt 2 in the comparison"]');
    const set = await printed(page);
    for (const prompt of await page.locator('.set-prompt textarea').evaluateAll((areas) => areas.map(({ value }) => value))) assert.ok(set.text.includes(prompt), prompt);
    assert.match(set.text, /Prompt 2 \(left out of comparisons\)[\s\S]*Prompt 4[\s\S]*C1\s+Of the control bot: x+/);
    assert.deepEqual([set.over, set.boxes], [0, 0]);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a printed report is saved under the names of its bots, and every sheet says which report it is of, in a file made of it too', {}, async () => {
    const { page, context } = await openPage(host());
    const report = sampleReports().ok_shared;
    const foot = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--sheet-foot'));
    assert.equal(await foot(), '');
    await openReport(page, report);
    await page.waitForSelector('.report #limits');
    assert.equal(await page.title(), 'Kinprint');
    const title = await page.evaluate(() => {
      dispatchEvent(new Event('beforeprint'));
      const { title } = document;
      dispatchEvent(new Event('afterprint'));
      return title;
    });
    assert.deepEqual([title, await page.title()], ['Kinprint: Bot P, Bot Q', 'Kinprint']);
    assert.ok((await foot()).includes(report.inputs.right.sha256.slice(0, 8)));
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Report (HTML)')]);
    assert.ok(readFileSync(await file.path(), 'utf8').includes(await foot()));
    await page.click('text=Close this report');
    assert.equal(await foot(), '');
    await context.close();
  });

  suite('a list of bots that were not compared is printed with whole names', {}, async () => {
    const { page, context, problems } = await openPage(host());
    await page.click('.modes >> text=Many bots');
    await page.waitForSelector('.many');
    assert.match((await printed(page)).text, /No bots yet/);
    await page.click('text=Three bots to try');
    const name = `a_bot_called_by_a_path_${'without_any_space_'.repeat(8)}end`;
    await page.fill('.bots input.name >> nth=1', name);
    await page.locator('.bots input.name >> nth=1').blur();
    const seen = await printed(page);
    assert.match(seen.text, /There is no report of these here[\s\S]*Bot P[\s\S]*Bot R/);
    assert.ok(seen.text.includes(name));
    assert.deepEqual([seen.over, seen.boxes], [0, 0]);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('printed known cases say which prompts and how many answers were chosen, and point nowhere', {}, async () => {
    const { page, context } = await openPage(host(), { path: '#cases' });
    await page.waitForSelector('.case-table');
    await page.click('.case-controls .modes button >> nth=1');
    await page.selectOption('.case-controls select', '5');
    const seen = await printed(page);
    assert.match(seen.text, /Chosen here: Prompts known; answers a side: 5\./);
    assert.doesNotMatch(seen.text, /Back to the comparison/);
    assert.equal(await page.locator('text=Chosen here').isVisible(), false, 'on a screen the buttons say it');
    await context.close();
  });

  suite('the words that a reader opened are printed, closed ones are not', {}, async () => {
    const { page, context } = await openPage(host());
    assert.doesNotMatch((await printed(page)).text, /Equal error rate/i);
    await page.click('#glossary summary');
    assert.match((await printed(page)).text, /Equal error rate/i);
    await context.close();
  });
}
