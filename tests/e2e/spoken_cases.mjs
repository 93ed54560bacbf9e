// What a screen reader meets: every way to open files once.
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
}
