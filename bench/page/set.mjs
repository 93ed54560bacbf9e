// A key in a cell of a set, with many rows beside one with few, in Chromium: script and the whole frame of a key, in a set
// alone and beside a report of it, and what a frame is made of. Ratios within one run are worth more than milliseconds.
// node bench/page/set.mjs [rows] after the page was built. Prints one JSON object.
import { loadavg } from 'node:os';
import { openBrowser, openPage, wholeBrowser } from '../../tests/e2e/browser.mjs';
import { traced } from './trace.mjs';

const many = Number(process.argv[2] ?? 500);
const few = 10;
const keys = 60;

const words = (seed) => Array.from({ length: 200 }, (_, at) => `word${(at * 7 + seed) % 97}`).join(' ');
const tableOf = (rows) => ['prompt\tA\tB', ...Array.from({ length: rows }, (_, row) => `Question ${row + 1}?\tA of ${row + 1}: ${words(row)}\tB of ${row + 1}: ${words(row + 3)}`)].join('\n');

async function setOf(host, rows) {
  const { page, context } = await openPage(host);
  await page.click('.modes >> text=A set of prompts');
  await page.click('.set-sources >> text=Paste a table');
  await page.evaluate((text) => {
    const box = document.querySelector('#paste-text');
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }, tableOf(rows));
  await page.click('text=Put into the table');
  await page.waitForFunction((wanted) => document.querySelectorAll('.set-row').length === wanted, rows);
  await page.waitForTimeout(10_000); // counted, kept as a draft and measured
  return { page, context };
}

// Medians in milliseconds of one key after the other: until its script has run, and until its frame is painted.
const typed = (page, count) =>
  page.evaluate(async (times) => {
    const area = document.querySelectorAll('.set-row textarea')[4];
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    const scripts = [];
    const frames = [];
    for (let key = 0; key < times; key += 1) {
      const began = performance.now();
      document.execCommand('insertText', false, 'x');
      await Promise.resolve();
      scripts.push(performance.now() - began);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      frames.push(performance.now() - began);
    }
    const median = (values) => values.sort((one, other) => one - other)[values.length >> 1];
    return { scriptMs: median(scripts), frameMs: median(frames) };
  }, count);

async function measured(host, rows) {
  const { page, context } = await setOf(host, rows);
  const alone = await typed(page, keys);
  const { tasks } = await traced(host.browser, page, () => typed(page, 5), 4);
  await page.click('button.main');
  await page.waitForSelector('#versions', { timeout: 300_000 });
  await page.waitForTimeout(1_000);
  const besideReport = await typed(page, keys);
  await context.close();
  return { alone, besideReport, longestTask: tasks.sort((one, other) => other.ms - one.ms)[0] ?? null };
}

const round = (value) => Math.round(value * 10) / 10;
const host = await openBrowser([], wholeBrowser);
const [small, large] = [await measured(host, few), await measured(host, many)];
await host.close();
const ratio = (state, what) => round(large[state][what] / small[state][what]);
const figures = ({ alone, besideReport, longestTask }) => ({ alone: Object.values(alone).map(round), besideReport: Object.values(besideReport).map(round), longestTask });
console.log(JSON.stringify({
  load: loadavg().map(round), order: ['scriptMs', 'frameMs'], [few]: figures(small), [many]: figures(large),
  times: { script: ratio('alone', 'scriptMs'), frame: ratio('alone', 'frameMs'), scriptBesideReport: ratio('besideReport', 'scriptMs'), frameBesideReport: ratio('besideReport', 'frameMs') },
}, null, 1));
