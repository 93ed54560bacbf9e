// Chats from files in a real browser: a zip dropped on the page reaches a verdict; what was left out is said; tables ask
// for their columns; cancelling and undoing leave what was there.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readFileSync } from 'node:fs';
import { axeViolations } from './axe.mjs';
import { inChinese, openBrowser, openPage, pageIsBuilt } from './browser.mjs';
import { zip } from '../web/import/zip_writer.mjs';

const alike = JSON.parse(readFileSync(new URL('../../web/src/examples/alike.json', import.meta.url), 'utf8'));
const hasTables = JSON.parse(readFileSync(new URL('../../models/manifest.json', import.meta.url), 'utf8')).tables?.length > 0;
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const answer = (side, number) => `[aria-label="Answer of ${side} to prompt ${number}"]`;
const said = (page, words) => page.waitForFunction((wanted) => document.querySelector('[data-testid=set-said]')?.textContent.includes(wanted), words);
const paired = (page, words) => page.waitForFunction((wanted) => document.querySelector('[data-testid=chats-paired]')?.textContent.includes(wanted), words);

// A ChatGPT export of one side of the bundled example, with a hidden message and a feedback file.
function chatGptZip(side, model) {
  const conversations = side.answers.map(({ prompt, text }, at) => {
    const node = (id, parent, role, parts, extra = {}) => [id, { id, parent, children: [], message: { id, author: { role }, create_time: 1700000000 + at, content: { content_type: 'text', parts }, metadata: extra, recipient: 'all' } }];
    const mapping = Object.fromEntries([
      ['root', { id: 'root', parent: null, children: [], message: null }],
      node('s', 'root', 'system', ['private instructions'], { is_visually_hidden_from_conversation: true }),
      node('u', 's', 'user', [prompt]),
      node('a', 'u', 'assistant', [text], { model_slug: model }),
    ]);
    return { title: `Chat ${at + 1}`, create_time: 1700000000 + at, mapping, current_node: 'a', conversation_id: `c${at}` };
  });
  return zip([
    { name: 'conversations.json', text: JSON.stringify(conversations) },
    { name: 'user.json', text: '{"email":"never"}' },
    { name: 'message_feedback.json', text: '[]' },
  ]);
}
function claudeExport(side) {
  return JSON.stringify(
    side.answers.map(({ prompt, text }, at) => ({
      uuid: `k${at}`, name: `Talk ${at + 1}`,
      chat_messages: [
        { uuid: 'm1', sender: 'human', text: prompt, content: [{ type: 'text', text: prompt }] },
        { uuid: 'm2', sender: 'assistant', text, content: [{ type: 'text', text }] },
      ],
    })),
  );
}

// Drops files as a mouse does: a real DataTransfer on the element.
async function drop(page, selector, files) {
  const list = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, base64 } of given) data.items.add(new File([Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0))], name));
    return data;
  }, list);
  await page.dispatchEvent(selector, 'dragover', { dataTransfer: transfer });
  await page.dispatchEvent(selector, 'drop', { dataTransfer: transfer });
}
const give = (page, files) =>
  page.setInputFiles('[data-testid=chat-files]', files.map(({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })));

describe('chats from files', { skip: pageIsBuilt ? false : 'the page is not built (npm run build in web/)' }, () => {
  let host;
  before(async () => {
    host = await openBrowser();
  });
  after(async () => {
    await host?.close();
  });
  async function openChats(options) {
    const opened = await openPage(host, options);
    await opened.page.click('button:has-text("Open chat exports")');
    await opened.page.waitForSelector('[data-testid=chats]');
    return opened;
  }

  test('files dropped while others are read, among chats and many bots, are read after them; while bots are compared that is said', async () => {
    const { page, context, problems } = await openPage(host);
    const dropBoth = (target) => page.evaluate((where) => {
      for (const name of ['one.txt', 'two.txt']) {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([`Words of ${name}: a sentence that somebody wrote and saved.`], name));
        document.querySelector(where).dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
      }
    }, target);
    await page.click('.modes >> text=A set of prompts');
    await page.click('.set-sources >> text=Open chat exports');
    await dropBoth('.chats-drop');
    await page.waitForSelector('text=Files read: 2.');
    await page.click('.modes >> text=Many bots');
    await page.waitForSelector('.many');
    await dropBoth('.many');
    await page.waitForFunction(() => document.querySelector('[data-testid=many-said]')?.textContent === 'Bots added: 2.');
    await page.route(/assets\/many-.*bin/, () => undefined); // never answered: bots are being compared for as long as that
    await page.click('[data-testid=many-compare]');
    await dropBoth('.many');
    await page.waitForFunction(() => document.querySelector('[data-testid=many-said]')?.textContent.startsWith('Nothing was added: bots are being compared.'));
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('a report given as chats brings the months of its bots along', async () => {
    const { page, context } = await openPage(host);
    await page.click('.starters button >> text=Open chat exports');
    const input = { left: { ...alike.left, released: '2026-03' }, right: { ...alike.right, released: '2025-01' } };
    await give(page, [{ name: 'report.json', bytes: Buffer.from(JSON.stringify({ schema: 'kinprint.report', schemaVersion: 1, input })) }]);
    await paired(page, `The same prompt on both sides: ${alike.left.answers.length}.`);
    await page.click('[data-testid=chats-take]');
    await said(page, `Prompts put into the table: ${alike.left.answers.length}`);
    assert.deepEqual(await page.$$eval('.set-columns .month-field input', (inputs) => inputs.map(({ value }) => value)), ['2026-03', '2025-01']);
    await context.close();
  });

  test('a zip dropped on the page and a file of another bot reach a verdict', { skip: hasTables ? false : 'no tables' }, async () => {
    const { page, context, problems, requests } = await openPage(host);
    const bytes = chatGptZip(alike.left, 'model-p');
    await page.waitForTimeout(300);
    const before = requests.length;
    await drop(page, '.answer-box >> nth=0', [{ name: 'export.zip', bytes }, { name: 'conversations.json', bytes: Buffer.from(claudeExport(alike.right)) }]);
    await page.waitForSelector('[data-testid=chats-found] >> nth=1');
    const losses = await page.textContent('[data-testid=chats-losses]');
    assert.match(losses, /Never read, because it holds personal data: .*message_feedback\.json.*user\.json/);
    assert.match(losses, /Messages the service hides.*: \d/);
    await paired(page, `The same prompt on both sides: ${alike.left.answers.length}.`);
    assert.deepEqual(await axeViolations(page), []);
    assert.equal(await page.inputValue(answer('A', 1)), '', 'nothing is in the table before it is taken');
    await page.click('[data-testid=chats-take]');
    await said(page, `Prompts put into the table: ${alike.left.answers.length}`);
    assert.equal(await page.inputValue(answer('A', 1)), alike.left.answers[0].text);
    assert.equal(await page.inputValue(answer('B', 1)), alike.right.answers[0].text);
    await page.click('.actions >> text=Compare');
    await page.waitForSelector('[data-testid=verdict], #report .verdict, #report h2');
    assert.match(await page.textContent('#report'), /likelihood|times/i);
    await page.click('.set-said >> text=Undo');
    assert.equal(await page.locator('.set-row').count(), 1);
    assert.deepEqual(requests.slice(before).filter((address) => !address.startsWith(host.address) && !address.startsWith('blob:')), []);
    assert.ok(requests.slice(before).some((address) => /importer-/.test(address)), 'the importers are fetched by the first import');
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('of more prompts than the table holds, those that found no place come next once it was emptied, and those undone come again', async () => {
    const { page, context, problems } = await openChats();
    const talk = (model, number) => JSON.stringify({ model, messages: [{ role: 'user', content: `What about number ${number}?` }, { role: 'assistant', content: `${model} says of ${number} something.` }] });
    const numbers = Array.from({ length: 503 }, (_, at) => at + 1);
    await give(page, [{ name: 'both.jsonl', bytes: Buffer.from(numbers.flatMap((number) => [talk('p', number), talk('q', number)]).join('\n')) }]);
    await paired(page, 'The same prompt on both sides: 503.');
    const take = page.locator('[data-testid=chats-take]');
    const first = () => page.inputValue('.set-prompt textarea >> nth=0');
    await take.click();
    await said(page, 'Prompts put into the table: 500. No place for 3, which come next');
    assert.match(await page.textContent('[data-testid=chats-placed]'), /500 prompts were put into the table before/);
    await page.click('.set-said >> text=Undo');
    await page.waitForSelector('[data-testid=chats-placed]', { state: 'detached' });
    assert.match(await take.textContent(), /: 503/, 'what was undone is to be taken again');
    await take.click();
    await said(page, 'No place for 3');
    await page.click('button.clear');
    assert.match(await take.textContent(), /: 3/);
    await page.focus('[data-again]');
    await page.keyboard.press('Enter');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /: 503/, 'the keyboard goes on at what takes them');
    await take.click();
    await said(page, 'No place for 3');
    await page.click('button.clear');
    await take.click();
    await said(page, 'Prompts put into the table: 3');
    assert.equal(await first(), 'What about number 501?');
    assert.equal(await page.locator('.set-row').count(), 3);
    assert.equal(await page.locator('[data-testid=chats]').count(), 0, 'nothing waits any more');
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('of one bot alone, what found no place comes next too', async () => {
    const { page, context } = await openChats();
    const talk = (number) => JSON.stringify({ model: 'p', messages: [{ role: 'user', content: `What about number ${number}?` }, { role: 'assistant', content: `It says of ${number} something.` }] });
    await give(page, [{ name: 'one.jsonl', bytes: Buffer.from(Array.from({ length: 502 }, (_, at) => talk(at + 1)).join('\n')) }]);
    await page.waitForFunction(() => /: 502/.test(document.querySelector('[data-testid=chats-take]').textContent));
    await page.click('[data-testid=chats-take]');
    await said(page, 'No place for 2');
    await page.click('button.clear');
    await page.click('[data-testid=chats-take]');
    await said(page, 'Prompts put into the table: 2');
    assert.equal(await page.inputValue(answer('A', 2)), 'It says of 502 something.');
    await context.close();
  });

  test('one file with two bots is a ready pair; nearly equal prompts wait for a yes; lone ones are listed', async () => {
    const { page, context } = await openChats();
    const rows = [
      ['Why is the sky blue in the daytime?', 'p', 'Light scatters.'], ['Why is the sky blue at daytime?', 'q', 'Scattering of light.'],
      ['Name a river.', 'p', 'The Rhine.'], ['Name a river.', 'q', 'The Nile.'], ['Only one was asked this.', 'p', 'Yes.'],
    ];
    const lines = rows.map(([prompt, model, text]) => JSON.stringify({ model, messages: [{ role: 'user', content: prompt }, { role: 'assistant', content: text }] }));
    await give(page, [{ name: 'both.jsonl', bytes: Buffer.from(lines.join('\n')) }]);
    await paired(page, 'The same prompt on both sides: 1.');
    assert.match(await page.textContent('[data-testid=chats]'), /Nearly the same: 1[\s\S]*Asked of A only: 1/);
    assert.match(await page.textContent('[data-testid=chats-take]'), /: 1/);
    await page.check('.chats-near input');
    await page.waitForFunction(() => /: 2/.test(document.querySelector('[data-testid=chats-take]').textContent));
    assert.deepEqual(await axeViolations(page), []);
    await page.click('[data-testid=chats-take]');
    await said(page, 'Prompts put into the table: 2');
    await context.close();
  });

  test('a list of prompts that goes on below its frame fades there and can be reached by keyboard, one that fits does neither', async () => {
    const { page, context } = await openPage(host);
    await page.click('text=Open chat exports');
    const asked = (model, count, words) => Array.from({ length: count }, (_, at) => JSON.stringify({ model, messages: [{ role: 'user', content: `${words} number ${at} of these?` }, { role: 'assistant', content: `Answer ${at}.` }] }));
    await give(page, [{ name: 'both.jsonl', bytes: [...asked('p', 30, 'What is the river'), ...asked('q', 2, 'Who wrote the old poem')].join('\n') }]);
    await page.waitForSelector('text=Asked of A only: 30');
    await page.locator('[data-testid=chats] details').evaluateAll((all) => all.forEach((item) => (item.open = true)));
    await page.waitForSelector('.chats-list[tabindex="0"][data-below]');
    const lists = await page.locator('.chats-list[aria-label]').evaluateAll((all) => all.map((item) => [item.tabIndex === 0, getComputedStyle(item).maskImage !== 'none']));
    assert.deepEqual(lists, [[true, true], [false, false]]);
    await context.close();
  });

  test('the columns of a table are guessed, shown and changed', async () => {
    const { page, context } = await openChats();
    const table = 'nr;ask;left bot;right bot\n1;What is dew?;Water on grass.;Drops in the morning.\n2;What is rain?;Water from clouds.;Falling drops.\n';
    await give(page, [{ name: 'table.csv', bytes: Buffer.from(table) }]);
    await page.waitForSelector('.chats-file .set-preview');
    assert.equal(await page.getByText('The first row holds names').count(), 1);
    // All at once: each choice builds on the one before, though the table is still being read for that.
    await page.evaluate(() => {
      for (const [column, use] of [[3, 'answer'], [4, 'answer'], [2, 'prompt'], [1, 'none']]) {
        const select = document.querySelector(`[aria-label="Column ${column} is"]`);
        select.value = use;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }
    });
    await page.waitForSelector('text=The columns are read as you chose.');
    await paired(page, 'The same prompt on both sides: 2.');
    await page.click('[data-testid=chats-take]');
    await said(page, 'Prompts put into the table: 2');
    const prompts = await page.locator('.set-prompt textarea').evaluateAll((areas) => areas.map((area) => area.value));
    assert.deepEqual(prompts, ['What is dew?', 'What is rain?']);
    assert.equal(await page.inputValue(answer('B', 2)), 'Falling drops.');
    await context.close();
  });

  test('rows in JSON with a field a bot come in as the table they stand for, whose names stand in every row', async () => {
    const { page, context } = await openChats();
    const rows = [
      { id: 7, prompt: 'What is dew?', 'Bot P': 'Water on grass.', 'Bot R': 'Drops in the morning.', seconds: 3 },
      { id: 8, prompt: 'What is rain?', 'Bot P': 'Water from clouds.', 'Bot R': 'Falling drops.', seconds: 4 },
    ];
    await give(page, [{ name: 'rows.json', bytes: Buffer.from(JSON.stringify(rows)) }]);
    await page.waitForSelector('.chats-file .set-preview');
    const uses = await page.locator('.chats-file .set-preview select').evaluateAll((selects) => selects.map(({ value }) => value));
    assert.deepEqual(uses, ['key', 'prompt', 'answer', 'answer']);
    assert.equal(await page.getByText('The first row holds names').count(), 0);
    await paired(page, 'The same prompt on both sides: 2.');
    await page.click('[data-testid=chats-take]');
    await said(page, 'Prompts put into the table: 2');
    assert.equal(await page.inputValue(answer('A', 1)), 'Water on grass.');
    assert.equal(await page.inputValue(answer('B', 2)), 'Falling drops.');
    await context.close();
  });

  test('files that cannot be read are named and lose nothing; markup in a chat stays text', async () => {
    const { page, context, problems } = await openChats();
    await give(page, [
      { name: 'broken.zip', bytes: Buffer.from('PK\x03\x04 cut off') },
      { name: 'picture.bin', bytes: Buffer.from([0, 1, 2, 3, 0, 0, 9]) },
      { name: 'good.jsonl', bytes: Buffer.from('{"prompt":"<img src=x onerror=kinprintExecuted(1)>","text":"<script>kinprintExecuted(2)</script>fine"}') },
    ]);
    await page.waitForSelector('.chats-failed >> nth=1');
    assert.match(await page.textContent('[data-testid=chats]'), /broken\.zip could not be read[\s\S]*picture\.bin could not be read/);
    await page.waitForFunction(() => /: 1/.test(document.querySelector('[data-testid=chats-take]').textContent));
    await page.click('[data-testid=chats-take]');
    await said(page, 'Prompts put into the table: 1');
    assert.equal(await page.inputValue(answer('A', 1)), '<script>kinprintExecuted(2)</script>fine');
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('a long import shows progress, can be stopped, and the page goes on', async () => {
    const { page, context } = await openChats();
    const one = JSON.stringify({ model: 'p', messages: [{ role: 'user', content: 'q' }, { role: 'assistant', content: 'word '.repeat(2000) }] });
    await page.evaluate((line) => {
      const data = new DataTransfer();
      data.items.add(new File([new Blob(Array(30_000).fill(`${line}\n`))], 'long.jsonl')); // 300 MB
      document.querySelector('.chats-drop').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    }, one);
    await page.waitForSelector('[data-testid=chats] progress');
    await page.click('[data-testid=chats] .work button');
    await page.waitForSelector('[data-testid=chats] >> text=Stopped.');
    await give(page, [{ name: 'short.jsonl', bytes: Buffer.from('{"prompt":"q","text":"a"}') }]);
    await page.waitForSelector('[data-testid=chats-found]');
    await context.close();
  });

  test('on a phone and in Chinese nothing is wider than the screen, and axe is content', async () => {
    const { page, context } = await openChats({ viewport: { width: 360, height: 780 }, colorScheme: 'dark' });
    await inChinese(page);
    await give(page, [{ name: 'export.zip', bytes: chatGptZip(alike.left, 'model-p') }, { name: 'b.json', bytes: Buffer.from(claudeExport(alike.right)) }]);
    await page.waitForSelector('[data-testid=chats-paired]');
    assert.equal(await overflow(page), 0);
    assert.deepEqual(await axeViolations(page), []);
    await context.close();
  });
});
