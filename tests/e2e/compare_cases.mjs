// Comparing in the real page: paste, read the verdict, and no request that should not be.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { openPage, programReady } from './browser.mjs';
import { slowdown } from './pace.mjs';

// The model's threads start from the worker's own file, main-*.js, once more.
const modelFile = /\/assets\/(weights|runtime|tokenizer|main)-/;
const example = (name) => JSON.parse(readFileSync(new URL(`../../web/src/examples/${name}.json`, import.meta.url), 'utf8'));

export async function pasteRequest(page, request) {
  const count = request.left.answers.length;
  for (let index = 1; index < count; index += 1) await page.click('text=Add another prompt');
  for (let index = 0; index < count; index += 1) {
    const row = page.locator('.row').nth(index);
    await row.locator('.row-prompt textarea').fill(request.left.answers[index].prompt ?? '');
    await row.locator('.answer-box').nth(0).fill(request.left.answers[index].text);
    await row.locator('.answer-box').nth(1).fill(request.right.answers[index]?.text ?? '');
  }
}

export function compareCases(suite, host, { hasTables }) {
  const live = { skip: hasTables ? false : 'the tables are not built' };

  suite('two answers pasted give a verdict, and nothing but the model is fetched after loading', live, async () => {
    const { page, context, requests, problems } = await openPage(host());
    await programReady(page);
    const loaded = requests.length;
    await pasteRequest(page, example('alike'));
    await page.click('button.main');
    await page.waitForSelector('[data-testid=verdict], [data-testid=status]');
    assert.match(await page.textContent('[data-testid=verdict]'), /times/);
    assert.match(await page.textContent('[data-testid=interval]'), /95\u00a0% interval/);
    await page.waitForSelector('[data-model=ready], [data-model=missing]');
    for (const address of requests) assert.ok(address.startsWith(host().address) || address.startsWith('data:'), `left the origin: ${address}`);
    for (const address of requests.slice(loaded)) assert.match(address, modelFile, `after loading: ${address}`);
    assert.deepEqual(problems, []);
    assert.match(await page.inputValue('#left-r1, .answer-box'), /handle this kindly/);
    await context.close();
  });

  suite('with the network cut after loading, comparing still works', live, async () => {
    const { page, context, problems } = await openPage(host());
    await programReady(page);
    await context.setOffline(true);
    await pasteRequest(page, example('alike'));
    await page.click('button.main');
    await page.waitForSelector('[data-testid=verdict]');
    await page.waitForSelector('[data-model=failed], [data-model=missing]');
    assert.deepEqual(problems.filter((problem) => !problem.includes('ERR_INTERNET_DISCONNECTED')), []);
    await context.close();
  });

  suite('swapping the sides changes no figure, and typed names change none either', live, async () => {
    const { page, context } = await openPage(host());
    const verdictOf = async (request, name) => {
      await page.click('text=Clear everything');
      await pasteRequest(page, request);
      await page.fill('.names input >> nth=0', name);
      await page.click('button.main');
      await page.waitForSelector('[data-testid=verdict]');
      return [await page.textContent('[data-testid=verdict]'), await page.textContent('[data-testid=interval]')];
    };
    const request = example('alike');
    const once = await verdictOf(request, '');
    assert.deepEqual(await verdictOf({ left: request.right, right: request.left }, ''), once);
    assert.deepEqual(await verdictOf(request, 'DeepSeek'), once);
    await context.close();
  });

  suite('everything can be done by keyboard: paste, compare, reach the verdict, jump to a shared passage', live, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.focus('.answer-box >> nth=1');
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.classList.contains('main'))) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=verdict]');
    await page.waitForFunction(() => document.activeElement?.closest('#report'));
    await page.focus('.run-links a >> nth=1');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.mark.current');
    assert.equal(await page.evaluate(() => document.activeElement?.closest('.pane')?.dataset.side), 'right');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('.pane')?.dataset.side === 'left');
    await context.close();
  });

  suite('a comparison that agrees is said to agree when its report is opened again, a changed digit is found', live, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.click('button.main');
    await page.waitForSelector('[data-testid=verdict]');
    const reopen = async (button, change) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.click(`text=${button}`)]);
      const text = readFileSync(await file.path(), 'utf8');
      await page.setInputFiles('input[type=file]', { name: file.suggestedFilename(), mimeType: 'text/plain', buffer: Buffer.from(change(text)) });
      // Named by its file: what was said of the report opened before this one stands until then.
      const said = await page.waitForFunction((name) => {
        const text = document.querySelector('[data-testid=opened]')?.textContent ?? '';
        return text.includes(name) && /agrees|differs/.test(text) ? text : null;
      }, file.suggestedFilename());
      return said.jsonValue();
    };
    assert.match(await reopen('Report (HTML)', (text) => text), /agrees in every figure/);
    assert.match(await reopen('Data (JSON)', (text) => text.replace(/"log10LR": (-?)(\d)/, '"log10LR": $17')), /differs/);
    await context.close();
  });

  const statuses = {
    'one word': { left: 'Yes', right: 'No' },
    'identical texts': { left: example('single').left.answers[0].text, right: example('single').left.answers[0].text },
    'emoji and right-to-left': { left: '\u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u05e9\u05dc\u05d5\u05dd \u202Eabc', right: '\u0645\u0631\u062d\u0628\u0627 \u{1F600}' },
    'NULs and lone surrogates': { left: 'a\u0000b \ud83d c \udc00', right: '\ud800\ud800 text \u0000' },
    'code only': { left: '```js\nfor (let i = 0; i < 10; i++) { console.log(i); }\n```', right: '```js\nlet i = 0; while (i < 10) console.log(i++);\n```' },
    'refusals only': { left: 'I\'m sorry, but I can\'t help with that.', right: 'I cannot assist with this request.' },
  };
  for (const [name, { left, right }] of Object.entries(statuses)) {
    suite(`${name}: a result or a clear message in bounded time, and the boxes keep what was typed`, live, async () => {
      const { page, context, problems } = await openPage(host());
      const boxes = page.locator('.answer-box');
      const typed = await boxes.evaluateAll(
        (areas, texts) =>
          areas.map((area, index) => {
            area.value = texts[index];
            area.dispatchEvent(new Event('input', { bubbles: true }));
            return area.value;
          }),
        [left, right],
      );
      await page.click('button.main');
      await page.waitForSelector('[data-testid=status], [data-testid=verdict], [data-testid=error]');
      assert.deepEqual(await boxes.evaluateAll((areas) => areas.map((area) => area.value)), typed);
      assert.deepEqual(problems, []);
      await context.close();
    });
  }

  suite('5 MB pasted: the box stays quick, comparing ends in bounded time, and the text stays', live, async () => {
    const { page, context, problems } = await openPage(host(), { permissions: ['clipboard-read', 'clipboard-write'] });
    const size = await page.evaluate(async () => {
      globalThis.longest = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (globalThis.longest = Math.max(globalThis.longest, duration)))).observe({ type: 'longtask' });
      const text = 'The quick brown fox writes another sentence about gardens and rivers.\n'.repeat(72_000);
      await navigator.clipboard.writeText(text);
      return text.length;
    });
    const count = size.toLocaleString('en');
    await page.fill('.answer-box >> nth=0', 'Typed before.');
    for (const side of [0, 1]) {
      await page.focus(`.answer-box >> nth=${side}`);
      await page.keyboard.press('Control+V');
      await page.waitForSelector(`.row-answer:nth-of-type(${side + 2}) .box-pasted >> text=Pasted ${count} characters`);
    }
    const words = 'typed after the paste';
    await page.keyboard.type(words);
    // Without the cutting it was 12 s for the paste and 1 s for every key; a busy machine gets room.
    const longest = await page.evaluate(() => globalThis.longest);
    assert.ok(longest < 6_000 * slowdown, `a task of ${longest} ms`);
    assert.match(await page.textContent('.row-answer >> nth=1'), new RegExp(`${(size + words.length).toLocaleString('en')} characters`));
    await page.click('button.main');
    await page.waitForSelector('[data-testid=status], [data-testid=verdict], [data-testid=error]');
    assert.match(await page.textContent('.row-answer >> nth=0'), new RegExp(`${(size + 13).toLocaleString('en')} characters`));
    await page.click('.row-answer >> nth=0 >> text=Undo');
    assert.equal(await page.inputValue('.answer-box >> nth=0'), 'Typed before.');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a long text is edited part by part, and what is compared is the whole of it', live, async () => {
    const { page, context } = await openPage(host());
    const line = 'Each line of this text is a sentence of its own about a garden by the river.\n';
    await page.evaluate((text) => {
      const area = document.querySelector('.answer-box');
      area.value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, line.repeat(4_000));
    const box = page.locator('.answer-box >> nth=0');
    const parts = page.locator('.box-parts');
    await parts.locator('select').selectOption({ index: 1 });
    await box.press('Control+Home');
    await page.keyboard.type('BEGINNING OF PART TWO ');
    await parts.locator('text=Next part').click();
    assert.doesNotMatch(await box.inputValue(), /BEGINNING/);
    await parts.locator('text=Part before').click();
    assert.match(await box.inputValue(), /^BEGINNING OF PART TWO Each/);
    await page.fill('.answer-box >> nth=1', line.repeat(20));
    await page.click('button.main');
    await page.waitForSelector('#versions');
    assert.match(await page.textContent('.pane[data-side=left]'), /river\.\s*BEGINNING OF PART TWO Each/);
    await context.close();
  });
}
