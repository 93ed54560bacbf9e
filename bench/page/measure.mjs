// What a reader waits for and downloads: time from the click to the first verdict in Chromium (two answers of about 300
// words; 100 rows), main-thread tasks over 50 ms until the whole report stands, keys and pastes with a megabyte and five
// in a box, and the size of everything transferred. Tasks are those of Chromium's trace, with what they consist of; what
// other programs take of the processor counts in them too.
// node bench/page/measure.mjs [rounds] after `npm run build` in web/. Prints one JSON object.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { openBrowser, openPage, pageFolder, wholeBrowser } from '../../tests/e2e/browser.mjs';
import { traced } from './trace.mjs';

const rounds = Number(process.argv[2] ?? 7);
const example = (name) => JSON.parse(readFileSync(new URL(`../../web/src/examples/${name}.json`, import.meta.url), 'utf8'));
const { left, right } = example('alike');
const words = (texts, count) => texts.join('\n\n').split(/(?<=\s)/).slice(0, count).join('');
const texts = (side) => side.answers.map((answer) => answer.text);

// Rows of their own: sentences of the examples in another order each, about 200 words.
function manyRows(count) {
  const sentences = (side) => texts(side).join(' ').split(/(?<=[.!?])\s+/);
  const [a, b] = [sentences(left), sentences(right)];
  return Array.from({ length: count }, (_, row) => ({
    prompt: `Question number ${row + 1} about ${['bread', 'dogs', 'drawing'][row % 3]}?`,
    left: Array.from({ length: 12 }, (_, at) => a[(row * 7 + at * 5) % a.length]).join(' '),
    right: Array.from({ length: 12 }, (_, at) => b[(row * 3 + at * 7) % b.length]).join(' '),
  }));
}

async function fill(page, rows) {
  await page.click('text=Clear everything');
  for (let index = 1; index < rows.length; index += 1) await page.evaluate(() => [...document.querySelectorAll('button')].find((button) => button.textContent.includes('Add another prompt')).click());
  await page.evaluate((wanted) => {
    const type = (area, text) => {
      area.value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    };
    document.querySelectorAll('.row').forEach((row, index) => {
      type(row.querySelector('.row-prompt textarea'), wanted[index].prompt);
      row.querySelectorAll('.answer-box').forEach((area, side) => type(area, side === 0 ? wanted[index].left : wanted[index].right));
    });
  }, rows);
  await page.waitForTimeout(600);
}

// Milliseconds from the click to the verdict being in the page and painted.
async function timed(page) {
  return page.evaluate(async () => {
    const seen = new Promise((resolve) => {
      const watcher = new MutationObserver(() => {
        if (!document.querySelector('[data-testid=verdict], [data-testid=status], [data-testid=error]')) return;
        watcher.disconnect();
        const inPage = performance.now();
        requestAnimationFrame(() => setTimeout(() => resolve([inPage, performance.now()])));
      });
      watcher.observe(document.getElementById('report'), { childList: true, subtree: true });
    });
    const click = performance.now();
    document.querySelector('button.main').click();
    const [inPage, painted] = await seen;
    const kind = document.querySelector('[data-testid=verdict]') ? 'verdict' : (document.querySelector('[data-testid=status], [data-testid=error]')?.textContent ?? '');
    return { kind, inPage: inPage - click, painted: painted - click };
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (value) => Math.round(value * 10) / 10;

// Every round in a page of its own, as a visitor's first comparison is; one more under the trace.
async function measured(host, rows, times) {
  const results = [];
  let tasks = [];
  for (let index = 0; index <= times; index += 1) {
    const { page, context } = await openPage(host);
    await page.waitForLoadState('networkidle');
    await page.route(/assets\/(weights|runtime|tokenizer)-/, (route) => route.abort());
    await fill(page, rows);
    const work = async () => {
      const result = await timed(page);
      await page.waitForSelector('#versions');
      await page.waitForTimeout(500);
      return result;
    };
    if (index < times) results.push(await work());
    else ({ tasks } = await traced(host.browser, page, work));
    await context.close();
  }
  return {
    result: results[0].kind,
    medianInPageMs: round(median(results.map((result) => result.inPage))),
    medianPaintedMs: round(median(results.map((result) => result.painted))),
    worstPaintedMs: round(Math.max(...results.map((result) => result.painted))),
    tasksAbove50Ms: tasks,
  };
}

// A paste of so many megabytes into an empty box, then twenty keys: the longest task and the slowest key.
async function boxOf(host, megabytes) {
  const { page, context } = await openPage(host, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(2_000);
  await page.evaluate(async (times) => {
    globalThis.keys = [];
    new PerformanceObserver((list) => list.getEntries().forEach(({ name, duration }) => name === 'keydown' && globalThis.keys.push(duration))).observe({ type: 'event', durationThreshold: 16 });
    await navigator.clipboard.writeText('The quick brown fox writes another sentence about gardens and rivers, 17 of them.\n\n'.repeat(times));
  }, Math.round((megabytes * 1e6) / 83));
  await page.focus('.answer-box >> nth=0');
  const began = performance.now();
  const paste = await traced(host.browser, page, async () => {
    await page.keyboard.press('Control+V');
    await page.waitForSelector('.box-pasted');
    return performance.now() - began;
  });
  await page.waitForTimeout(1_000);
  await page.evaluate(() => (globalThis.keys.length = 0));
  await page.keyboard.type('twenty keys, one each');
  await page.waitForTimeout(500);
  const keys = await page.evaluate(() => globalThis.keys);
  await context.close();
  return { pasteShownMs: Math.round(paste.value), pasteTasksAbove50Ms: paste.tasks, slowestKeyMs: Math.max(0, ...keys), keysAbove16Ms: keys.length };
}

function sizes() {
  const files = readdirSync(pageFolder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => {
        const bytes = readFileSync(join(entry.parentPath ?? entry.path, entry.name));
        const stored = entry.name.endsWith('.bin');
        return [entry.name, stored ? { transferred: bytes.length } : { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length }];
      })
      .sort(),
  );
}

const host = await openBrowser([], wholeBrowser);
const pair = [{ prompt: left.answers[0].prompt, left: words(texts(left), 300), right: words(texts(right), 300) }];
const report = {
  pairOf300Words: await measured(host, pair, rounds),
  rows100: await measured(host, manyRows(100), Math.min(3, rounds)),
  boxOf1Megabyte: await boxOf(host, 1),
  boxOf5Megabytes: await boxOf(host, 5),
  sizes: sizes(),
};
await host.close();
console.log(JSON.stringify(report, null, 1));
