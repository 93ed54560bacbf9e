// What goes on after a fault in the middle of something: what is said is true, what was brought in stays, and the same
// press works once the fault is gone, without a reload. Faults of the start are in fault_cases.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { axeViolations } from './axe.mjs';
import { openPage } from './browser.mjs';
import { pasteRequest } from './compare_cases.mjs';
import { madeBots } from './made_bots.mjs';

// The page compares an example of its own accord as it starts; this one is told from it by its first words.
const ownWords = 'Asked at a fair.';
const example = JSON.parse(readFileSync(new URL('../../web/src/examples/single.json', import.meta.url), 'utf8'));
example.left.answers[0].text = `${ownWords} ${example.left.answers[0].text}`;
const chat = (name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`User: Why is bread stale?\n\nAssistant: It dries, says ${name}.\n`) });
const ended = /ended unexpectedly, perhaps for lack of memory\. Please try again/;

// The next message of a kind, or the next after one of another kind, never reaches its worker: what a page sees of a worker
// that is killed over it. Of comparisons only that of the example above.
async function loseNext(page, kind, after = null) {
  await page.evaluate(([lost, before, words]) => {
    const post = Worker.prototype.postMessage;
    let isDue = before === null;
    let isLost = false;
    window.kinprintLost = null;
    Worker.prototype.postMessage = function (message, transfer) {
      if (message.kind === before) isDue = true;
      const isOther = message.kind === 'compare' && !JSON.stringify(message.request).includes(words);
      if (message.kind !== lost || isOther || !isDue || isLost) return post.call(this, message, transfer);
      isLost = true;
      window.kinprintLost = this;
    };
  }, [kind, after, ownWords]);
}
// The browser ends the worker that the message was for, and tells the page of it by no event.
async function killLost(page) {
  await page.waitForFunction(() => window.kinprintLost !== null);
  await page.evaluate(() => window.kinprintLost.terminate());
}
// As many workers as kinprintKills says are killed once they said that they are alive and the page has looked at their lock,
// before their module starts. Killed before that look they would be taken for workers whose locks the page is not shown.
function killFirstAlive() {
  const post = Worker.prototype.postMessage;
  window.kinprintKills = 1;
  Worker.prototype.postMessage = function (message, transfer) {
    const kill = ({ data }) => {
      if ((data.kind !== 'alive' && !data.isAlive) || window.kinprintKills === 0) return;
      window.kinprintKills -= 1;
      void navigator.locks.query().then(() => this.terminate()); // asked after the page, so answered after it
    };
    if (message.kind === 'open') this.addEventListener('message', kill);
    return post.call(this, message, transfer);
  };
}
// As many messages that open a worker as kinprintLoses says never reach it, and waits for silence are a hundredth of what
// they are; kinprintWaited is how many steps each of them took.
function loseOpen() {
  const post = Worker.prototype.postMessage;
  window.kinprintLoses = 1;
  Worker.prototype.postMessage = function (message, transfer) {
    if (message.kind !== 'open' || window.kinprintLoses === 0) return post.call(this, message, transfer);
    window.kinprintLoses -= 1;
  };
  const every = window.setInterval;
  window.kinprintWaited = [];
  window.setInterval = (run, milliseconds) => {
    if (milliseconds !== 5_000) return every(run, milliseconds);
    const wait = window.kinprintWaited.push(0) - 1;
    return every(() => ((window.kinprintWaited[wait] += 1), run()), 50);
  };
}
async function threeBots(page) {
  await page.click('.modes >> text=Many bots');
  const lines = madeBots(3, 12).map((bot) => `${JSON.stringify(bot)}\n`).join('');
  await page.setInputFiles('[data-testid=many-files]', { name: 'bots.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines) });
  await page.waitForSelector('.bots tbody tr >> nth=2');
}
async function openChats(page) {
  await page.click('.starters button >> text=Open chat exports');
  await page.waitForSelector('[data-testid=chats]');
}
const giveChats = (page, ...names) => page.setInputFiles('[data-testid=chat-files]', names.map(chat));
const chatsRead = (page, count) => page.waitForFunction((wanted) => document.querySelectorAll('[data-testid=chats] [data-remove]').length === wanted && !document.querySelector('[data-testid=chats] .work'), count);
const chatsSaid = async (page) => (await page.textContent('[data-testid=chats] [role=status]')).trim();

export function recoveryCases(suite, host, { hasTables }) {
  const live = { skip: hasTables ? false : 'the tables are not built' };

  suite('a worker killed while passages are aligned: the verdict is no failure; the model is missing, and can be loaded again', live, async () => {
    const { page, context, problems } = await openPage(host());
    await loseNext(page, 'compare', 'openModel');
    await pasteRequest(page, example);
    await page.click('button.main');
    await killLost(page);
    await page.waitForSelector('[data-model=failed]');
    assert.equal(await page.locator('.error').count(), 0);
    assert.equal(await page.locator('[data-testid=verdict]').count(), 1);
    await page.click('[data-model=failed] button');
    await page.waitForSelector('[data-model=ready]');
    await page.waitForFunction(() => document.querySelector('.work') === null && !/not used: the language model/.test(document.querySelector('.report').textContent));
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a worker killed over a comparison, and over all pairs of many bots: said with what helps, nothing lost, and the next press works', live, async () => {
    const { page, context, problems } = await openPage(host());
    await pasteRequest(page, example);
    await loseNext(page, 'compare');
    await page.click('button.main');
    await killLost(page);
    await page.waitForSelector('[data-testid=error]');
    assert.match(await page.textContent('.error'), ended);
    assert.match(await page.textContent('.error'), /Your texts are still in the boxes/);
    await page.click('button.main');
    await page.waitForSelector('[data-testid=verdict]');
    await page.click('.modes >> text=Many bots');
    const lines = madeBots(12, 12).map((bot) => `${JSON.stringify(bot)}\n`).join('');
    await page.setInputFiles('[data-testid=many-files]', { name: 'bots.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines) });
    await page.waitForSelector('.bots tbody tr >> nth=11');
    await loseNext(page, 'pairs');
    await page.click('[data-testid=many-compare]');
    await killLost(page);
    await page.waitForSelector('[data-testid=many-error]');
    assert.match(await page.textContent('.many .error'), ended);
    assert.equal(await page.locator('.bots tbody tr').count(), 12);
    await page.click('[data-testid=many-compare]');
    await page.waitForSelector('.grid[aria-busy=false]');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a worker killed as it starts: the comparison asked for meanwhile has another, and of many bots it is said', live, async () => {
    const { page, context, problems } = await openPage(host(), { prepare: `(${killFirstAlive})()` });
    await pasteRequest(page, example);
    await page.click('button.main');
    await page.waitForSelector('[data-testid=verdict]');
    assert.equal(await page.evaluate(() => window.kinprintKills), 0);
    await threeBots(page);
    await page.evaluate(() => (window.kinprintKills = 1));
    await page.click('[data-testid=many-compare]');
    await page.waitForSelector('[data-testid=many-error]');
    assert.match(await page.textContent('.many .error'), ended);
    await page.click('[data-testid=many-compare]');
    await page.waitForSelector('.grid[aria-busy=false]');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a worker that is never heard of: after a minute the reader is asked, and started again the comparison goes on', live, async () => {
    const { page, context, problems } = await openPage(host(), { prepare: `(${loseOpen})()` });
    await pasteRequest(page, example);
    await page.click('button.main');
    await page.waitForSelector('[data-testid=silence]');
    assert.match(await page.textContent('[data-testid=silence]'), /For a minute nothing has been heard/);
    assert.deepEqual(await axeViolations(page), []);
    await page.focus('[data-testid=silence] button');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=verdict]');
    await page.waitForSelector('[data-testid=silence]', { state: 'detached' });
    await threeBots(page);
    await page.evaluate(() => (window.kinprintLoses = 1));
    await page.click('[data-testid=many-compare]');
    await page.click('.many [data-testid=silence] button');
    await page.waitForSelector('.grid[aria-busy=false]');
    assert.equal(await page.locator('.error, [data-testid=silence]').count(), 0);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('the worker of the page and that of the matrix silent at once: asked once, and both are started again', live, async () => {
    const { page, context, problems } = await openPage(host(), { prepare: `(${loseOpen})()` });
    await pasteRequest(page, example);
    await page.click('button.main');
    await page.waitForSelector('[data-testid=silence]');
    await page.click('.modes >> text=Many bots');
    await page.click('.many >> text=Three bots to try');
    const waits = await page.evaluate(() => ((window.kinprintLoses = 1), window.kinprintWaited.length));
    await page.click('[data-testid=many-compare]');
    await page.waitForFunction((before) => window.kinprintWaited.length > before && window.kinprintWaited.at(-1) > 12, waits);
    assert.equal(await page.locator('[data-testid=silence]').count(), 1);
    await page.click('[data-testid=silence] button');
    await page.waitForSelector('.grid[aria-busy=false]');
    await page.click('.modes >> text=A few answers');
    await page.waitForSelector('[data-testid=verdict]');
    assert.equal(await page.locator('.error, [data-testid=silence]').count(), 0);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a worker killed over one of several chats: that one is named, and no longer once it was read after all', live, async () => {
    const { page, context, problems } = await openPage(host());
    await openChats(page);
    await loseNext(page, 'importPiece');
    await giveChats(page, 'a.txt', 'b.txt');
    await killLost(page);
    await chatsRead(page, 1);
    assert.match(await chatsSaid(page), /^a\.txt could not be read/);
    assert.match(await chatsSaid(page), ended);
    await giveChats(page, 'a.txt');
    await chatsRead(page, 2);
    assert.equal(await chatsSaid(page), 'Files read: 2. Answers found: 2.');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a worker killed while prompts are matched: said, and they can be matched again without another choice', live, async () => {
    const { page, context, problems } = await openPage(host());
    await openChats(page);
    await loseNext(page, 'pairFiles');
    await giveChats(page, 'a.txt', 'b.txt');
    await killLost(page);
    await page.waitForSelector('[data-testid=chats] [role=alert]');
    assert.match(await page.textContent('[data-testid=chats] [role=alert]'), ended);
    assert.deepEqual(await axeViolations(page), []);
    await page.click('[data-testid=chats] [role=alert] button');
    await page.waitForSelector('[data-testid=chats-paired]');
    await page.waitForFunction(() => document.activeElement.matches('[data-testid=chats-take]')); // the button that was pressed is gone
    assert.equal(await page.locator('[data-testid=chats] [role=alert]').count(), 0);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('begun anew while a chat is read: nothing is said of files that stay, and what comes next is read', live, async () => {
    const { page, context, problems } = await openPage(host());
    await openChats(page);
    await giveChats(page, 'a.txt');
    await chatsRead(page, 1);
    await loseNext(page, 'importPiece');
    await giveChats(page, 'b.txt', 'c.txt');
    await page.waitForFunction(() => window.kinprintLost !== null);
    await page.click('[data-testid=chats] [data-clear]');
    await page.waitForFunction(() => document.querySelector('[data-testid=chats] .work') === null);
    assert.equal(await chatsSaid(page), '');
    await giveChats(page, 'd.txt');
    await chatsRead(page, 1);
    assert.equal(await chatsSaid(page), 'Files read: 1. Answers found: 1.');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('stopped while files are read as bots: said, with those that were read', live, async () => {
    const { page, context, problems } = await openPage(host());
    await page.click('.modes >> text=Many bots');
    await page.waitForSelector('[data-testid=many-compare]');
    await page.setInputFiles('[data-testid=many-files]', chat('a.txt'));
    await page.waitForSelector('.bots tbody tr');
    await loseNext(page, 'importFile');
    await page.setInputFiles('[data-testid=many-files]', ['b.md', 'c.md'].map((name) => ({ ...chat(name), buffer: Buffer.from('## User\n\nWhy?\n\n## Assistant\n\nIt dries.\n') })));
    await page.waitForFunction(() => window.kinprintLost !== null);
    await page.click('[data-testid=many-cancel]');
    await page.waitForSelector('[data-testid=many-work]', { state: 'detached' });
    assert.equal(await page.textContent('[data-testid=many-said]'), 'Stopped. Files that were read before stay.');
    assert.equal(await page.locator('.bots tbody tr').count(), 1);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a part of the program that does not arrive when it is first asked for: said of the program, not of the file, and tried again in place', live, async () => {
    const { page, context } = await openPage(host());
    const missing = /A part of this program could not be loaded\. Check the connection and try again/;
    const fail = (pattern) => page.route(pattern, (route) => route.abort());
    await fail(/import_files-.*\.js/);
    await openChats(page);
    await giveChats(page, 'a.txt');
    await page.waitForSelector('.chats-failed');
    assert.match(await chatsSaid(page), missing);
    await page.unroute(/import_files-.*\.js/);
    await giveChats(page, 'a.txt');
    await chatsRead(page, 1);
    assert.equal(await chatsSaid(page), 'Files read: 1. Answers found: 1.');
    await fail(/many_mode-.*\.js/);
    await page.click('.modes >> text=Many bots');
    await page.waitForSelector('.answers .caveat[role=alert]');
    assert.match(await page.textContent('.answers .caveat[role=alert]'), missing);
    assert.deepEqual(await axeViolations(page), []);
    await page.unroute(/many_mode-.*\.js/);
    await page.click('.answers .caveat[role=alert] button');
    await page.waitForSelector('[data-testid=many-compare]');
    await page.waitForFunction(() => document.activeElement.matches('.modes [aria-pressed=true]'));
    await fail(/CasesView-.*\.js/);
    await page.click('text=Known cases');
    await page.waitForSelector('main:not([hidden]) [role=alert]');
    assert.match(await page.textContent('main:not([hidden]) [role=alert]'), /Check the connection and try again/);
    assert.deepEqual(await axeViolations(page), []);
    await page.unroute(/CasesView-.*\.js/);
    await page.click('main:not([hidden]) [role=alert] button');
    await page.waitForSelector('#cases-title');
    await context.close();
  });

  suite('the importers missing as a conversation is taken apart: said of the program, and the button stays', live, async () => {
    const { page, context } = await openPage(host());
    await page.route(/assets\/importer-/, (route) => route.abort());
    const text = 'You said:\nWhy?\nChatGPT said:\nBecause.';
    await page.fill('.answer-box >> nth=0', text);
    await page.click('[data-testid=conversation] button');
    await page.waitForSelector('[data-testid=conversation] >> text=A part of this program could not be loaded.');
    assert.equal(await page.inputValue('.answer-box >> nth=0'), text);
    await page.unroute(/assets\/importer-/);
    await page.click('[data-testid=conversation] button');
    await page.waitForSelector('.removed >> text=Taken apart');
    await context.close();
  });
}
