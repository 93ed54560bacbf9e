// One Chromium for all end-to-end tests of a run, one server for the built page, and a page that writes down every
// request, every console error and every script that ran from text.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import { paced } from './pace.mjs';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const { pageServer } = await import(new URL('../../web/serve.mjs', import.meta.url).href);

export const pageFolder = process.env.KINPRINT_PAGE ?? fileURLToPath(new URL('../../dist/page', import.meta.url));
export const pageIsBuilt = existsSync(`${pageFolder}/index.html`);

// What readers have: for benchmarks, pictures, and tests of what only the whole browser has, such as extensions.
export const wholeBrowser = process.env.CHROMIUM ?? '/usr/bin/chromium';

// The same engine without windows, where it is installed: for two thirds of the processor time.
const shell = '/usr/bin/chromium-headless-shell';
const testBrowser = process.env.CHROMIUM === undefined && existsSync(shell) ? shell : wholeBrowser;

// Headless, without the browser's own background traffic.
export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function openBrowser(moreFlags = [], executablePath = testBrowser) {
  const server = pageServer(pageFolder);
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${server.address().port}/`;
  const browser = await chromium.launch({ executablePath, args: [...flags, ...moreFlags] });
  return {
    address,
    browser,
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

// A page in a context of its own. `requests`, `problems` and `questions` (asked before texts would be lost; the tests
// answer that they leave) grow while it lives.
export async function openPage({ browser, address }, { path = '', prepare, ...options } = {}) {
  const context = paced(await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB', ...options }));
  if (prepare) await context.addInitScript(prepare); // runs in the page before its own scripts
  const requests = [];
  const problems = [];
  context.on('request', (request) => requests.push(request.url()));
  await context.exposeFunction('kinprintExecuted', (what) => problems.push(`script ran: ${what}`));
  const questions = [];
  const page = await watchedPage(context, problems, questions);
  await page.goto(address + path);
  await page.waitForSelector('main h1');
  return { context, page, requests, problems, questions };
}

async function watchedPage(context, problems, questions = []) {
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && problems.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'beforeunload') {
      questions.push(page.url());
      void dialog.accept();
      return;
    }
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return page;
}

// A second tab beside an open page: the same address, the same stores.
export async function openBeside(page) {
  const problems = [];
  const other = await watchedPage(page.context(), problems);
  await other.goto(page.url());
  await other.waitForSelector('main h1');
  return { page: other, problems };
}

// Until what a comparison needs has arrived: the worker starts last. The network may rest before that.
export async function programReady(page) {
  const [worker] = page.workers();
  await (worker ?? (await page.waitForEvent('worker'))).evaluate(() => true);
  await page.waitForLoadState('networkidle');
}

// The browser asks for less traffic, so that the language model comes only where it is asked for.
export const savesData = () => Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true });

// The words of another language are fetched when it is chosen.
export async function inChinese(page) {
  await page.selectOption('.language select', 'zh');
  await page.waitForSelector('html[lang=zh-Hans]');
}

// A file through the entrance for reports.
export async function giveReport(page, report, name) {
  const buffer = Buffer.from(typeof report === 'string' ? report : JSON.stringify(report));
  await page.setInputFiles('input[type=file][accept*=json]', { name, mimeType: 'application/json', buffer });
}

let reports = 0;
// Opens a report, under a name that no other has: what was on the screen before stands until the file was read.
export async function openReport(page, report, name = `report ${(reports += 1)}.json`) {
  await giveReport(page, report, name);
  await page.waitForFunction((wanted) => document.querySelector('[data-testid=opened]')?.textContent.includes(wanted), name);
}
