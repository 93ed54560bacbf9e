// Every state of the page: no axe violation in light and dark, no sideways scrolling at 320 px and at 200 % zoom, no
// console error; opened from made-up reports, so that it needs neither tables nor model.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sampleReports } from '../web/samples/sample_reports.mjs';
import { axeViolations } from './axe.mjs';
import { giveReport, inChinese, openPage, openReport } from './browser.mjs';

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export function stateCases(suite, host) {
  for (const colorScheme of ['light', 'dark']) {
    suite(`no accessibility violation in any state (${colorScheme})`, {}, async () => {
      const { page, context, problems } = await openPage(host(), { colorScheme });
      assert.deepEqual(await axeViolations(page), [], 'start');
      await page.click('button.main');
      await page.waitForSelector('[data-testid=error]');
      assert.deepEqual(await axeViolations(page), [], 'error');
      for (const [name, report] of Object.entries(sampleReports())) {
        await openReport(page, report, `${name}.json`);
        await page.waitForSelector(`.report[data-status=${report.status}] #limits`);
        await page.waitForFunction(() => !document.querySelector('[data-testid=opened]')?.textContent.includes('Computing'));
        assert.deepEqual(await axeViolations(page), [], name);
      }
      assert.deepEqual(problems, []);
      await context.close();
    });
  }

  suite('no accessibility violation with everything open, in Chinese, and with all marks on', {}, async () => {
    const { page, context } = await openPage(host());
    await openReport(page, sampleReports().ok_shared);
    await page.waitForSelector('.report #limits');
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    for (const box of await page.locator('.text-controls input[type=checkbox]').all()) await box.check();
    assert.deepEqual(await axeViolations(page), []);
    await inChinese(page);
    assert.deepEqual(await axeViolations(page), []);
    await context.close();
  });

  const sizes = { '320 px': { width: 320, height: 640 }, '200 % zoom of 1280 px': { width: 640, height: 450 } };
  for (const [name, viewport] of Object.entries(sizes)) {
    suite(`nothing is cut off or scrolls sideways at ${name}`, {}, async () => {
      const { page, context } = await openPage(host(), { viewport });
      assert.equal(await overflow(page), 0, 'start');
      for (const [state, report] of Object.entries(sampleReports())) {
        await openReport(page, report, `${state}.json`);
        await page.waitForSelector(`.report[data-status=${report.status}] #limits`);
        assert.ok((await overflow(page)) <= 0, state);
      }
      await context.close();
    });
  }

  suite('a word longer than the page is broken in every part, on the screen and on paper', {}, async () => {
    const word = `https://example.org/${'long'.repeat(80)}`;
    const report = sampleReports().ok_shared;
    const share = { share: 0.5, own: true };
    const made = { released: '2025-01', bots: 12, answers: 3400, prompts: 120, similarity: 0.6 };
    const place = { none: 0.5, nearest: 0.5, families: [{ name: word, ...share }], references: [{ name: word, family: word, ...share, ...made }] };
    const rates = { answers: 5, trials: 9, top1: 0.5, top3: 0.5, familyTop1: 0.5, familyTop3: 0.5, unknownAccepted: 0.5, knownRejected: 0.5 };
    const library = { available: true, date: '2026-01-01', newest: '2025-11', references: 9, families: 3, own: 1, answers: 5, promptsKnown: true, between: 0.5, left: place, right: place, rates, drift: null };
    const long = {
      ...report,
      library,
      inputs: { ...report.inputs, left: { ...report.inputs.left, name: word } },
      runs: report.runs.map((run) => ({ ...run, text: word })),
      words: report.words.map((habit) => ({ ...habit, name: word })),
      identity: report.identity.map((statement) => ({ ...statement, text: word })),
      prompts: report.prompts.map((row) => ({ ...row, prompt: word })),
      input: { ...report.input, left: { name: word, answers: report.input.left.answers.map((answer) => ({ prompt: word, text: `${word} ${answer.text}` })) } },
    };
    const { page, context } = await openPage(host());
    await openReport(page, long);
    await page.waitForSelector('.report #limits');
    await page.evaluate(() => document.querySelectorAll('.report details').forEach((details) => (details.open = true)));
    const tooWide = () => page.evaluate(() => [...document.querySelectorAll('.report *')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
      .map((element) => `${element.tagName} in ${element.closest('section')?.id}`));
    for (const width of [320, 640, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      assert.deepEqual(await tooWide(), [], `${width} px`);
    }
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 672, height: 986 }); // A4 less the margins
    assert.deepEqual(await tooWide(), [], 'on paper');
    await context.close();
  });

  suite('a report offers nothing that has nothing to show: exhibits of identical texts, lengths of no passage, an unknown language', {}, async () => {
    const { page, context } = await openPage(host());
    const { ok_shared: ok, same_text: same } = sampleReports();
    await openReport(page, ok);
    await page.waitForSelector('.report #limits');
    assert.deepEqual([await page.locator('#runs').count(), await page.locator('.range').count()], [1, 1]);
    assert.match(await page.textContent('#versions'), /English/);
    await openReport(page, { ...ok, runs: [] });
    await page.waitForSelector('.range', { state: 'detached' });
    const unknown = { ...ok.inputs, left: { ...ok.inputs.left, language: 'und' } };
    await openReport(page, { ...same, runs: ok.runs, words: ok.words, inputs: unknown });
    await page.waitForSelector('.report[data-status=same_text] #limits');
    assert.deepEqual([await page.locator('#runs').count(), await page.locator('#habits').count()], [0, 0]);
    assert.doesNotMatch(await page.textContent('#versions'), /\bund\b/);
    await context.close();
  });

  suite('a report says which bot is A and which is B, also where there is no verdict; one without names says nothing of it', {}, async () => {
    const { page, context } = await openPage(host());
    const { ok_shared: ok, not_enough: few } = sampleReports();
    for (const report of [ok, few]) {
      await openReport(page, report);
      await page.waitForSelector(`.report[data-status=${report.status}] #limits`);
      const said = `A: ${report.inputs.left.name} B: ${report.inputs.right.name}`;
      assert.equal((await page.textContent('[data-testid=sides]')).trim(), said);
      const named = await page.locator('h3.side-name, dt.side-name').allTextContents();
      assert.ok(named.length >= 4 && named.every((name) => said.includes(name)), named.join());
      await page.emulateMedia({ media: 'print' });
      assert.ok(await page.isVisible('[data-testid=sides]'), 'on paper');
      await page.emulateMedia({ media: 'screen' });
    }
    const side = (which) => ({ ...ok.inputs[which], name: '' });
    await openReport(page, { ...ok, inputs: { ...ok.inputs, left: side('left'), right: side('right') } });
    await page.waitForSelector('[data-testid=sides]', { state: 'detached' });
    await page.click('.starters li:nth-child(3) button');
    await page.fill('.names input >> nth=0', '');
    await page.fill('.names input >> nth=1', '');
    await page.click('button.main');
    await page.waitForSelector('.report #limits >> nth=0');
    await page.waitForSelector('.opened', { state: 'detached' });
    assert.equal(await page.locator('[data-testid=sides]').count(), 0, 'the letters alone say nothing');
    await context.close();
  });

  suite('a link to a passage that is followed before the texts are drawn leads there all the same', {}, async () => {
    const { page, context, problems } = await openPage(host());
    await page.evaluate(() => {
      const observer = new MutationObserver(() => {
        const link = document.querySelector('.run-links a');
        if (!link) return;
        observer.disconnect();
        globalThis.followedBefore = document.querySelector('.pane') === null;
        link.click();
      });
      observer.observe(document.body, { subtree: true, childList: true });
    });
    await openReport(page, sampleReports().ok_shared);
    await page.waitForSelector('.mark.current');
    assert.equal(await page.evaluate(() => globalThis.followedBefore), true);
    await page.waitForSelector('.report #limits');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('foreign, damaged and newer reports get a clear message and leave the boxes alone', {}, async () => {
    const { page, context } = await openPage(host());
    await page.fill('.answer-box >> nth=0', 'kept');
    const ok = sampleReports().ok_shared;
    const files = {
      'This is not a Kinprint report.': ['hello', '{"a":1}', '', '<html><body>x</body></html>', '[1,2'],
      'newer Kinprint': [JSON.stringify({ ...ok, schemaVersion: 99 })],
      'damaged or was changed': [JSON.stringify({ ...ok, verdict: { log10LR: 'x' } }), JSON.stringify({ ...ok, runs: [{ left: [{ answer: -1 }] }] })],
    };
    for (const [words, texts] of Object.entries(files)) {
      for (const text of texts) {
        await openReport(page, ok); // which takes what was said before away
        await giveReport(page, text, 'foreign.json');
        await page.waitForFunction((wanted) => document.querySelector('[data-testid=error]')?.textContent.includes(wanted), words);
      }
    }
    assert.match(await page.textContent('[data-testid=error]'), /^foreign\.json: /, 'with which file');
    assert.equal(await page.inputValue('.answer-box >> nth=0'), 'kept');
    assert.match(await page.textContent('.error'), /Your texts are still in the boxes/);
    await page.fill('.answer-box >> nth=0', '');
    await page.waitForFunction(() => !document.querySelector('.error').textContent.includes('Your texts')); // there are none
    await context.close();
  });

  suite('a file that is no report takes the place of nothing: the report on screen and a comparison under way go on', {}, async () => {
    const { page, context, problems } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    const headline = await page.textContent('.headline');
    await giveReport(page, 'hello', 'foreign.json');
    await page.waitForSelector('[data-testid=error]');
    await page.waitForFunction(() => document.activeElement?.className === 'error'); // the keyboard is at what is said
    assert.equal(await page.textContent('.headline'), headline);
    await openReport(page, sampleReports().ok_shared);
    assert.equal(await page.locator('[data-testid=error]').count(), 0);
    await page.click('.modes >> text=A set of prompts');
    await giveReport(page, 'hello', 'foreign.json');
    await page.waitForSelector('[data-testid=error]');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('the page cannot contact another server and keeps nothing on the device', {}, async () => {
    const { page, context } = await openPage(host());
    const answers = await page.evaluate(async () => {
      const tries = [fetch('https://example.org/'), fetch('http://127.0.0.1:9/'), navigator.sendBeacon && Promise.resolve(navigator.sendBeacon('https://example.org/', 'x'))];
      return Promise.all(tries.map((attempt) => Promise.resolve(attempt).then((got) => (got === false ? 'blocked' : 'sent'), () => 'blocked')));
    });
    assert.deepEqual(answers.slice(0, 2), ['blocked', 'blocked']);
    assert.match(await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content'), /connect-src 'self';/);
    assert.equal(await page.evaluate(() => document.cookie + localStorage.length + sessionStorage.length), '00');
    await context.close();
  });

  suite('of an opened report a screen reader hears that it is computed again, and with what outcome', {}, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Data (JSON)')]);
    await page.evaluate(() => {
      globalThis.spoken = [];
      new MutationObserver(() => {
        const said = document.querySelector('[data-testid=opened] [role=status]')?.textContent.replace(/\s+/g, ' ').trim();
        if (said && globalThis.spoken.at(-1) !== said) globalThis.spoken.push(said);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    await page.setInputFiles('input[type=file][accept*=json]', { name: 'saved.json', mimeType: 'application/json', buffer: readFileSync(await file.path()) });
    await page.waitForSelector('[data-testid=opened] >> text=agrees in every figure');
    const spoken = await page.evaluate(() => globalThis.spoken);
    assert.match(spoken[0], /Computing it again/);
    assert.match(spoken.at(-1), /agrees in every figure/);
    await context.close();
  });

  suite('what is no month is said at its field and does not stop a comparison', {}, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.fill('.names input >> nth=2', '2026-3');
    assert.equal(await page.getAttribute('.names input >> nth=2', 'aria-invalid'), 'true');
    assert.match(await page.textContent('.names .month-field >> nth=0'), /Not a month/);
    assert.deepEqual(await axeViolations(page), []);
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    assert.equal(await page.locator('[data-testid=error]').count(), 0);
    await context.close();
  });

  suite('a report says when the texts have changed since, and stays with the mode it was made in', {}, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    assert.equal(await page.locator('[data-testid=stale]').count(), 0);
    await page.locator('.answer-box').nth(0).press('x');
    await page.waitForSelector('[data-testid=stale]');
    assert.deepEqual(await axeViolations(page), []);
    await page.click('.modes button >> nth=2');
    await page.waitForSelector('.report', { state: 'detached' });
    await page.click('.modes button >> nth=0');
    await page.waitForSelector('.report #limits');
    await context.close();
  });

  suite('clearing the boxes leaves the report of a set where it is', {}, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.click('.modes button >> nth=1');
    await page.click('.set-sources >> text=Take over the answers');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    await page.click('.modes button >> nth=0');
    await page.click('button.clear');
    await page.click('.modes button >> nth=1');
    await page.waitForSelector('.report #limits');
    await context.close();
  });

  suite('clearing gives up the comparison under way, and a file opened meanwhile stays what is shown', {}, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.evaluate(() => (document.querySelector('button.main').click(), document.querySelector('button.clear').click()));
    await page.waitForTimeout(1500); // a comparison takes a tenth of that
    assert.equal(await page.locator('.report').count(), 0);
    await page.click('text=Undo');
    const report = sampleReports().ok_shared;
    await page.evaluate(() => document.querySelector('button.main').click());
    await openReport(page, report, 'saved.json');
    await page.waitForTimeout(1500);
    assert.equal(await page.locator('[data-testid=opened]').count(), 1);
    assert.match(await page.textContent('.report'), new RegExp(report.inputs.left.name));
    await context.close();
  });

  suite('a reload asks first where texts would be lost, and only there', {}, async () => {
    const { page, context, questions } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.reload();
    assert.deepEqual(questions, []);
    await page.click('.answer-box >> nth=0');
    await page.keyboard.type('of the reader');
    await page.reload();
    assert.equal(questions.length, 1);
    await context.close();
  });

  suite('a reload asks first also where only names, months or chats not taken yet would be lost, and an example gives names back', {}, async () => {
    const { page, context, questions } = await openPage(host());
    const isAsked = async (count, what) => {
      await page.reload();
      await page.waitForSelector('main h1');
      assert.equal(questions.length, count, what);
    };
    await page.fill('.names input >> nth=0', 'Mine');
    await isAsked(1, 'a name');
    await page.click('.starters li:first-child button');
    await isAsked(1, 'an example');
    await page.click('.starters li:first-child button');
    await page.fill('.names input >> nth=1', 'Yours');
    await isAsked(2, 'a name over that of an example');
    await page.fill('.names input >> nth=0', 'Mine');
    await page.click('.starters li:first-child button');
    await page.click('.removed button');
    assert.equal(await page.inputValue('.names input >> nth=0'), 'Mine');
    await isAsked(3, 'a name that came back');
    await page.click('.modes button >> nth=2');
    await page.click('.many button >> text=Paste a bot');
    await page.fill('.many-paste input >> nth=0', 'Ours');
    await isAsked(4, 'the name of a pasted bot');
    await page.click('.starters button >> text=Open chat exports');
    await page.setInputFiles('[data-testid=chat-files]', { name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('User: Why?\n\nAssistant: It dries.\n') });
    await page.waitForSelector('[data-testid=chats] [data-remove]');
    await isAsked(5, 'chats that were read');
    await context.close();
  });

  suite('a report dropped on the page is opened, in every mode', {}, async () => {
    const { page, context } = await openPage(host());
    const text = JSON.stringify(sampleReports().ok_shared);
    for (const mode of [0, 1, 2]) {
      await page.click(`.modes button >> nth=${mode}`);
      await page.evaluate(({ text, name }) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], name));
        window.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: transfer }));
      }, { text, name: `dropped ${mode}.json` });
      await page.waitForFunction((name) => document.querySelector('[data-testid=opened]')?.textContent.includes(name), `dropped ${mode}.json`);
    }
    await context.close();
  });
}
