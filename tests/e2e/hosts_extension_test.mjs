// What the extension takes from a page, where it puts it, and what it says where it may not read.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { dist, hostsMissing, openExtension } from './hosts.mjs';

const chat = `<!doctype html><meta charset="utf-8"><title>chat</title>
<nav><a href="#">Older talks, a long list of them, which is no answer at all</a></nav>
<main><div class="x1"><div class="x2">
  <div class="turn"><p>Why do harbours silt up?</p></div>
  <div class="turn"><p>Because the water slows there.</p></div>
  <div class="turn"><p>And what helps, in short?</p></div>
  <div class="turn" id="last"><div><p id="p1">Three <strong>plain</strong> things
   help:</p><ol><li id="i1">Keep the channel narrow.<ul><li>Or the mud settles.</li></ul></li><li>Use <code>dredgers</code> &amp; time.</li></ol>
   <pre><code>a = 1
  b = 2
</code></pre><h2>In short</h2><p id="p2">Move the water.<span hidden>never</span></p><button>Copy</button></div></div>
</div><form><textarea>draft</textarea></form></div></main>`;

const pages = {
  '/framed': '<!doctype html><p id="top">Of the page.</p><iframe id="same" src="/inside"></iframe><iframe id="other" src="http://localhost/"></iframe>',
  '/inside': '<!doctype html><p id="in">Inside a <b>frame</b>.</p>',
};

const lastAnswer = 'Three **plain** things help:\n\n1. Keep the channel narrow.\n   - Or the mud settles.\n2. Use `dredgers` & time.\n\n```\na = 1\n  b = 2\n```\n\n## In short\n\nMove the water.';

// As the browser calls a menu item or a shortcut.
function press(background, event, ...given) {
  return background.evaluate(([name, words]) => globalThis.chrome[name[0]][name[1]].dispatch(...words), [event, given]);
}

describe('the extension', { skip: hostsMissing() }, () => {
  let server;
  let address;
  let host;
  let tab;
  let page;
  before(async () => {
    server = createServer((request, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(pages[request.url] ?? chat));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${server.address().port}/`;
    host = await openExtension({ withPages: true });
    page = await host.context.newPage();
    await page.goto(address);
    tab = await host.background.evaluate(async (url) => (await globalThis.chrome.tabs.query({})).find((one) => one.url === url), address);
  });
  after(async () => {
    await host?.context.close();
    host?.removeFolder();
    server?.closeAllConnections();
    server?.close();
  });
  const box = (name) => host.page.locator({ left: '.answer-box >> nth=0', right: '.answer-box >> nth=1', prompt: '.row-prompt textarea >> nth=0' }[name]);
  // What the extension keeps in the browser is such; that takes a pause after the last change, or what the page takes.
  const until = async (isSuch) => {
    while (!isSuch(JSON.stringify(await host.background.evaluate(() => globalThis.chrome.storage.session.get(null))))) await page.waitForTimeout(50);
  };
  const select = (from, to) =>
    page.evaluate(([begin, end]) => {
      const range = document.createRange();
      range.setStart(document.getElementById(begin).firstChild, 0);
      const last = document.getElementById(end).firstChild;
      range.setEnd(last, last.data.length);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }, [from, to]);

  test('in a side panel the first box is in sight and the three modes share a line', async () => {
    const before = host.page.viewportSize();
    await host.page.setViewportSize({ width: 400, height: 900 });
    const { box, tops } = await host.page.evaluate(() => ({
      box: document.querySelector('textarea').getBoundingClientRect().bottom,
      tops: [...document.querySelectorAll('.modes button')].map((button) => button.getBoundingClientRect().top),
    }));
    assert.ok(box < 850, `the first box ends at ${box}`);
    assert.equal(new Set(tops).size, 1);
    await host.page.setViewportSize(before);
  });

  test('a selection arrives at side A with its paragraphs, lists and code', async () => {
    await select('p1', 'p2');
    await press(host.background, ['contextMenus', 'onClicked'], { menuItemId: 'send-left', frameId: 0, selectionText: 'bare' }, tab);
    await host.page.waitForSelector('text=Put into prompt 1, answer of A.');
    assert.equal(await box('left').inputValue(), lastAnswer);
  });

  test('the browser takes name, description, shortcuts and menu from the words of its language', async () => {
    const seen = await host.background.evaluate(async () => {
      const { name, description } = globalThis.chrome.runtime.getManifest();
      const shortcuts = (await globalThis.chrome.commands.getAll()).map((command) => command.description).filter(Boolean);
      return { name, description, shortcuts, menu: globalThis.chrome.i18n.getMessage('last_right') };
    });
    assert.equal(seen.name, 'Kinprint');
    assert.match(seen.description, /^Weighs, on this device/);
    assert.deepEqual(seen.shortcuts.sort(), ['Send the selection as the next prompt', 'Send the selection to side A', 'Send the selection to side B']);
    assert.equal(seen.menu, 'Send the last answer of this page to side B');
  });

  test('the last answer of a conversation is found by its shape and arrives at side B', async () => {
    await page.evaluate(() => getSelection().removeAllRanges());
    await press(host.background, ['contextMenus', 'onClicked'], { menuItemId: 'last-right', frameId: 0 }, tab);
    await host.page.waitForSelector('text=Put into prompt 1, answer of B.');
    assert.equal(await box('right').inputValue(), lastAnswer);
  });

  test('by shortcut a list item alone goes to the next prompt, and can be taken back', async () => {
    await select('i1', 'i1');
    await press(host.background, ['commands', 'onCommand'], 'send-prompt', tab);
    await host.page.waitForSelector('text=Put into prompt 2 as its question.');
    assert.equal(await host.page.locator('.row-prompt textarea').nth(1).inputValue(), 'Keep the channel narrow.');
    await host.page.click('[data-testid=inbox] button');
    assert.equal(await host.page.locator('.row').count(), 1);
    assert.equal(await box('left').inputValue(), lastAnswer, 'nothing else changed');
  });

  test('nothing selected, a page that may not be read, and bare text from one are each said', async () => {
    const said = async (words) => {
      await host.page.waitForSelector(`[data-testid=inbox] >> text=${words}`);
    };
    await page.evaluate(() => getSelection().removeAllRanges());
    await press(host.background, ['commands', 'onCommand'], 'send-left', tab);
    await said('Nothing is selected');
    const own = await host.context.newPage();
    await own.goto('chrome://version');
    const forbidden = await host.background.evaluate(async () => (await globalThis.chrome.tabs.query({ active: true }))[0]);
    await press(host.background, ['commands', 'onCommand'], 'send-left', forbidden);
    await said('extensions read it (browser pages');
    await press(host.background, ['contextMenus', 'onClicked'], { menuItemId: 'send-prompt', frameId: 0, selectionText: 'bare words' }, forbidden);
    await said('only the bare text');
    assert.equal(await host.page.locator('.row-prompt textarea').nth(1).inputValue(), 'bare words');
    await own.close();
  });

  test('by shortcut a selection in a frame of the page arrives, also where another is left beside it, and where no frame may be read that is said', async () => {
    const framed = await host.context.newPage();
    await framed.route('http://localhost/', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p id="in">Of another site.</p>' }));
    await framed.goto(`${address}framed`);
    const itsTab = await host.background.evaluate(async (url) => (await globalThis.chrome.tabs.query({})).find((one) => one.url === url), `${address}framed`);
    await framed.click('#top', { clickCount: 3 });
    await framed.frameLocator('#same').locator('#in').click({ clickCount: 3 });
    await press(host.background, ['commands', 'onCommand'], 'send-right', itsTab);
    await host.page.waitForFunction(() => [...document.querySelectorAll('.answer-box')].some((area) => area.value === 'Inside a **frame**.'));
    await host.page.click('[data-testid=inbox] button');
    await framed.frameLocator('#other').locator('#in').click({ clickCount: 3 });
    await framed.frames().find((frame) => frame.url().endsWith('/inside')).evaluate(() => globalThis.getSelection().removeAllRanges());
    await press(host.background, ['commands', 'onCommand'], 'send-right', itsTab);
    await host.page.waitForSelector('[data-testid=inbox] >> text=a part of it that comes from another site');
    await framed.close();
  });

  test('in a window without a place for a panel the text arrives in a tab, which is opened where there is none', async () => {
    const open = (url) => host.background.evaluate(async (wanted) => (await globalThis.chrome.windows.create({ url: wanted, type: 'popup' })).tabs[0], url);
    const [popup, popupTab] = await Promise.all([host.context.waitForEvent('page'), open(`${address}?popup`)]);
    await popup.click('#p2', { clickCount: 3 });
    await press(host.background, ['commands', 'onCommand'], 'send-prompt', popupTab);
    await host.page.waitForSelector('[data-testid=inbox] >> text=as its question.');
    await host.page.click('text=Clear everything');
    await until((kept) => !kept.includes('boxes:'));
    await host.page.close();
    const [opened] = await Promise.all([host.context.waitForEvent('page'), press(host.background, ['commands', 'onCommand'], 'send-left', popupTab)]);
    host.page = opened;
    await opened.waitForSelector('text=Put into prompt 1, answer of A.');
    assert.equal(opened.url(), host.address);
    assert.equal(await box('left').inputValue(), 'Move the water.');
    await popup.close();
    await opened.click('text=Clear everything');
  });

  test('more texts than are kept for a closed panel are said to last as long as it is open', async () => {
    // As a long paste arrives, which never enters the box.
    await box('left').evaluate((area) => {
      const data = 'The quick brown fox writes about rivers.\n'.repeat(270_000);
      area.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertFromPaste', data, bubbles: true, cancelable: true }));
    });
    const said = host.page.locator('[data-testid=inbox] >> text=they last as long as it is open');
    await said.waitFor();
    await host.page.click('text=Clear everything');
    await said.waitFor({ state: 'detached' });
  });

  test('an example gives way to the first text that is sent, and Undo brings it back beside that', async () => {
    await host.page.click('.starters li:first-child button');
    await host.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.evaluate(() => getSelection().removeAllRanges());
    await press(host.background, ['contextMenus', 'onClicked'], { menuItemId: 'last-left', frameId: 0 }, tab);
    await host.page.waitForSelector('text=Put into prompt 1, answer of A.');
    const { top, bottom } = await host.page.locator('[data-testid=inbox]').evaluate((line) => line.getBoundingClientRect().toJSON());
    assert.ok(top >= 0 && bottom <= 900, 'what came of it is in sight');
    assert.equal(await host.page.locator('.row').count(), 1);
    assert.equal(await box('left').inputValue(), lastAnswer);
    assert.equal(await host.page.locator('.names input').first().inputValue(), '', 'nor the name of its bot');
    await host.page.click('.removed >> text=Undo');
    assert.match(await box('left').inputValue(), /handle this kindly/);
    assert.equal(await host.page.locator('.row').count(), 4);
    await host.page.click('text=Clear everything');
  });

  test('a closed panel loses nothing: what stood in the boxes is there when it is opened again, beside what was sent meanwhile', async () => {
    await host.page.click('text=Clear everything');
    await box('left').fill('written in the panel');
    await host.page.fill('.names input >> nth=0', 'Bot P');
    await until((kept) => kept.includes('Bot P'));
    await host.page.close();
    await select('i1', 'i1');
    await press(host.background, ['commands', 'onCommand'], 'send-right', tab);
    host.page = await host.context.newPage();
    await host.page.goto(host.address);
    await host.page.waitForSelector('text=Put into prompt 1, answer of B.');
    assert.deepEqual([await box('left').inputValue(), await box('right').inputValue()], ['written in the panel', 'Keep the channel narrow.']);
    assert.equal(await host.page.inputValue('.names input >> nth=0'), 'Bot P');
    await host.page.click('text=Clear everything');
    await until((kept) => !kept.includes('boxes:'));
    await host.page.reload();
    await host.page.waitForTimeout(800);
    assert.equal(await box('left').inputValue(), '', 'what was cleared does not come back');
  });

  test('a name and a month typed for a reference are there when a closed panel is opened again, unless it was made', async () => {
    const typed = () => host.page.locator('.packs .names input').evaluateAll((fields) => fields.map(({ value }) => value));
    const compared = async () => {
      await host.page.click('button.main');
      await host.page.waitForSelector('.packs');
    };
    const reopened = async () => {
      await host.page.close();
      host.page = await host.context.newPage();
      await host.page.goto(host.address);
      await host.page.waitForSelector('.row >> nth=2');
    };
    await host.page.click('.starters li:first-child button');
    await compared();
    await host.page.fill('[data-testid="pack-name"]', 'Reference Q');
    await host.page.fill('.packs input[placeholder]', '2026-05');
    await until((kept) => kept.includes('2026-05'));
    await reopened();
    await compared();
    assert.deepEqual(await typed(), ['Reference Q', '2026-05']);
    await host.page.click('.packs button:has-text("side A")');
    await host.page.waitForSelector('.packs li');
    await until((kept) => !kept.includes('Reference Q'));
    await host.page.click('.packs button:has-text("Forget")');
    await host.page.waitForFunction(() => document.querySelectorAll('.packs li').length === 0);
    await host.page.click('text=Clear everything');
  });

  test('where the browser does not say what it keeps, the panel says so and puts nothing in its place', async () => {
    await host.page.close();
    const { address: panelAddress, context } = host;
    await host.background.evaluate(() => globalThis.chrome.storage.session.clear());
    host.page = await context.newPage();
    await host.page.goto(panelAddress);
    await box('left').fill('written before');
    await until((kept) => kept.includes('written before'));
    await host.page.close();
    host.page = await context.newPage();
    await host.page.addInitScript(() => {
      const area = globalThis.chrome.storage.session;
      const get = area.get.bind(area);
      let fails = true;
      Object.defineProperty(area, 'get', { value: (key) => (fails ? Promise.reject(new Error('out of reach')) : get(key)) });
      globalThis.kinprintMend = () => (fails = false);
    });
    await host.page.goto(panelAddress);
    await host.page.waitForSelector('[data-testid=inbox] >> text=what stood in the boxes when this panel was closed');
    await box('left').fill('written since');
    await host.page.waitForTimeout(800);
    await until((kept) => kept.includes('written before') && !kept.includes('written since'));
    await host.page.evaluate(() => globalThis.kinprintMend());
    await select('i1', 'i1');
    await press(host.background, ['commands', 'onCommand'], 'send-right', tab);
    await host.page.waitForSelector('text=Put into prompt 1, answer of B.');
    await host.page.close();
    host.page = await context.newPage();
    await host.page.goto(panelAddress);
    await host.page.waitForFunction(() => document.querySelector('.answer-box')?.value === 'written before');
    await host.page.click('text=Clear everything');
  });

  test('a text sent while no panel is open, and a background worker stopped meanwhile, still arrives', async () => {
    await host.page.close();
    await select('i1', 'i1');
    await press(host.background, ['commands', 'onCommand'], 'send-right', tab);
    await until((kept) => kept.includes('sent:'));
    const panelAddress = host.address;
    // Another file of the extension, so that the worker can be reached without a panel.
    const besides = await host.context.newPage();
    await besides.goto(new URL('manifest.json', panelAddress).href);
    const protocol = await host.context.newCDPSession(besides);
    await protocol.send('ServiceWorker.enable');
    const stopped = host.background.evaluate(() => new Promise(() => undefined)).then(() => false, () => true);
    await protocol.send('ServiceWorker.stopAllWorkers');
    assert.equal(await stopped, true, 'the background worker was stopped');
    await besides.close();
    host.page = await host.context.newPage();
    await host.page.goto(panelAddress);
    await host.page.waitForSelector('text=Put into prompt 1, answer of B.');
    assert.equal(await box('right').inputValue(), 'Keep the channel narrow.');
  });

  test('the packages ask for five permissions and nothing more, and hold no reachable files', () => {
    for (const [name, extra] of [['extension-chromium.zip', ['sidePanel']], ['extension-firefox.xpi', []]]) {
      const manifest = JSON.parse(execFileSync('python3', ['-c', 'import sys,zipfile;print(zipfile.ZipFile(sys.argv[1]).read("manifest.json").decode())', join(dist, name)], { encoding: 'utf8' }));
      assert.equal(manifest.manifest_version, 3);
      assert.deepEqual([...manifest.permissions].sort(), ['activeTab', 'contextMenus', 'scripting', ...extra, 'storage'].sort());
      for (const absent of ['host_permissions', 'optional_host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable']) {
        assert.equal(manifest[absent], undefined, absent);
      }
      assert.match(manifest.content_security_policy.extension_pages, /default-src 'none'.*connect-src 'self'/);
      assert.doesNotMatch(manifest.content_security_policy.extension_pages, /unsafe-(eval|inline)'(?<!wasm-unsafe-eval')/);
    }
  });
});
