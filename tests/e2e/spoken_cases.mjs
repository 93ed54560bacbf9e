// What a screen reader meets: every way to open files once, rows by their number, choices by what they choose.
import assert from 'node:assert/strict';
import { openPage } from './browser.mjs';

export function spokenCases(suite, host) {
  suite('each button that opens files is met once, not again as the browser\u2019s own box', {}, async () => {
    const { page, context } = await openPage(host());
    const once = async (...names) => {
      for (const name of names) assert.equal(await page.getByRole('button', { name, exact: true }).count(), 1, name);
    };
    await once('Open a report', 'Open chat exports');
    await page.click('text=A set of prompts');
    await page.click('text=Open chat exports');
    await once('Open a report', 'Open a prompt list', 'Choose files');
    await page.click('.modes >> text=Many bots');
    await page.waitForSelector('.many .packs, .many [data-testid=packs-said]', { state: 'attached' });
    await once('Open a report', 'Open files', 'Import a .kinpack file');
    await context.close();
  });

  suite('a row of the set is called by its number and not by its buttons, and a choice by what it chooses', {}, async () => {
    const { page, context } = await openPage(host());
    await page.click('text=A set of prompts');
    await page.click('text=next 5');
    assert.equal(await page.getByRole('rowheader', { name: 'Prompt 3', exact: true }).count(), 1);
    assert.equal(await page.getByRole('button', { name: 'Remove Prompt 3' }).count(), 1, 'what stands in it is reached all the same');
    await page.click('.modes >> text=Many bots');
    await page.click('text=Three bots to try');
    await page.click('[data-testid=many-compare]');
    await page.getByRole('combobox', { name: 'Nearest neighbours of', exact: true }).waitFor();
    await context.close();
  });

  suite('links to the texts and to the boxes are called by what they lead to: each passage, each bot', {}, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    const named = (role, name) => page.getByRole(role, { name }).evaluateAll((found) => found.map((item) => item.ariaLabel ?? item.textContent));
    const passages = await named('link', /^show in /);
    assert.ok(passages.length > 4);
    assert.equal(new Set(passages).size, passages.length);
    assert.match(passages[0], /^show in A: \w+ \w+/);
    await page.click('.masthead a');
    await page.waitForSelector('.case-table');
    const bots = await named('button', /^Paste answers to compare/);
    assert.ok(bots.length > 1);
    assert.equal(new Set(bots).size, bots.length);
    await context.close();
  });
}
