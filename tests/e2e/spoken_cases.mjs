// What a screen reader meets: every way to open files once, rows by their number, choices by what they choose.
import assert from 'node:assert/strict';
import { sampleReports } from '../web/samples/sample_reports.mjs';
import { openPage, openReport } from './browser.mjs';

const tableRoles = { TABLE: ['table'], TR: ['row'], TH: ['columnheader', 'rowheader'], TD: ['cell'] };

// What the browser tells a screen reader of the tables on the screen: how many there are, parts that are no longer what
// they are in HTML, and parts that do not say themselves what they are. A picture that repeats figures may be left out.
async function tablesTold(page) {
  // The protocol leaves out what is out of sight and not laid out yet; a screen reader is told of it.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];
    for (const details of document.querySelectorAll('details')) details.open = true;
    for (const table of document.querySelectorAll('table')) {
      for (const part of [table, ...table.querySelectorAll('tr, th:not(.wide-only), td:not(.wide-only)')]) part.toggleAttribute('data-shown', table.checkVisibility());
    }
  });
  const session = await page.context().newCDPSession(page);
  const { nodes: told } = await session.send('Accessibility.getFullAXTree');
  const roles = new Map(told.filter(({ ignored }) => !ignored).map((node) => [node.backendDOMNodeId, node.role.value]));
  await session.send('DOM.enable');
  const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1 });
  const parts = nodes.filter(({ nodeName, attributes }) => nodeName in tableRoles && attributes.includes('data-shown'));
  const named = (found) => found.map(({ nodeName, attributes }) => `${nodeName} ${attributes.join(' ')}`);
  return {
    count: parts.filter(({ nodeName }) => nodeName === 'TABLE').length,
    lost: named(parts.filter(({ nodeName, backendNodeId }) => !tableRoles[nodeName].includes(roles.get(backendNodeId)))),
    silent: named(parts.filter(({ nodeName, attributes }) => !tableRoles[nodeName].includes(attributes[attributes.indexOf('role') + 1]))),
  };
}

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
    await page.getByRole('combobox', { name: 'Neighbours of', exact: true }).waitFor();
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

  for (const width of [360, 1280]) {
    suite(`at ${width} pixels every table is told with its rows, cells and heads of columns, also by browsers that go by the style`, {}, async () => {
      const { page, context } = await openPage(host(), { viewport: { width, height: 780 } });
      const areTold = async (atLeast) => {
        const { count, lost, silent } = await tablesTold(page);
        assert.ok(count >= atLeast, String(count));
        assert.deepEqual({ lost, silent }, { lost: [], silent: [] });
      };
      await openReport(page, sampleReports().ok_shared);
      await page.waitForSelector('.report #limits');
      await areTold(9);
      await page.click('.opened button');
      await page.click('text=A set of prompts');
      await page.click('text=Open chat exports');
      const chats = ['one', 'two'].map((name) => ({ name: `${name}.jsonl`, mimeType: 'text/plain', buffer: Buffer.from(JSON.stringify({ prompt: name, response: 'An answer.', model: name })) }));
      await page.setInputFiles('[data-testid=chat-files]', chats);
      await page.waitForSelector('.chats-bots');
      await areTold(2);
      await page.click('.modes >> text=Many bots');
      await page.click('text=Three bots to try');
      await page.click('[data-testid=many-compare]');
      await page.waitForSelector('.families-table[aria-busy=false]');
      await areTold(4);
      await page.click('.masthead a');
      await page.waitForSelector('.case-errors');
      await areTold(5);
      await context.close();
    });
  }
}
