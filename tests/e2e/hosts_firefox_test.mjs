// The same reports in Firefox: site, offline file, and the extension's page. Needs puppeteer-core, which no lock file
// holds: KINPRINT_PUPPETEER names the folder it is installed in (tools/test_hosts.sh --firefox does that). FIREFOX is
// the browser, firefox-esr if it is not set.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { dist, hostsMissing, nodeReport, serveSite, temporaryFolder } from './hosts.mjs';
import { inputs } from './hosts_inputs.mjs';

const folder = process.env.KINPRINT_PUPPETEER;
const missing = folder ? hostsMissing() : 'KINPRINT_PUPPETEER is not set (tools/test_hosts.sh --firefox)';

// Works the page from inside, with nothing but events, and reads the saved report before it becomes a download.
async function drive(request) {
  const wait = async (ready) => {
    for (let turn = 0; turn < 1200; turn += 1) {
      const found = ready();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('waited in vain');
  };
  const button = (words) => wait(() => [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === words));
  const fill = (box, text) => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  };
  Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });
  (await button('Clear everything')).click();
  for (let index = 1; index < request.left.answers.length; index += 1) (await button('Add another prompt')).click();
  await wait(() => document.querySelectorAll('.row').length === request.left.answers.length);
  [...document.querySelectorAll('.row')].forEach((row, index) => {
    fill(row.querySelector('.row-prompt textarea'), request.left.answers[index].prompt ?? '');
    const boxes = row.querySelectorAll('.answer-box');
    fill(boxes[0], request.left.answers[index].text);
    fill(boxes[1], request.right.answers[index]?.text ?? '');
  });
  const names = document.querySelectorAll('.names input');
  fill(names[0], request.left.name ?? '');
  fill(names[1], request.right.name ?? '');
  await new Promise((resolve) => setTimeout(resolve, 50));
  document.querySelector('button.main').click();
  await wait(() => document.querySelector('[data-testid=verdict], [data-testid=status], [data-testid=error]'));
  const [make, click] = [URL.createObjectURL, HTMLAnchorElement.prototype.click];
  const saved = new Promise((resolve) => {
    URL.createObjectURL = (blob) => {
      resolve(blob.text());
      return make.call(URL, blob);
    };
  });
  HTMLAnchorElement.prototype.click = () => undefined;
  (await button('Data (JSON)')).click();
  const text = await saved;
  URL.createObjectURL = make;
  HTMLAnchorElement.prototype.click = click;
  return text;
}

describe('the hosts in Firefox', { skip: missing }, () => {
  let browser;
  let site;
  const unpacked = temporaryFolder();
  before(async () => {
    const { default: puppeteer } = createRequire(join(folder, 'package.json'))('puppeteer-core');
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true, extraPrefsFirefox: { 'intl.accept_languages': 'en-GB' } });
    site = await serveSite();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    unpacked.remove();
  });

  async function sameReports(page) {
    await page.waitForSelector('main h1');
    // The model would refine the reports of the full file; the page asks before its first comparison.
    for (const [name, request] of Object.entries(inputs)) {
      const report = { ...JSON.parse(await page.evaluate(drive, request)), input: null };
      assert.deepEqual(report, await nodeReport(request), `${name} differs from Node`);
    }
  }

  test('the site', async () => {
    const page = await browser.newPage();
    await page.goto(site.address);
    await sameReports(page);
    await page.close();
  });

  test('the offline file', async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(dist, 'kinprint-offline-light.html')).href);
    await sameReports(page);
    await page.close();
  });

  test("the extension's page", async () => {
    execFileSync('python3', ['-m', 'zipfile', '-e', join(dist, 'extension-firefox.xpi'), unpacked.folder]);
    // No driver may open such an address, so the copy under test opens its own page.
    appendFileSync(join(unpacked.folder, 'background.js'), "\nchrome.tabs.create({ url: chrome.runtime.getURL('panel.html') });\n");
    await browser.installExtension(unpacked.folder);
    let page;
    for (let turn = 0; turn < 100 && !page; turn += 1) {
      page = (await browser.pages()).find((one) => one.url().startsWith('moz-extension:'));
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.ok(page, 'the extension opened its page');
    await sameReports(page);
  });
});
