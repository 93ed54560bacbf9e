// Every state of the page: no axe violation in light and dark, no sideways scrolling at 320 px and at 200 % zoom, no
// console error; opened from made-up reports, so that it needs neither tables nor model.
import assert from 'node:assert/strict';
import { sampleReports } from '../web/samples/sample_reports.mjs';
import { axeViolations } from './axe.mjs';
import { openPage, openReport } from './browser.mjs';

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export function stateCases(suite, host) {
  for (const colorScheme of ['light', 'dark']) {
    suite(`no accessibility violation in any state (${colorScheme})`, {}, async () => {
      const { page, context, problems } = await openPage(host(), { colorScheme });
      assert.deepEqual(await axeViolations(page), [], 'start');
      await page.click('button.main');
      await page.waitForSelector('[data-testid=error]');
      assert.deepEqual(await axeViolations(page), [], 'error');
      for (const [name, report] of Object.entries(sampleReports())) {
        await openReport(page, report, `${name}.json`);
        await page.waitForSelector(`.report[data-status=${report.status}] #limits`);
        await page.waitForFunction(() => !document.querySelector('[data-testid=opened]')?.textContent.includes('Computing'));
        assert.deepEqual(await axeViolations(page), [], name);
      }
      assert.deepEqual(problems, []);
      await context.close();
    });
  }

  suite('no accessibility violation with everything open, in Chinese, and with all marks on', {}, async () => {
    const { page, context } = await openPage(host());
    await openReport(page, sampleReports().ok_shared);
    await page.waitForSelector('.report #limits');
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    for (const box of await page.locator('.text-controls input[type=checkbox]').all()) await box.check();
    assert.deepEqual(await axeViolations(page), []);
    await page.selectOption('.language select', 'zh');
    assert.equal(await page.getAttribute('html', 'lang'), 'zh-Hans');
    assert.deepEqual(await axeViolations(page), []);
    await context.close();
  });

  const sizes = { '320 px': { width: 320, height: 640 }, '200 % zoom of 1280 px': { width: 640, height: 450 } };
  for (const [name, viewport] of Object.entries(sizes)) {
    suite(`nothing is cut off or scrolls sideways at ${name}`, {}, async () => {
      const { page, context } = await openPage(host(), { viewport });
      assert.equal(await overflow(page), 0, 'start');
      for (const [state, report] of Object.entries(sampleReports())) {
        await openReport(page, report, `${state}.json`);
        await page.waitForSelector(`.report[data-status=${report.status}] #limits`);
        assert.ok((await overflow(page)) <= 0, state);
      }
      await context.close();
    });
  }

  suite('foreign, damaged and newer reports get a clear message and leave the boxes alone', {}, async () => {
    const { page, context } = await openPage(host());
    await page.fill('.answer-box >> nth=0', 'kept');
    const ok = sampleReports().ok_shared;
    const files = {
      'This is not a Kinprint report.': ['hello', '{"a":1}', '', '<html><body>x</body></html>', '[1,2'],
      'newer Kinprint': [JSON.stringify({ ...ok, schemaVersion: 99 })],
      'damaged or was changed': [JSON.stringify({ ...ok, verdict: { log10LR: 'x' } }), JSON.stringify({ ...ok, runs: [{ left: [{ answer: -1 }] }] })],
    };
    for (const [words, texts] of Object.entries(files)) {
      for (const text of texts) {
        await openReport(page, text);
        await page.waitForFunction((wanted) => document.querySelector('[data-testid=error]')?.textContent.includes(wanted), words);
      }
    }
    assert.equal(await page.inputValue('.answer-box >> nth=0'), 'kept');
    await context.close();
  });

  suite('the page cannot contact another server and keeps nothing on the device', {}, async () => {
    const { page, context } = await openPage(host());
    const answers = await page.evaluate(async () => {
      const tries = [fetch('https://example.org/'), fetch('http://127.0.0.1:9/'), navigator.sendBeacon && Promise.resolve(navigator.sendBeacon('https://example.org/', 'x'))];
      return Promise.all(tries.map((attempt) => Promise.resolve(attempt).then((got) => (got === false ? 'blocked' : 'sent'), () => 'blocked')));
    });
    assert.deepEqual(answers.slice(0, 2), ['blocked', 'blocked']);
    assert.match(await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content'), /connect-src 'self';/);
    assert.equal(await page.evaluate(() => document.cookie + localStorage.length + sessionStorage.length), '00');
    await context.close();
  });

  suite('removing and clearing can be undone', {}, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.click('text=Remove prompt 2');
    assert.equal(await page.locator('.row').count(), 2);
    await page.click('text=Undo');
    assert.equal(await page.locator('.row').count(), 3);
    await page.click('text=Clear everything');
    assert.equal(await page.inputValue('.answer-box >> nth=0'), '');
    await page.click('text=Undo');
    assert.match(await page.inputValue('.answer-box >> nth=0'), /handle this kindly/);
    await context.close();
  });
}
