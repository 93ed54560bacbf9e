// The same reports in Firefox: site, offline file, and the extension's page. Needs puppeteer-core, which no lock file
// holds: KINPRINT_PUPPETEER names the folder it is installed in (tools/test_hosts.sh --firefox does that). FIREFOX is
// the browser, firefox-esr if it is not set.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { savesData } from './browser.mjs';
import { drive } from './hosts_drive.mjs';
import { dist, hostsMissing, nodeReport, serveSite, temporaryFolder } from './hosts.mjs';
import { inputs } from './hosts_inputs.mjs';

const folder = process.env.KINPRINT_PUPPETEER;
// What reads a printed report; Debian's poppler-utils, which nothing else needs.
const hasPdfText = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext'].some((path) => existsSync(path));
const missing = folder ? hostsMissing() : 'KINPRINT_PUPPETEER is not set (tools/test_hosts.sh --firefox)';

describe('the hosts in Firefox', { skip: missing }, () => {
  let browser;
  let site;
  const unpacked = temporaryFolder();
  before(async () => {
    const { default: puppeteer } = createRequire(join(folder, 'package.json'))('puppeteer-core');
    browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true, extraPrefsFirefox: { 'intl.accept_languages': 'en-GB', 'devtools.console.stdout.content': true } });
    site = await serveSite();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    unpacked.remove();
  });

  async function sameReports(address) {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(savesData);
    await page.goto(address);
    await page.waitForSelector('main h1');
    for (const [name, request] of Object.entries(inputs)) {
      const report = { ...JSON.parse((await page.evaluate(drive, request)).text), input: null };
      assert.deepEqual(report, await nodeReport(request), `${name} differs from Node`);
    }
    await page.close();
  }

  test('the site', () => sameReports(site.address));

  test('the offline file', () => sameReports(pathToFileURL(join(dist, 'kinprint-offline-light.html')).href));

  // The message never reaches its worker, which then ends: no event tells a page of that.
  test('a worker that is killed, on the site and in the offline file: said, and the next comparison works', async () => {
    for (const address of [site.address, pathToFileURL(join(dist, 'kinprint-offline-light.html')).href]) {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(savesData);
      await page.goto(address);
      await page.waitForSelector('main h1');
      const request = Object.values(inputs)[0];
      await page.evaluate(drive, request); // the page's own comparison is over
      await page.evaluate(() => {
        const post = Worker.prototype.postMessage;
        let isKilled = false;
        Worker.prototype.postMessage = function (message, transfer) {
          if (isKilled || message.kind !== 'compare') return post.call(this, message, transfer);
          isKilled = true;
          this.terminate();
        };
        document.querySelector('button.main').click();
      });
      await page.waitForSelector('[data-testid=error]');
      assert.match(await page.$eval('.error', (part) => part.textContent), /ended unexpectedly/);
      await page.click('button.main');
      await page.waitForSelector('[data-testid=verdict], [data-testid=status]');
      await page.close();
    }
  });

  // What is not painted is empty in a picture of the whole page, which is how readers keep one.
  test('what a report has out of sight is painted', async () => {
    const page = await browser.newPage();
    await page.goto(site.address);
    await page.waitForSelector('main h1');
    assert.equal(await page.evaluate(() => {
      const part = document.createElement('div');
      part.innerHTML = '<p class="part"></p><p class="part"></p>';
      document.querySelector('main').append(part);
      part.lastElementChild.style.animation = 'none'; // the first tenth of a second it is painted anyway
      return getComputedStyle(part.lastElementChild).contentVisibility;
    }), 'visible');
    await page.close();
  });

  test('a printed report has the words of its scale, and at the foot of every sheet which report it is', { skip: hasPdfText ? false : 'pdftotext is not there' }, async () => {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(savesData);
    await page.goto(site.address);
    await page.waitForSelector('.starters li button');
    await page.click('.starters li button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    const sheets = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await page.pdf({ format: 'A4', preferCSSPageSize: true, timeout: 0 }), encoding: 'utf8' }).split('\f').slice(0, -1);
    assert.ok(sheets.length > 3);
    for (const words of sheets) assert.match(words, /Kinprint [^]{1,9} \u00b7 A: SHA-256/);
    for (const words of ['this pair:', 'developed separately', 'share a lineage \u2192']) assert.ok(sheets[0].includes(words), words);
    await page.close();
  });

  test('no heading of a printed matrix stands alone at the foot of a sheet', { skip: hasPdfText ? false : 'pdftotext is not there' }, async () => {
    const page = await browser.newPage();
    await page.goto(site.address);
    await page.waitForSelector('.modes button');
    await page.evaluate(() => document.querySelectorAll('.modes button')[2].click());
    await page.waitForSelector('.many button');
    await page.evaluate(() => [...document.querySelectorAll('.many button')].find(({ textContent }) => textContent.includes('Three bots to try')).click());
    await page.waitForSelector('.bots');
    await page.click('[data-testid=many-compare]');
    await page.waitForSelector('.families-table[aria-busy=false]');
    const headings = await page.$$eval('.matrix h3', (found) => found.map(({ textContent }) => textContent.trim()));
    // Wherever the first heading stands on its sheet.
    for (const moved of [0, 40, 80, 120, 160]) {
      await page.evaluate((space) => (document.querySelector('.matrix').style.paddingTop = `${space}mm`), moved);
      const sheets = execFileSync('pdftotext', ['-layout', '-', '-'], { input: await page.pdf({ format: 'A4', preferCSSPageSize: true, timeout: 0 }), encoding: 'utf8' }).split('\f');
      for (const words of sheets) assert.ok(!headings.includes(words.trimEnd().split('\n').at(-1).trim()), `${moved} mm: ${words.slice(-200)}`);
    }
    await page.close();
  });

  // A headless Firefox begins a drag and never ends it, so the two events of a drop are made here, in its order; where the
  // pointer is in the box, and what the data hold, the browser says itself.
  test('formatted text dropped on a box for an answer goes where the pointer is, as Markdown', async () => {
    const page = await browser.newPage();
    await page.goto(site.address);
    await page.waitForSelector('main h1');
    const value = await page.evaluate(async () => {
      const box = document.querySelector('.answer-box');
      box.value = 'before\n(here)';
      box.dispatchEvent(new Event('input', { bubbles: true }));
      box.scrollIntoView({ block: 'center' });
      box.setSelectionRange(0, 0);
      const { left, top } = box.getBoundingClientRect();
      const given = () => {
        const data = new DataTransfer();
        data.setData('text/html', '<p>A <b>bold</b> word</p>');
        data.setData('text/plain', 'A bold word');
        return data;
      };
      // Beyond the end of the first line.
      box.dispatchEvent(new DragEvent('drop', { dataTransfer: given(), clientX: left + 250, clientY: top + 22, bubbles: true, cancelable: true }));
      const input = new InputEvent('beforeinput', { inputType: 'insertFromDrop', dataTransfer: given(), bubbles: true, cancelable: true });
      if (box.dispatchEvent(input)) return 'left to the browser';
      for (let turn = 0; turn < 24_000 && !box.value.includes('bold'); turn += 1) await new Promise((resolve) => setTimeout(resolve, 25));
      return box.value;
    });
    assert.equal(value, 'beforeA **bold** word\n(here)');
    await page.close();
  });

  // No driver reaches such a page, so the copy under test opens and works its own, and says on the console what came out.
  test("the extension's page", async () => {
    const copy = unpacked.folder;
    execFileSync('python3', ['-m', 'zipfile', '-e', join(dist, 'extension-firefox.xpi'), copy]);
    appendFileSync(join(copy, 'background.js'), "\nchrome.tabs.create({ url: chrome.runtime.getURL('panel.html') });\n");
    writeFileSync(join(copy, 'work_page.js'), `(${savesData})();\nconst drive = ${drive};\n(${saidByPage})(drive, ${JSON.stringify(inputs)});\n`);
    const panel = readFileSync(join(copy, 'panel.html'), 'utf8');
    writeFileSync(join(copy, 'panel.html'), panel.replace('<head>', '<head><script src="work_page.js"></script>'));
    const said = new Map();
    const finished = new Promise((resolve) => {
      createInterface({ input: browser.process().stdout }).on('line', (line) => {
        const [, name, digest] = /KINPRINT \((.+)\) ([0-9a-f]{64}|Error.*)/.exec(line) ?? [];
        if (name) said.set(name, digest);
        if (said.size === Object.keys(inputs).length) resolve();
      });
      setTimeout(resolve, 600_000).unref();
    });
    await browser.installExtension(copy);
    await finished;
    for (const [name, request] of Object.entries(inputs)) {
      const expected = createHash('sha256').update(JSON.stringify(await nodeReport(request))).digest('hex');
      assert.equal(said.get(name), expected, `${name} differs from Node`);
    }
  });
});

// Runs in the extension's page: one line a report, with its SHA-256.
async function saidByPage(work, requests) {
  for (const [name, request] of Object.entries(requests)) {
    try {
      const text = JSON.stringify({ ...JSON.parse((await work(request)).text), input: null });
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
      console.log(`KINPRINT (${name}) ${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`);
    } catch (thrown) {
      console.log(`KINPRINT (${name}) Error ${thrown}`);
    }
  }
}
