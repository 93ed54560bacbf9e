// Many bots as a reader waits for them in Chromium: from the click to the whole heat map, and main-thread tasks over
// 50 ms meanwhile, for bots made of the bundled examples' sentences.
// node bench/page/many.mjs [bots] [answers] after the page was built. Prints one JSON object.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser, openPage, wholeBrowser } from '../../tests/e2e/browser.mjs';
import { madeBots } from '../../tests/e2e/made_bots.mjs';
import { traced } from './trace.mjs';

const [bots, answers] = [Number(process.argv[2] ?? 50), Number(process.argv[3] ?? 20)];
const made = madeBots(bots, answers);
const host = await openBrowser([], wholeBrowser);
const { page } = await openPage(host);
await page.click('.modes >> text=Many bots');
await page.waitForSelector('.many');
await page.waitForTimeout(1_000);
// By its path, because a buffer would be decoded in the page by the driver.
const folder = mkdtempSync(join(tmpdir(), 'kinprint-bench-'));
const path = join(folder, 'bots.jsonl');
writeFileSync(path, made.map((bot) => `${JSON.stringify(bot)}\n`).join(''));
const read = await traced(host.browser, page, async () => {
  const began = performance.now();
  await page.setInputFiles('[data-testid=many-files]', path);
  await page.waitForSelector(`.bots tbody tr >> nth=${bots - 1}`);
  return performance.now() - began;
});
const stages = {};
const compared = await traced(host.browser, page, async () => {
  const began = performance.now();
  await page.click('[data-testid=many-compare]');
  await page.waitForSelector('[data-testid=matrix]', { timeout: 300_000 });
  stages.matrixMs = Math.round(performance.now() - began);
  await page.waitForSelector('.grid[aria-busy=false]', { timeout: 60_000 });
  const whole = performance.now() - began;
  await page.waitForTimeout(500);
  return whole;
});
const sorted = await traced(host.browser, page, async () => {
  await page.selectOption('.many-choices select', 'name');
  await page.waitForTimeout(1_500);
});
const saved = await traced(host.browser, page, async () => {
  for (const words of ['All figures', 'Table (CSV)', 'Picture (SVG)']) {
    await Promise.all([page.waitForEvent('download'), page.click(`.matrix .take-away >> text=${words}`)]);
  }
});
console.log(JSON.stringify({
  bots, answers, words: made.reduce((sum, bot) => sum + bot.answers.reduce((all, { text }) => all + text.split(/\s+/).length, 0), 0),
  load: loadavg().map((value) => Math.round(value * 10) / 10),
  readMs: Math.round(read.value), ...stages, wholeMs: Math.round(compared.value),
  tasksAbove50Ms: { reading: read.tasks, comparing: compared.tasks, sorting: sorted.tasks, saving: saved.tasks },
}, null, 1));
await host.close();
rmSync(folder, { recursive: true });
