// The site: used without a network after one visit, a new version only when asked for, and never half of each. And the
// offline file: whole or said to be damaged.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { axeViolations } from './axe.mjs';
import { pasteRequest } from './compare_cases.mjs';
import { dist, hostsMissing, openOffline, openSite, serveSite, startBrowser, temporaryFolder } from './hosts.mjs';
import { inputs } from './hosts_inputs.mjs';
import { paced } from './pace.mjs';

describe('the site and the offline file', { skip: hostsMissing() }, () => {
  let browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
  });
  const controlled = (page) => page.evaluate(() => navigator.serviceWorker.ready.then((registration) => registration.active?.state));

  test('after one visit the site opens and compares with its server gone', async () => {
    const site = await serveSite();
    const { page, context, address } = await openSite(browser, site);
    await controlled(page);
    await page.close();
    await site.close();
    const again = await context.newPage();
    await again.goto(address);
    await pasteRequest(again, inputs['two that write alike']);
    await again.click('button.main');
    await again.waitForSelector('[data-testid=verdict]');
    assert.equal(await again.evaluate(() => globalThis.crossOriginIsolated), true, 'memory can be shared');
    await context.close();
  });

  test('a new version waits until it is asked for, then runs whole and the texts are still in the boxes', async () => {
    const site = await serveSite();
    const { page, context, address } = await openSite(browser, site);
    await controlled(page);
    await page.reload();
    await page.fill('.answer-box >> nth=0', 'A text that has to stay.');
    await page.fill('.names input >> nth=2', '2025-01');
    const marked = (name, change) => writeFileSync(join(site.folder, name), change(readFileSync(join(site.folder, name), 'utf8')));
    marked('index.html', (text) => text.replace('<title>', '<meta name="test-version" content="new"><title>'));
    marked('sw.js', (text) => text.replace(/const version = "[^"]+"/, 'const version = "9.9.9-test"'));
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
    await page.waitForSelector('text=A new version of Kinprint is ready');
    const version = (tab) => tab.evaluate(() => document.querySelector('meta[name=test-version]')?.content ?? 'old');
    const second = await context.newPage();
    await second.goto(address);
    assert.equal(await version(second), 'old', 'a tab opened meanwhile gets the version that runs');
    await second.close();
    await page.click('text=Reload with the new version');
    await page.waitForSelector('text=your texts are back in the boxes');
    assert.equal(await version(page), 'new');
    assert.equal(await page.inputValue('.answer-box >> nth=0'), 'A text that has to stay.');
    assert.equal(await page.inputValue('.names input >> nth=2'), '2025-01');
    await context.close();
    await site.close();
  });

  test('a new version of which a file is missing never starts', async () => {
    const site = await serveSite();
    const { page, context } = await openSite(browser, site);
    await controlled(page);
    rmSync(join(site.folder, 'icons/icon-512.png'));
    writeFileSync(join(site.folder, 'sw.js'), readFileSync(join(site.folder, 'sw.js'), 'utf8').replace(/const version = "[^"]+"/, 'const version = "9.9.9-half"'));
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update().catch(() => undefined)));
    await page.waitForTimeout(800);
    const states = await page.evaluate(() => navigator.serviceWorker.getRegistration().then(({ waiting, active }) => [waiting?.state ?? null, active?.state]));
    assert.deepEqual(states, [null, 'activated']);
    await context.close();
    await site.close();
  });

  test('the site stays usable where service workers are refused', async () => {
    const site = await serveSite();
    const context = paced(await browser.newContext({ serviceWorkers: 'block' }));
    const page = await context.newPage();
    await page.goto(site.address);
    await pasteRequest(page, inputs['one answer each']);
    await page.click('button.main');
    await page.waitForSelector('[data-testid=verdict], [data-testid=status]');
    await context.close();
    await site.close();
  });

  test('the offline file says that it is whole, shows its version, and has no accessibility violation', async () => {
    const { page, context, problems } = await openOffline(browser, 'kinprint-offline.html');
    await page.waitForSelector('[data-testid=whole][data-state=sound]');
    assert.match(await page.textContent('[data-testid=whole]'), /Version \d+\.\d+\.\d+\. All \d+ parts inside are whole\. Digest of the parts: [0-9a-f]{64}/);
    const path = join(dist, 'kinprint-offline-light.html');
    await page.setInputFiles('[data-testid=whole] input[type=file]', path);
    const digest = readFileSync(join(dist, 'SHA256SUMS'), 'utf8').match(/^([0-9a-f]{64}) {2}kinprint-offline-light\.html$/m)[1];
    await page.waitForSelector(`text=${digest}`);
    assert.deepEqual(await axeViolations(page), []);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('one changed character in a part is found, and a changed script does not run at all', async () => {
    const { folder, remove } = temporaryFolder();
    const whole = readFileSync(join(dist, 'kinprint-offline-light.html'), 'utf8');
    const at = whole.indexOf('id="asset-core">') + 50_000;
    writeFileSync(join(folder, 'part.html'), whole.slice(0, at) + (whole[at] === 'A' ? 'B' : 'A') + whole.slice(at + 1));
    writeFileSync(join(folder, 'script.html'), whole.replace('<script type="module">', '<script type="module">/*x*/'));
    const context = paced(await browser.newContext());
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, 'part.html')).href);
    await page.waitForSelector('[data-testid=whole][data-state=damaged]');
    assert.match(await page.textContent('[data-testid=whole]'), /damaged: core/);
    await page.goto(pathToFileURL(join(folder, 'script.html')).href);
    await page.waitForTimeout(500);
    assert.equal(await page.evaluate(() => document.getElementById('app').childElementCount), 0);
    await context.close();
    remove();
  });
});
