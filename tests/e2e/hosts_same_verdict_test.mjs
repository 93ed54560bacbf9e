// One program everywhere: the same inputs through the native program, wasm in Node, the packed command line, the site,
// the extension and the offline file give the same report, figure by figure, and the same words on screen; and no host asks anyone for anything.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { pasteRequest } from './compare_cases.mjs';
import { drive } from './hosts_drive.mjs';
import { hostsMissing, installedCommandLine, nativeProgram, nativeReport, nodeReport, openExtension, openOffline, openSite, serveSite, startBrowser } from './hosts.mjs';
import { inputs } from './hosts_inputs.mjs';

const modelFile = /\/assets\/(weights|runtime|tokenizer)-/;
const missing = hostsMissing();

// What a page prints for a request: its saved report without the texts, and the words on screen.
async function printed(page, request) {
  const { text, words } = await page.evaluate(drive, request);
  return { report: { ...JSON.parse(text), input: null }, words };
}

// A request to elsewhere has to fail because of the policy, and the page has to be told so.
function blockedFetch(page) {
  return page.evaluate(async () => {
    const violation = new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
      setTimeout(() => resolve('no violation'), 60_000);
    });
    const outcome = await fetch('http://127.0.0.1:9/').then(() => 'answered', () => 'refused');
    return [outcome, await violation];
  });
}

describe('the hosts', { skip: missing }, () => {
  let browser;
  let site;
  const hosts = {};
  before(async () => {
    browser = await startBrowser();
    site = await serveSite();
    hosts.site = await openSite(browser, site);
    hosts.extension = await openExtension();
    hosts.offline = await openOffline(browser, 'kinprint-offline-light.html');
  });
  after(async () => {
    await hosts.extension?.context.close();
    hosts.extension?.removeFolder();
    await browser?.close();
    await site?.close();
  });

  test('ten inputs give the same report in Node, the site, the extension and the offline file', async () => {
    assert.ok(Object.keys(inputs).length >= 10);
    for (const host of Object.values(hosts)) {
      await host.page.waitForLoadState('load');
      host.loaded = host.requests.length;
    }
    const statuses = new Set();
    for (const [name, request] of Object.entries(inputs)) {
      const expected = await nodeReport(request);
      statuses.add(expected.status);
      const results = await Promise.all(Object.values(hosts).map(({ page }) => printed(page, request)));
      Object.keys(hosts).forEach((host, index) => assert.deepEqual(results[index].report, expected, `${name}: ${host} differs from Node`));
      for (const { words } of results) assert.deepEqual(words, results[0].words, `${name}: other words on screen`);
    }
    assert.ok(statuses.has('ok') && statuses.size >= 3, `the inputs reach too few results: ${[...statuses]}`);
  });

  test('the packed command line and the native program give the same reports as wasm in Node', async (context) => {
    const { report, remove } = installedCommandLine();
    try {
      for (const [name, request] of Object.entries(inputs)) {
        const expected = await nodeReport(request);
        assert.deepEqual(await report(request), expected, `${name}: the command line differs`);
        if (nativeProgram) assert.deepEqual(await nativeReport(request), expected, `${name}: the native program differs`);
      }
    } finally {
      remove();
    }
    if (!nativeProgram) context.skip('the native program was not built; ./test builds it');
  });

  test('no host asks for anything after it is loaded, and none ever asked another origin', () => {
    for (const [name, host] of Object.entries(hosts)) {
      const origin = name === 'offline' ? host.address : new URL('.', host.address).href;
      const asked = host.requests.filter((address) => !/^(blob|data):/.test(address));
      for (const address of asked) assert.ok(address.startsWith(origin), `${name}: ${address}`);
      if (name === 'offline') assert.deepEqual(asked, [host.address]);
      // The worker and its files are asked for when the page starts, which may be after the load event.
      const later = host.requests.slice(host.loaded).filter((address) => !/^(blob|data):/.test(address));
      const programFile = /\/(sw\.js|assets\/(core|table|main)-[\w-]+\.(bin|js)|manifest\.webmanifest|icons\/[\w.-]+)$/;
      for (const address of later) assert.match(address, programFile, `${name} after loading: ${address}`);
      assert.ok(!asked.some((address) => modelFile.test(address)), `${name} loaded the model although asked for less traffic`);
      assert.deepEqual(host.problems, [], name);
    }
  });

  test('connect-src really blocks a request, in every host', async () => {
    for (const [name, { page }] of Object.entries(hosts)) assert.deepEqual(await blockedFetch(page), ['refused', 'connect-src'], name);
  });

  test('what stands under "Nothing leaves this page" names the policy of that host, and a server only where there is one', async () => {
    for (const [name, { page }] of Object.entries(hosts)) {
      const said = await page.textContent('.privacy');
      const [, policy] = said.match(/\(connect-src '(\w+)'\)/);
      assert.equal(policy, name === 'offline' ? 'none' : 'self', name);
      assert.equal(/asks its own server/.test(said), name === 'site', name);
    }
  });

  test('with the model the reports of site, extension and full offline file are the same too', { skip: modelMissing() }, async () => {
    const reports = {};
    const opened = {
      site: () => openSite(browser, site, { model: true }),
      extension: () => openExtension({ model: true }),
      offline: () => openOffline(browser, 'kinprint-offline.html', { model: true }),
    };
    for (const [name, open] of Object.entries(opened)) {
      const { page, context, removeFolder, requests, address } = await open();
      await pasteRequest(page, inputs['a prompt no table knows']);
      await page.click('button.main');
      await page.waitForSelector('[data-model=ready]');
      await page.waitForFunction(() => document.querySelector('.work progress') === null);
      const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Data (JSON)')]);
      reports[name] = JSON.parse(readFileSync(await file.path(), 'utf8'));
      if (name === 'offline') assert.deepEqual(requests.filter((asked) => !/^(blob|data):/.test(asked)), [address]);
      await context.close();
      removeFolder?.();
    }
    assert.equal(reports.site.model.used, true);
    assert.ok(reports.site.passages.length > 0);
    assert.deepEqual(reports.extension, reports.site);
    assert.deepEqual(reports.offline, reports.site);
  });

  test('Back and Forward lead from a pair to all pairs and again to it, at one address', async () => {
    for (const [name, { page }] of Object.entries(hosts)) {
      const address = page.url();
      await page.click('.modes >> text=Many bots');
      await page.click('text=Three bots to try');
      await page.click('[data-testid=many-compare]');
      await page.click('.grid[aria-busy=false] .grid-cell[data-row="0"][data-column="1"]');
      await page.waitForSelector('.report #limits');
      await page.evaluate(() => history.back());
      await page.waitForSelector('.report', { state: 'detached' });
      await page.evaluate(() => history.forward());
      await page.waitForSelector('[data-testid=pair-line]');
      assert.equal(page.url(), address, name);
      await page.click('.modes button >> nth=0');
    }
  });
});

function modelMissing() {
  if (missing) return missing;
  const list = readFileSync(new URL('../../models/manifest.json', import.meta.url), 'utf8');
  return JSON.parse(list).model ? false : 'the model is not part of this build';
}
