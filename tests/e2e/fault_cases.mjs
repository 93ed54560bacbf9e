// What can fail under a page: wasm or workers refused, no SIMD, a file missing or damaged, a worker killed. Each has its
// own message, what was typed stays, and what still works goes on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openBrowser, openPage, programReady } from './browser.mjs';
import { pasteRequest } from './compare_cases.mjs';
import { paced } from './pace.mjs';

const example = JSON.parse(readFileSync(new URL('../../web/src/examples/single.json', import.meta.url), 'utf8'));
const typed = example.left.answers[0].text;

async function compared(page) {
  await pasteRequest(page, example);
  await page.click('button.main');
  await page.waitForSelector('[data-testid=verdict], [data-testid=status], [data-testid=error]');
}

// The page served with one more policy in its headers, and in those of its worker; a browser keeps to all it is given.
async function withPolicy(page, address, policy) {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await page.goto(address);
  await page.waitForSelector('main h1');
}

export function faultCases(suite, host, { hasTables }) {
  const live = { skip: hasTables ? false : 'the tables are not built' };

  suite('WebAssembly refused: said in so many words, and the boxes keep their texts', live, async () => {
    const { page, context } = await openPage(host());
    await withPolicy(page, host().address, "script-src 'self'");
    await compared(page);
    assert.match(await page.textContent('[data-testid=error]'), /does not let the page run WebAssembly/);
    assert.equal(await page.inputValue('.answer-box >> nth=0'), typed);
    await context.close();
  });

  suite('workers refused: said in so many words, and the boxes keep their texts', live, async () => {
    const { page, context } = await openPage(host());
    await withPolicy(page, host().address, "worker-src 'none'");
    await compared(page);
    assert.match(await page.textContent('[data-testid=error]'), /background worker .*did not start/);
    assert.equal(await page.inputValue('.answer-box >> nth=0'), typed);
    await context.close();
  });

  suite('the file of the worker missing: said with what helps, and the next comparison works once it is there', live, async () => {
    const { page, context } = await openPage(host());
    await page.route(/assets\/main-.*\.js/, (route) => route.fulfill({ status: 404 }));
    await page.reload();
    await compared(page);
    assert.match(await page.textContent('[data-testid=error]'), /its file did not arrive, try again, or reload the page/);
    await page.unroute(/assets\/main-.*\.js/);
    await page.click('button.main');
    await page.waitForSelector('[data-testid=verdict]');
    await context.close();
  });

  suite('until the program runs, and where it never does, a line says what is amiss and what to do', {}, async () => {
    // In the first frame that shows it.
    const look = () => document.addEventListener('DOMContentLoaded', () => requestAnimationFrame(() => (globalThis.startingSeen = document.querySelector('#starting')?.checkVisibility({ visibilityProperty: true }))));
    const { page, context } = await openPage(host(), { prepare: look });
    assert.equal(await page.locator('#starting').count(), 0, 'gone once the program runs');
    await page.route(/assets\/index-.*\.js/, (route) => route.abort());
    await page.reload();
    const seen = await page.waitForFunction(() => (globalThis.startingSeen === undefined ? null : { isSeen: globalThis.startingSeen }));
    assert.equal((await seen.jsonValue()).isSeen, false, 'not where it is a moment only');
    await page.waitForSelector('#starting');
    assert.match(await page.textContent('body'), /allow JavaScript and reload/);
    await page.unroute(/assets\/index-.*\.js/);
    await page.route(/assets\/index-.*\.js/, (route) => setTimeout(() => route.continue(), 1_500));
    await page.reload();
    await page.waitForSelector('main h1');
    const moved = await page.evaluate(() => new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({ type: 'layout-shift', buffered: true }) ?? setTimeout(() => resolve(0), 300)));
    assert.equal(moved, 0, 'nothing moves when it goes');
    await context.close();
    const without = paced(await host().browser.newContext({ javaScriptEnabled: false }));
    const plain = await without.newPage();
    await plain.goto(host().address);
    await plain.waitForSelector('#starting');
    await without.close();
  });

  suite('a file that cannot be saved: the report stays, and saving can be tried again', live, async () => {
    // The browser gives up writing, as on a full disk; no page is told of it.
    const { page, context, problems } = await openPage(host(), { acceptDownloads: false });
    await compared(page);
    const verdict = await page.textContent('[data-testid=verdict]');
    for (const attempt of ['first', 'second']) {
      const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Report (HTML)')]);
      assert.notEqual(await file.failure(), null, attempt);
      assert.equal(await page.textContent('[data-testid=verdict]'), verdict, attempt);
    }
    assert.equal(await page.inputValue('.answer-box >> nth=0'), typed);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a worker killed while it compares: said, and the next comparison works', live, async () => {
    const { page, context } = await openPage(host());
    await programReady(page);
    const [worker] = page.workers();
    // Nothing answers from inside a closed worker, and no event tells the page: as when the browser runs out of memory.
    const dead = worker.evaluate(() => globalThis.setTimeout(() => globalThis.close(), 60)).catch(() => undefined);
    await page.evaluate((text) => {
      for (const area of document.querySelectorAll('.answer-box')) {
        area.value = Array.from({ length: 12_000 }, (_, at) => `${text} ${(at * 7919) % 10_007}.`).join(' ');
        area.dispatchEvent(new Event('input', { bubbles: true }));
      }
      document.querySelector('button.main').click();
    }, 'A sentence of its own with a number');
    await dead;
    await page.waitForSelector('[data-testid=error], [data-testid=verdict], [data-testid=status]');
    assert.match(await page.textContent('#report'), /ended unexpectedly|Verdict/);
    await page.fill('.answer-box >> nth=0', typed);
    await page.fill('.answer-box >> nth=1', example.right.answers[0].text);
    await page.click('button.main');
    await page.waitForSelector('[data-testid=verdict]');
    await context.close();
  });

  for (const [name, answer] of Object.entries({ missing: (route) => route.fulfill({ status: 404 }), damaged: (route) => route.fulfill({ status: 200, body: Buffer.alloc(4_000, 7) }) })) {
    suite(`the model ${name}: the verdict stands, a line says what is missing, and it can be tried again`, live, async () => {
      const { page, context } = await openPage(host());
      await page.route(/assets\/weights-/, answer);
      await compared(page);
      assert.match(await page.textContent('#report'), /Verdict/);
      await page.waitForSelector('[data-model=failed]');
      assert.match(await page.textContent('[data-model]'), /could not be loaded\. The verdict is the same without it/);
      await page.unroute(/assets\/weights-/);
      await page.click('text=Try again');
      await page.waitForSelector('[data-model=ready]');
      await context.close();
    });
  }

  suite('the core or a table damaged on the way: named or refused, never used', live, async () => {
    const { page, context } = await openPage(host());
    for (const [pattern, words] of [[/assets\/core-/, /arrived damaged.*Check the connection and try again/], [/assets\/table-/, /arrived damaged/]]) {
      await page.route(pattern, (route) => route.fulfill({ status: 200, body: Buffer.alloc(4_000, 7) }));
      await page.goto(host().address);
      await page.waitForSelector('main h1');
      await compared(page);
      assert.match(await page.textContent('[data-testid=error]'), words);
      await page.unroute(pattern);
    }
    await context.close();
  });

  suite('a table that cannot be had by many bots: said, nothing goes on, and the comparison can be asked again', live, async () => {
    const { page, context } = await openPage(host());
    // The tables fail at once while the module is still on its way.
    await page.route(/assets\/table-/, (route) => route.fulfill({ status: 404 }));
    await page.route(/assets\/many-.*bin/, (route) => setTimeout(() => route.continue(), 500));
    await page.goto(host().address);
    await page.click('.modes >> text=Many bots');
    await page.click('text=Three bots to try');
    await page.click('[data-testid=many-compare]');
    await page.waitForSelector('[data-testid=many-error]');
    await page.waitForTimeout(1_500);
    assert.equal(await page.locator('[data-testid=many-work]').count(), 0);
    await page.unroute(/assets\/table-/);
    await page.click('[data-testid=many-compare]');
    await page.waitForSelector('.grid');
    await context.close();
  });

  suite('the library of known families missing: the verdict stands, and what is missing is named', live, async () => {
    const { page, context } = await openPage(host());
    await page.route(/assets\/table-library-/, (route) => route.fulfill({ status: 503 }));
    await page.goto(host().address);
    await page.waitForSelector('main h1');
    await compared(page);
    assert.match(await page.textContent('#report'), /Verdict/);
    assert.match(await page.textContent('#report .caveat'), /could not be used \(library\)/);
    assert.match(await page.textContent('#library'), /No reference library took part/);
    await context.close();
  });

  suite('a processor or browser without SIMD: the same verdict, and the model says that it cannot run', live, async () => {
    const plain = await openBrowser(['--js-flags=--no-enable-sse4-1 --no-enable-avx --no-enable-sse4-2 --no-enable-ssse3']);
    const { page, context } = await openPage(plain);
    const simd = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);
    const supported = await page.evaluate((bytes) => WebAssembly.validate(new Uint8Array(bytes)), [...simd]);
    await compared(page);
    assert.match(await page.textContent('#report'), /Verdict/);
    assert.equal(supported, false, 'the flags of this browser no longer switch SIMD off');
    await page.waitForSelector('[data-model=failed]');
    await context.close();
    await plain.close();
  });
}
