// A report stays where it is while the language model comes, starts and reads sentences: what is said of it above the report
// has its place from the beginning.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openPage, openReport } from './browser.mjs';

// Where the report begins on the page, in every frame in which there is one, and the browser's own measure of it.
const watch = () => {
  globalThis.begins = new Set();
  globalThis.moved = 0;
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) if (sources.some(({ node }) => node?.matches?.('.report'))) globalThis.moved += value;
  }).observe({ type: 'layout-shift' });
  const look = () => {
    const report = document.querySelector('.report');
    if (report) globalThis.begins.add(Math.round(report.getBoundingClientRect().top + scrollY));
    requestAnimationFrame(look);
  };
  look();
};
const spread = (page) => page.evaluate(() => Math.max(...globalThis.begins) - Math.min(...globalThis.begins));

export function shiftCases(suite, host, { hasTables }) {
  const live = { skip: hasTables ? false : 'no tables' };
  for (const [width, language] of [[360, 'en'], [360, 'zh'], [800, 'en'], [1280, 'en']]) {
    suite(`the verdict stays in its place while the language model comes: ${width} px, ${language}`, live, async () => {
      const { page, context } = await openPage(host(), { viewport: { width, height: 800 } });
      if (language !== 'en') await page.selectOption('.language select', language);
      await page.waitForFunction((wanted) => document.documentElement.lang.startsWith(wanted), language);
      await page.click('.starters li:first-child button');
      await page.evaluate(watch);
      await page.click('button.main');
      await page.waitForSelector('[data-model=ready]');
      await page.waitForFunction(() => document.querySelector('.work') === null && document.querySelector('.report #limits'));
      assert.ok((await spread(page)) <= 1, `the report moved by ${await spread(page)} px`);
      const moved = await page.evaluate(() => globalThis.moved);
      assert.ok(moved < 0.001, `layout shifts of the report: ${moved}`);
      await context.close();
    });
  }

  suite('an opened report stays in its place while it is computed again', live, async () => {
    const { page, context } = await openPage(host(), { viewport: { width: 360, height: 800 } });
    await page.click('.starters li:first-child button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Data (JSON)')]);
    const saved = readFileSync(await file.path(), 'utf8');
    await page.click('button.clear');
    await page.waitForSelector('.report', { state: 'detached' });
    await page.evaluate(watch);
    await openReport(page, saved);
    await page.waitForSelector('[data-recomputing=false] >> text=agrees in every figure');
    assert.ok((await spread(page)) <= 1, `the report moved by ${await spread(page)} px`);
    await context.close();
  });
}
