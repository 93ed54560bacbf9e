// What a first visit costs, counted on the wire of the packed site: requests and bytes until the first verdict stands, and
// that the model comes after it. And what a report of twenty prompts weighs, opened again by the command line.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { programReady } from './browser.mjs';
import { pasteRequest } from './compare_cases.mjs';
import { dist, hostsMissing, openSite, serveSite, startBrowser } from './hosts.mjs';

const commandLine = fileURLToPath(new URL('../../build/cli/kinprint.mjs', import.meta.url));
const example = (name) => JSON.parse(readFileSync(new URL(`../../web/src/examples/${name}.json`, import.meta.url), 'utf8'));
const modelFile = /\/assets\/(weights|runtime|tokenizer)-/;

// From issue and measurement: page, script, worker, styles, core and the tables; icons and the list of the installed page.
const mostRequests = 16;
const mostBytes = 1_500_000; // what a host can compress counted as brotli
const mostReportBytes = 1_000_000;

// Twenty prompts of about 250 words a side, from the sentences of the bundled examples in another order each.
function twentyPrompts() {
  const sentences = (side) => ['alike', 'apart'].flatMap((name) => example(name)[side].answers.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/)));
  const [a, b] = [sentences('left'), sentences('right')];
  const answers = (list, step) => Array.from({ length: 20 }, (_, row) => ({
    prompt: `Question ${row + 1}: what would you tell someone about ${['bread', 'dogs', 'drawing', 'rivers'][row % 4]}?`,
    text: Array.from({ length: 18 }, (_, at) => list[(row * 5 + at * step) % list.length]).join(at(row)),
  }));
  const at = (row) => (row % 3 === 0 ? '\n\n' : ' ');
  return { left: { name: 'Bot P', answers: answers(a, 7) }, right: { name: 'Bot Q', answers: answers(b, 11) } };
}

describe('budgets', { skip: hostsMissing() }, () => {
  let browser;
  let site;
  before(async () => {
    browser = await startBrowser();
    site = await serveSite();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  test('the first verdict needs few requests and at most 1.5 MB, and the model is asked for after it', async () => {
    // Without the service worker, which stores importers and icons in the background for later visits.
    const { page, context, requests, address } = await openSite(browser, site, { model: true, serviceWorkers: 'block' });
    await programReady(page);
    assert.ok(!requests.some((url) => modelFile.test(url)), 'the model before the first verdict');
    await pasteRequest(page, example('single'));
    await page.click('button.main');
    await page.waitForSelector('[data-testid=verdict]');
    assert.ok(!requests.some((url) => /\/assets\/many/.test(url)), 'many bots before that mode is chosen');
    const needed = [...new Set(requests.filter((url) => url.startsWith(address) && !modelFile.test(url)))];
    assert.ok(needed.length <= mostRequests, `${needed.length} requests:\n${needed.join('\n')}`);
    const bytes = needed.map((url) => {
      const path = join(dist, 'site', decodeURIComponent(url.slice(address.length)).replace(/[?#].*$/, '') || 'index.html');
      const content = readFileSync(path);
      return /\.(bin|png)$/.test(path) ? content.length : brotliCompressSync(content).length;
    });
    const sum = bytes.reduce((total, size) => total + size, 0);
    assert.ok(sum > 500_000 && sum <= mostBytes, `${sum} bytes`);
    await page.waitForSelector('[data-model=ready]');
    assert.ok(requests.some((url) => modelFile.test(url)), 'the model after the first verdict');
    await context.close();
  });

  test('the report file of a pair on twenty prompts is below 1 MB, and the command line agrees with it', { skip: existsSync(commandLine) ? false : 'the command line is not built' }, async () => {
    const { page, context } = await openSite(browser, site);
    await pasteRequest(page, twentyPrompts());
    await page.click('button.main');
    await page.waitForSelector('#versions');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Report (HTML)')]);
    const html = readFileSync(await file.path());
    await context.close();
    assert.ok(html.length < mostReportBytes, `${html.length} bytes`);
    const folder = mkdtempSync(join(tmpdir(), 'kinprint-report-'));
    try {
      const path = join(folder, 'report.html');
      writeFileSync(path, html);
      assert.match(execFileSync(process.execPath, [commandLine, 'verify', path], { encoding: 'utf8' }), /agrees: every figure is the same/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
