// Makes a PNG of every state of the page: node tools/screenshots.mjs [folder [pattern]]; pattern chooses by name. Wide and light,
// dark, 320 px, and on paper.
// Reports are the samples of tests/web/samples, opened through the page; the start and live states are the page itself.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openBrowser, openPage, openReport, wholeBrowser } from '../tests/e2e/browser.mjs';
import { madeBots } from '../tests/e2e/made_bots.mjs';
import { sampleReports } from '../tests/web/samples/sample_reports.mjs';

const folder = resolve(process.argv[2] ?? 'build/screenshots');
const only = process.argv[3];
mkdirSync(folder, { recursive: true });

// On a machine under load all of it takes long and nothing is wrong; only what never comes is an error. Chosen.
const patience = 300_000;

// The report is drawn to its last part, and nothing is loaded, compared or computed again any more.
async function settled(page) {
  await page.waitForSelector('.report #versions, .error');
  await page.waitForFunction(() => !document.querySelector('.work, [data-model=loading], [data-model=starting], [data-recomputing=true]'));
}
async function compareExample(page) {
  await page.click('.starters li:first-child button');
  await page.click('button.main');
}

const looks = {
  light: {},
  dark: { colorScheme: 'dark' },
  narrow: { viewport: { width: 320, height: 700 } },
  paper: {},
};

async function manyBots(page) {
  await page.click('.modes button:nth-child(3)');
  await page.waitForSelector('[data-testid=many-files]', { state: 'attached' });
  const bots = [...madeBots(8, 6), { name: 'One short answer', answers: [{ text: 'Yes.' }] }];
  await page.setInputFiles('[data-testid=many-files]', { name: 'bots.jsonl', mimeType: 'text/plain', buffer: Buffer.from(bots.map((bot) => `${JSON.stringify(bot)}\n`).join('')) });
  await page.waitForSelector('.bots tbody tr >> nth=8');
  await page.click('[data-testid=many-compare]');
  await page.waitForSelector('.grid[aria-busy=false]');
  await page.waitForSelector('.families-table[aria-busy=false]');
}

const states = {
  start: async () => undefined,
  error: async (page) => page.click('button.main'),
  example: async (page) => page.click('.starters li:first-child button'),
  // Without the model, which the page then says.
  live: async (page) => {
    await page.route(/assets\/weights-/, (route) => route.abort());
    await compareExample(page);
    await page.waitForSelector('[data-model=failed]');
    await settled(page);
  },
  // With the model, so that every channel stands among unrelated pairs.
  aligned: async (page) => {
    await compareExample(page);
    await page.waitForSelector('[data-model=ready]');
    await settled(page);
  },
  set: async (page) => {
    await page.click('.modes button:nth-child(2)');
    await page.waitForSelector('.set-columns input');
  },
  cases: async (page) => {
    await page.click('.masthead a');
    await page.waitForSelector('.case-table');
  },
  casesChinese: async (page) => {
    await page.selectOption('.language select', 'zh');
    await page.click('.masthead a');
    await page.waitForSelector('.case-table');
  },
  many: manyBots,
  // References were changed after the result was computed.
  many_stale: async (page) => {
    await manyBots(page);
    await page.click('.packs .actions button >> nth=0');
    await page.waitForSelector('.packs [data-testid=many-stale]');
  },
  many_chinese: async (page) => {
    await page.selectOption('.language select', 'zh');
    await manyBots(page);
  },
  chinese: async (page) => {
    await openReport(page, sampleReports().ok_shared);
    await settled(page);
    await page.selectOption('.language select', 'zh');
  },
  ...Object.fromEntries(
    Object.entries(sampleReports()).map(([name, report]) => [
      name,
      async (page) => {
        await openReport(page, report);
        await settled(page);
      },
    ]),
  ),
};

const host = await openBrowser([], wholeBrowser);
for (const [state, arrange] of Object.entries(states)) {
  for (const [look, options] of Object.entries(looks)) {
    const name = `${state}-${look}`;
    if (only && !name.match(only)) continue;
    const { context, page } = await openPage(host, options);
    page.setDefaultTimeout(patience);
    try {
      await arrange(page);
      const path = join(folder, `${name}.png`);
      if (look === 'paper') {
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        await page.emulateMedia({ media: 'print' });
        await page.setViewportSize({ width: 720, height: 1000 });
      }
      // A picture of the whole page has no fold below which parts are left out.
      await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { content-visibility: visible !important; }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      });
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      await page.screenshot({ path, fullPage: true });
      console.log(path);
    } catch (error) {
      console.error(`${name}: ${error.message}`);
      process.exitCode = 1;
    }
    await context.close();
  }
}
await host.close();
