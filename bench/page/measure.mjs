// What a reader waits for and downloads: time from the click to the first verdict in Chromium (two answers of about 300
// words; 100 rows), main-thread tasks over 50 ms meanwhile, and the size of everything transferred.
// node bench/page/measure.mjs [rounds] after `npm run build` in web/. Prints one JSON object.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { openBrowser, openPage, pageFolder } from '../../tests/e2e/browser.mjs';

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

// Milliseconds from the click to the verdict being in the page and painted, and the longest main-thread task meanwhile.
async function timed(page) {
  return page.evaluate(async () => {
    let longest = 0;
    const observer = new PerformanceObserver((list) => list.getEntries().forEach((entry) => (longest = Math.max(longest, entry.duration))));
    observer.observe({ type: 'longtask' });
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
    await new Promise((resolve) => setTimeout(resolve, 300));
    observer.disconnect();
    const kind = document.querySelector('[data-testid=verdict]') ? 'verdict' : (document.querySelector('[data-testid=status], [data-testid=error]')?.textContent ?? '');
    return { kind, inPage: inPage - click, painted: painted - click, longest };
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (value) => Math.round(value * 10) / 10;

async function measured(host, rows, times) {
  const results = [];
  const { page, context } = await openPage(host);
  await page.waitForLoadState('networkidle');
  await page.route(/assets\/(weights|runtime|tokenizer)-/, (route) => route.abort());
  for (let index = 0; index < times; index += 1) {
    await fill(page, rows);
    results.push(await timed(page));
  }
  await context.close();
  return {
    result: results[0].kind,
    firstMs: round(results[0].painted),
    medianInPageMs: round(median(results.map((result) => result.inPage))),
    medianPaintedMs: round(median(results.map((result) => result.painted))),
    worstPaintedMs: round(Math.max(...results.map((result) => result.painted))),
    longestMainThreadTaskMs: round(Math.max(...results.map((result) => result.longest))),
  };
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

const host = await openBrowser();
const pair = [{ prompt: left.answers[0].prompt, left: words(texts(left), 300), right: words(texts(right), 300) }];
const report = {
  pairOf300Words: await measured(host, pair, rounds),
  rows100: await measured(host, manyRows(100), Math.min(3, rounds)),
  sizes: sizes(),
};
await host.close();
console.log(JSON.stringify(report, null, 1));
