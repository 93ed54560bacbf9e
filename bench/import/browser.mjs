// Times the import of a large export as a reader sees it, in Chromium on the built page, against decoding and JSON.parse
// of the same file in the same browser. usage: node bench/import/browser.mjs FILE [ROUNDS, default 3]; needs dist/page.
import { statSync } from 'node:fs';
import { openBrowser, openPage, wholeBrowser } from '../../tests/e2e/browser.mjs';

const [path, rounds = '3'] = process.argv.slice(2);
if (!path) {
  console.error('usage: node bench/import/browser.mjs FILE [ROUNDS]');
  process.exit(2);
}
const host = await openBrowser([], wholeBrowser);
const times = { parse: [], import: [], longest: [] };
for (let round = 0; round < Number(rounds); round += 1) {
  const { page, context } = await openPage(host);
  page.setDefaultTimeout(300_000);
  await page.click('button:has-text("Open chat exports")');
  await page.waitForTimeout(1500); // the page compares a trial pair unseen when it starts
  // The same file once without the page's own handling, for JSON.parse.
  times.parse.push(
    await page.evaluate(() => {
      const input = document.createElement('input');
      input.type = 'file';
      input.id = 'plain-file';
      document.body.append(input);
      return 0;
    }).then(() => page.setInputFiles('#plain-file', path)).then(() =>
      page.evaluate(async () => {
        const file = document.querySelector('#plain-file').files[0];
        const begin = performance.now();
        globalThis.parsedLength = JSON.parse(new TextDecoder().decode(await file.arrayBuffer())).length;
        return performance.now() - begin;
      }),
    ),
  );
  await page.evaluate(() => {
    globalThis.began = 0;
    globalThis.longest = 0;
    let last = performance.now();
    document.querySelector('[data-testid=chat-files]').addEventListener('change', () => (last = globalThis.began = performance.now()), { capture: true });
    setInterval(() => {
      const now = performance.now();
      if (globalThis.began > 0) globalThis.longest = Math.max(globalThis.longest, now - last);
      last = now;
    }, 5);
  });
  await page.setInputFiles('[data-testid=chat-files]', path);
  await page.waitForSelector('[data-testid=chats-found]');
  const [took, longest] = await page.evaluate(() => [performance.now() - globalThis.began, globalThis.longest]);
  times.import.push(took);
  times.longest.push(longest);
  await context.close();
}
await host.close();
const best = (list) => Math.min(...list);
const size = statSync(path).size / 1e6;
console.log(`${size.toFixed(0)} MB, best of ${rounds}: decode + JSON.parse ${best(times.parse).toFixed(0)} ms; import ${best(times.import).toFixed(0)} ms = ${(best(times.import) / best(times.parse)).toFixed(2)} times; longest wait of the page ${best(times.longest).toFixed(0)} ms`);
