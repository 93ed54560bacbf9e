// Sentences a second: the shipped model on the shipped embedder against transformers.js with the published file, in one
// page of one Chromium, in turns. Use: node bench.mjs [--repeats N] [--threads N]; CHROMIUM names the browser.
// Ends with 1 where the wanted ratio is missed on one thread.
import { chromium } from 'playwright-core';
import { printResult } from './print_result.mjs';
import { processorSeconds } from './processor_time.mjs';
import { benchSentences, qualitySentences } from './sentences.mjs';
import { serve } from './serve.mjs';

function option(name, fallback) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
}

const wantedRatio = 2.2;
const repeats = option('repeats', 6);
const threads = option('threads', 1);
const sentences = benchSentences();
const server = await serve(threads > 1);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
try {
  const page = await browser.newPage();
  page.on('pageerror', (error) => console.error(String(error)));
  await page.exposeFunction('cpuSeconds', processorSeconds);
  await page.goto(server.address);
  await page.waitForFunction(() => window.ready === true, undefined, { timeout: 60_000 });
  console.log(`Chromium ${browser.version()}, ${threads} thread(s), isolated: ${await page.evaluate(() => window.crossOriginIsolated)}`);
  const task = { sentences, quality: qualitySentences(), repeats, threads };
  const result = await page.evaluate((given) => window.run(given), task);
  const ratio = printResult(result, sentences.length);
  if (threads === 1 && ratio < wantedRatio) {
    console.log(`below the wanted ${wantedRatio}`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  server.close();
}
