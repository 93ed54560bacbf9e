// Makes a PNG of every host with a verdict on it: node tools/host_screenshots.mjs [folder], after ./run --dist. The site, the
// light offline file from disk and the extension's panel at the width of a side panel, in Chromium.
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pasteRequest } from '../tests/e2e/compare_cases.mjs';
import { openExtension, openOffline, openSite, serveSite, startBrowser } from '../tests/e2e/hosts.mjs';

const folder = resolve(process.argv[2] ?? 'build/screenshots');
mkdirSync(folder, { recursive: true });
const example = JSON.parse(readFileSync(new URL('../web/src/examples/alike.json', import.meta.url), 'utf8'));
const sidePanel = { width: 400, height: 900 };

async function picture(name, { page, context }, size) {
  if (size) await page.setViewportSize(size);
  await pasteRequest(page, example);
  await page.click('button.main');
  await page.waitForSelector('[data-testid=verdict]', { timeout: 30_000 });
  // A picture of the whole page has no scroll bar, whose width would be missing at the right.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { scrollbar-width: none; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    scrollTo(0, 0);
  });
  await page.waitForTimeout(500);
  const path = join(folder, `host_${name}.png`);
  await page.screenshot({ path, fullPage: true });
  console.log(path);
  await context.close();
}

const browser = await startBrowser();
const site = await serveSite();
await picture('site', await openSite(browser, site));
await picture('offline', await openOffline(browser, 'kinprint-offline-light.html'));
await browser.close();
await site.close();
const extension = await openExtension();
await picture('extension', extension, sidePanel);
extension.removeFolder();
