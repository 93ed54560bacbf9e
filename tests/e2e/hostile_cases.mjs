// Pasted markup through every entrance: boxes, prompts, names, reports (JSON and HTML), file names; and out again in the
// report file, which is opened with its policy switched off. None of it may run, load or become an element.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { okReport } from '../web/samples/sample_reports.mjs';
import { openPage, openReport } from './browser.mjs';
import { xssVectors } from './xss_vectors.mjs';

const forbidden = 'img, iframe, script, object, embed, form, video, template, style, link, meta, base, [onerror], [onload], [onclick], a[href^="javascript" i]';

// The library's part of a report, all names vectors.
function hostileLibrary(vector) {
  const place = () => ({
    none: 0.1,
    nearest: 0.5,
    families: xssVectors.slice(0, 5).map((name) => ({ name, own: true, share: 0.1 })),
    references: xssVectors.slice(5, 10).map((name) => ({ name, family: vector(), own: true, released: '2026-01', bots: 1, answers: 3, prompts: 3, share: 0.1, similarity: 0.5 })),
  });
  const rates = { answers: 5, trials: 100, top1: 0.2, top3: 0.4, familyTop1: 0.4, familyTop3: 0.7, unknownAccepted: 0.4, knownRejected: 0.2 };
  return { available: true, date: vector(), sha256: vector(), references: 60, families: 19, own: 5, newest: vector(), answers: 5, promptsKnown: false, between: 0.4, left: place(), right: place(), rates, drift: null };
}

// A report whose every string is a vector.
function hostileReport() {
  let next = 0;
  const vector = () => xssVectors[next++ % xssVectors.length];
  const base = okReport();
  const answers = (side) => base.input[side].answers.map((answer, index) => ({ prompt: vector(), text: `${xssVectors.filter((_, at) => at % 3 === index).join('\n')}\n${answer.text}` }));
  const input = { left: { name: vector(), answers: answers('left') }, right: { name: vector(), answers: answers('right') } };
  return okReport({
    input,
    program: { version: vector(), calibration: vector(), tables: vector(), tablesSha256: vector() },
    model: { used: true, name: vector(), sha256: vector() },
    inputs: {
      ...base.inputs,
      left: { ...base.inputs.left, name: vector(), language: vector(), sha256: vector() },
      right: { ...base.inputs.right, name: vector(), language: vector(), sha256: vector() },
      controls: [{ ...base.inputs.left, name: vector() }],
    },
    runs: xssVectors.map((text) => ({ ...base.runs[0], text })),
    words: xssVectors.map((name) => ({ ...base.words[0], name })),
    patterns: xssVectors.map((name) => ({ ...base.words[0], name })),
    form: xssVectors.map((name) => ({ ...base.words[0], name })),
    skeletons: xssVectors.map((leftSkeleton) => ({ left: 0, right: 0, leftSkeleton, rightSkeleton: leftSkeleton, similarity: 1 })),
    channels: xssVectors.slice(0, 20).map((name) => ({ ...base.channels[0], name })).concat([{ ...base.channels[4], unavailableReason: vector() }]),
    identity: xssVectors.map((text) => ({ side: 'left', answer: 0, begin: 0, end: 5, maker: text, stance: text, text })),
    prompts: base.prompts.map((row) => ({ ...row, prompt: vector(), channels: { [vector()]: 1 } })),
    robustness: { stable: true, variants: [{ ...base.robustness.variants[0], name: vector() }] },
    distributions: base.distributions.map((row) => ({ ...row, kind: vector() })),
    library: hostileLibrary(vector),
  });
}

async function assertInert(page, problems, requests, address) {
  await page.waitForTimeout(300);
  assert.deepEqual(problems, []);
  for (const url of requests) assert.ok(url.startsWith(address) || url.startsWith('data:,'), `requested ${url}`);
  const found = await page.evaluate((selector) => [...document.querySelectorAll(`.report ${selector.split(', ').join(', .report ')}`)].map((element) => element.outerHTML.slice(0, 120)), forbidden);
  assert.deepEqual(found, []);
}

export function hostileCases(suite, host) {
  suite('the list holds at least 100 different vectors', {}, async () => {
    assert.ok(new Set(xssVectors).size >= 100);
  });

  suite('vectors in boxes, prompts and names are text', {}, async () => {
    const { page, context, requests, problems } = await openPage(host());
    const text = xssVectors.join('\n');
    await page.fill('.row-prompt textarea', text);
    await page.fill('.answer-box >> nth=0', `${text}\nleft`);
    await page.fill('.answer-box >> nth=1', `${text}\nright`);
    await page.fill('.names input >> nth=0', xssVectors[0]);
    await page.fill('.names input >> nth=1', xssVectors[60]);
    await page.click('button.main');
    await page.waitForSelector('.report #limits, [data-testid=error]');
    await assertInert(page, problems, requests.filter((url) => !/\/assets\//.test(url)), host().address);
    await context.close();
  });

  suite('vectors in every field of an opened report are text, and so they are in the report file made from it', {}, async () => {
    const { page, context, requests, problems } = await openPage(host());
    await openReport(page, hostileReport(), `${xssVectors[1].replaceAll('/', '')}.json`);
    await page.waitForSelector('.report #limits');
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    for (const box of await page.locator('.text-controls input[type=checkbox]').all()) await box.check();
    await assertInert(page, problems, requests, host().address);
    // The longest of all reports: drawing its file takes a busy machine a while.
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Report (HTML)')]);
    const html = readFileSync(await file.path(), 'utf8');
    await context.close();

    const second = await openPage(host(), { bypassCSP: true });
    await second.page.setContent(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''));
    await second.page.waitForSelector('.report #limits');
    const main = second.page.locator('main.file');
    assert.equal(await main.count(), 1);
    await assertInert(second.page, second.problems, second.requests, host().address);
    await second.context.close();
  });

  suite('vectors inside an HTML report file that is opened are text', {}, async () => {
    const { page, context, requests, problems } = await openPage(host());
    const json = JSON.stringify(hostileReport()).replaceAll('<', '\\u003c');
    await openReport(page, `${xssVectors.join('')}<script type="application/json" id="kinprint-report">${json}</script>${xssVectors.join('')}`, 'report.html');
    await page.waitForSelector('.report #limits');
    await assertInert(page, problems, requests, host().address);
    await context.close();
  });
}
