// Formatted text pasted into the boxes for answers or dropped on them: what comes in as Markdown, what stays plain, and the ways back. The
// fixtures are written for this test in the forms that browsers and programs put on the clipboard.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openBrowser, openPage, pageIsBuilt, programReady } from './browser.mjs';

const fixture = (name) => readFileSync(new URL(`../fixtures/pastes/${name}`, import.meta.url), 'utf8');
const answer = '.answer-box >> nth=0';
const note = '.row-answer >> nth=0 >> .box-pasted';

// About what a browser copies as plain text.
function plainOf(html) {
  const text = html.replace(/<(style|script)[^]*?<\/\1>|<!--[^]*?-->/g, '').replace(/<(\/(p|div|h\d|li|pre|td)|br)\b/g, '\n$&').replace(/<[^>]*>/g, '');
  return text.replaceAll('&nbsp;', ' ').replaceAll('&#183;', '\u00b7').replaceAll('&amp;', '&'); // a middle dot
}

// As a browser pastes it, from what the clipboard holds: the text of the box then, or nothing where the page leaves the
// paste to the browser.
async function paste(page, box, html, plain = plainOf(html)) {
  const area = page.locator(box);
  const taken = await area.evaluate((element, [markup, text]) => {
    element.focus();
    element.select();
    const data = new DataTransfer();
    if (markup) data.setData('text/html', markup);
    data.setData('text/plain', text);
    globalThis.pasteSeen = new Promise((resolve) => element.addEventListener('input', resolve, { once: true }));
    return !element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, [html, plain]);
  if (!taken) return null;
  await page.evaluate(() => globalThis.pasteSeen);
  return area.inputValue();
}

// The answer of a file with one, as the importers read it.
async function answerOfExport(text) {
  const { Importer } = await import('../../web/src/worker/importer.ts');
  const { default: glue } = await import('../../build/wasm/kinprint_import.mjs');
  const importer = await Importer.open(glue, readFileSync(new URL('../../build/wasm/kinprint_import.wasm', import.meta.url)));
  return JSON.parse(importer.importFile(new TextEncoder().encode(text))).conversations[0].turns[0].answers[0].text;
}

// As a browser drops it on a place of the box.
async function drop(page, box, items, { x, y } = { x: 60, y: 22 }) {
  const area = await page.locator(box).boundingBox();
  const session = await page.context().newCDPSession(page);
  const data = { items: Object.entries(items).map(([mimeType, data]) => ({ mimeType, data })), dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) await session.send('Input.dispatchDragEvent', { type, x: area.x + x, y: area.y + y, data });
  await session.detach();
}

describe('formatted text that is pasted', { skip: pageIsBuilt ? false : 'the page is not built (npm run build in web/)' }, () => {
  let host;
  before(async () => {
    host = await openBrowser();
  });
  after(async () => {
    await host?.close();
  });
  async function opened(options) {
    const { page, context, problems, requests } = await openPage(host, options);
    await programReady(page);
    return { page, problems, requests, close: () => context.close() };
  }

  test('selected on a chat page and copied, it comes in as the Markdown it was, and undo and plain text are one step away', async () => {
    const { page, problems, close } = await opened({ permissions: ['clipboard-read', 'clipboard-write'] });
    const chat = await page.context().newPage();
    await chat.setContent(fixture('chat_page.html'));
    await chat.keyboard.press('Control+A');
    await chat.keyboard.press('Control+C');
    await page.bringToFront();
    await page.fill(answer, 'before (here) after');
    await page.locator(answer).evaluate((area) => {
      area.focus();
      area.setSelectionRange(8, 12);
    });
    await page.keyboard.press('Control+V');
    await page.waitForSelector(`${note} >> [role=status] >> text=Formatting kept as Markdown`);
    const markdown = `before (${fixture('chat_page.md').trim()}) after`;
    assert.equal(await page.inputValue(answer), markdown);
    assert.equal(await page.locator(answer).evaluate((area) => area.value.slice(area.selectionStart)), ') after');
    await page.click(answer);
    await page.keyboard.press('Control+Z');
    assert.equal(await page.inputValue(answer), 'before (here) after');
    assert.equal(await page.locator(note).count(), 0);
    await page.keyboard.press('Control+Shift+Z');
    assert.equal(await page.inputValue(answer), markdown);
    await page.focus(answer);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const plain = await page.inputValue(answer);
    assert.match(plain, /^before \(Keeping a well\n/);
    assert.doesNotMatch(plain, /\*\*|##/);
    assert.match(plain, /\) after$/);
    await page.keyboard.press('Control+Z');
    assert.equal(await page.inputValue(answer), markdown);
    assert.deepEqual(problems, []);
    await close();
  });

  test('what Word, Google Docs and pages without styles copy keeps its structure, and nothing of it runs or loads', async () => {
    const { page, problems, requests, close } = await opened();
    const loaded = requests.length;
    for (const name of ['google_docs', 'word', 'unstyled_page']) {
      await page.fill(answer, '');
      const html = `${fixture(`${name}.html`)}<img src="https://example.invalid/x.png" onerror="kinprintExecuted('image')"><script>kinprintExecuted('script')</script><style>@import "https://example.invalid/x.css"</style>`;
      assert.equal(await paste(page, answer, html), fixture(`${name}.md`).trim(), name);
    }
    await page.waitForTimeout(200);
    assert.deepEqual(requests.slice(loaded).filter((address) => !address.startsWith(`${host.address}assets/pasted_markdown-`)), []);
    assert.deepEqual(problems, []);
    await close();
  });

  test('links come in as the bot wrote them and sources that the page shows do not, as in an export of the same answer', async () => {
    const { page, problems, close } = await opened({ permissions: ['clipboard-read', 'clipboard-write'] });
    const chat = await page.context().newPage();
    await chat.setContent(fixture('links.html'));
    await chat.keyboard.press('Control+A');
    await chat.keyboard.press('Control+C');
    await page.bringToFront();
    await page.focus(answer);
    await page.keyboard.press('Control+V');
    await page.waitForSelector(`${note} >> [role=status] >> text=Left out, as the page added them: 6 source marks`);
    const markdown = fixture('links.md').trim();
    assert.equal(await page.inputValue(answer), markdown);
    const [cite, next, end] = ['\ue200', '\ue202', '\ue201']; // the marks of exports
    const written = markdown.replace('old.', `old.${cite}cite${next}turn0search0${end}`).replace(' more.', ' more [citation:1][citation:3].').replace('less,', `less ${cite}cite${next}turn0search2${end},`);
    assert.notEqual(written, markdown);
    const lines = JSON.stringify({ messages: [{ role: 'user', content: 'Wells?' }, { role: 'assistant', content: written }] });
    assert.equal(await answerOfExport(lines), markdown);
    await page.click('text=A set of prompts');
    for (const [html, plain, expected] of [
      ['<p>See <a href="https://example.org/a">it</a>.</p>', 'See it.', 'See [it](https://example.org/a).'],
      ['<p>Rain.<a href="https://example.org/a">1</a></p>', 'Rain.1', 'Rain.'],
    ]) assert.equal(await paste(page, '.set-row >> nth=0 >> textarea >> nth=1', html, plain), expected);
    assert.equal(await paste(page, '.set-row >> nth=0 >> textarea >> nth=1', '<a href="https://example.org/a">https://example.org/a</a>', 'https://example.org/a'), 'https://example.org/a');
    assert.deepEqual(problems, []);
    await close();
  });

  test('plain text is taken where it says as much: Markdown, cells, files, paragraphs, and where formatting was left behind', async () => {
    const { page, problems, close } = await opened();
    const bold = '<p>A <b>bold</b> word</p>';
    const cases = {
      'Markdown of its own': [bold, 'A **bold** word'],
      'no markup': ['', 'A bold word'],
      'paragraphs only': ['<p>One.</p><p>Two 2 * 3.</p>', 'One.\n\nTwo 2 * 3.'],
      'cells of a spreadsheet': ['<meta><style>td{}</style><google-sheets-html-origin><table><tr><td><b>a</b></td><td>b</td></tr></table></google-sheets-html-origin>', 'a\tb'],
      'a file shown as it is': ['<pre style="white-space: pre-wrap">one\ntwo</pre>', 'one\ntwo'],
      'lines of an editor': ['<meta><div style="font-family: Menlo, monospace; white-space: pre;"><div><span style="font-weight: bold">def</span> f</div></div>', 'def f'],
      'words that the markup has not': [bold, 'A bold word '.repeat(3)],
      'markup beyond the limit': [`${bold}<!--${'x'.repeat(2_000_000)}-->`, 'A bold word'],
    };
    for (const [name, [html, plain]] of Object.entries(cases)) assert.equal((await paste(page, answer, html, plain)) ?? plain, plain, name);
    assert.equal(await page.locator(note).count(), 0);
    assert.equal(await paste(page, answer, bold, 'A bold word'), 'A **bold** word');
    assert.equal(await paste(page, '.row-prompt textarea >> nth=0', bold, 'A bold word'), null, 'a prompt');
    assert.deepEqual(problems, []);
    await close();
  });

  // What never ends is ended by the time limit.
  test('code that looks like Markdown, and markup made to be slow, are taken all the same', { timeout: 300_000 }, async () => {
    const { page, close } = await opened();
    const code = '# a comment\n- x\n`y`';
    assert.equal(await paste(page, answer, `<h2>How</h2><pre><code>${code}</code></pre>`, `How\n${code}`), `## How\n\n\`\`\`\n${code}\n\`\`\``);
    const slow = { open: '<b '.repeat(16_000), quotes: '<a x="'.repeat(16_000), deep: '<b><i>'.repeat(500), tables: '<table><td>'.repeat(500), spaces: `<b${' '.repeat(900_000)}` };
    for (const [name, html] of Object.entries(slow)) assert.match((await paste(page, answer, `<b>x</b>${html}`, 'x')) ?? 'x', /x/, name);
    await close();
  });

  test('powers and indices keep their tags, in which bots write them; raised ordinals and marks of notes are text', async () => {
    const { page, close } = await opened();
    for (const [html, plain, expected] of [
      ['<p>1.7 \u00d7 10<sup>-27</sup> kg of H<sub>2</sub>O</p>', '1.7 \u00d7 10-27 kg of H2O', '1.7 \u00d7 10<sup>-27</sup> kg of H<sub>2</sub>O'], // a times sign
      ['<p><b>a<sup>n</sup></b> grows</p>', 'an grows', '**a<sup>n</sup>** grows'],
      ['<p>The <b>1<sup>st</sup></b> of May</p>', 'The 1st of May', 'The **1st** of May'],
      ['<p>A <b>claim</b><sup>[1]</sup><sup><a href="#n2">2</a></sup><sup></sup></p>', 'A claim[1]2', 'A **claim**[1]2'],
    ]) assert.equal(await paste(page, answer, html, plain), expected);
    await close();
  });

  test('dropped on a box for an answer, it comes in as pasted; on a prompt, and without formatting, as the browser does it', async () => {
    const { page, problems, close } = await opened();
    const bold = { 'text/plain': 'A bold word', 'text/html': '<p>A <b>bold</b> word</p>' };
    await page.fill(answer, 'before\n(here)');
    await drop(page, answer, bold, { x: 300, y: 22 }); // beyond the end of the first line
    await page.waitForSelector(`${note} >> [role=status] >> text=Formatting kept as Markdown`);
    assert.equal(await page.inputValue(answer), 'beforeA **bold** word\n(here)');
    await page.click(`${note} >> text=Take the plain text`);
    assert.equal(await page.inputValue(answer), 'beforeA bold word\n(here)');
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Control+Z');
    assert.equal(await page.inputValue(answer), 'before\n(here)');
    await drop(page, answer, { 'text/plain': 'plain' }, { x: 300, y: 22 });
    await page.waitForFunction((box) => document.querySelector(box).value === 'beforeplain\n(here)', '.answer-box');
    await drop(page, '.row-prompt textarea >> nth=0', bold);
    await page.waitForFunction(() => document.querySelector('.row-prompt textarea').value === 'A bold word');
    assert.equal(await page.locator('.box-pasted').count(), 0);
    assert.deepEqual(problems, []);
    await close();
  });

  test('a long answer is put past the box, with undo and plain text beside it', async () => {
    const { page, problems, close } = await opened();
    await page.fill(answer, 'before ');
    const html = '<h3>Part</h3><p>Some <b>bold</b> words that stand in a line.</p>'.repeat(3_000);
    const plain = 'Part\nSome bold words that stand in a line.\n'.repeat(3_000);
    void paste(page, answer, html, plain).catch(() => {}); // the box itself sees no input
    await page.click(`${note} >> text=Take the plain text`);
    assert.match(await page.inputValue(answer), /Part\nSome bold words that stand in a line\.\n$/);
    await page.click(`${note} >> text=Undo`);
    assert.equal(await page.inputValue(answer), 'before ');
    assert.deepEqual(problems, []);
    await close();
  });

  test('answers of a set are taken so too, its prompts are not; among many bots a rule parts no answer', async () => {
    const { page, problems, close } = await opened();
    const html = '<p>One <b>bold</b> word</p><hr><p>Two</p>';
    const plain = 'One bold word\nTwo';
    await page.click('text=A set of prompts');
    assert.equal(await paste(page, '.set-row >> nth=0 >> textarea >> nth=1', html, plain), 'One **bold** word\n\n---\n\nTwo');
    assert.equal(await paste(page, '.set-row >> nth=0 >> textarea >> nth=0', html, plain), null);
    await page.click('text=Paste a conversation');
    assert.equal(await paste(page, '#split-text', '<h5>You said:</h5><p>Why?</p><h6>ChatGPT said:</h6><p>So, <b>so</b>.</p>', 'You said:\nWhy?\nChatGPT said:\nSo, so.'), '##### You said:\n\nWhy?\n\n###### ChatGPT said:\n\nSo, **so**.');
    await page.click('[data-testid=split] >> text=Find the turns');
    await page.waitForSelector('.set-turns >> text=So, **so**.');
    await page.click('.modes >> text=Many bots');
    await page.click('.many-sources >> text=Paste');
    assert.equal(await paste(page, '#many-paste-text', html, plain), 'One **bold** word\n\n---\n\nTwo');
    await page.waitForSelector('[data-testid=many-paste-found] >> text=one bot with 1 answer');
    assert.deepEqual(problems, []);
    await close();
  });
});
