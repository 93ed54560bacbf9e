// Cases of the page in a real browser. One Chromium for all of a suite: starting one a file costs more than the tests themselves.
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openBrowser, pageIsBuilt } from './browser.mjs';

const manifest = JSON.parse(readFileSync(new URL('../../models/manifest.json', import.meta.url), 'utf8'));

// cases: functions that get the function `test`, one that gives the browser, and the conditions.
export function pageSuite(name, cases) {
  describe(name, { skip: pageIsBuilt ? false : 'the page is not built (npm run build in web/)' }, () => {
    let host;
    before(async () => {
      host = await openBrowser();
    });
    after(async () => {
      await host?.close();
    });
    const conditions = { hasTables: (manifest.tables ?? []).length > 0 };
    for (const add of cases) add(test, () => host, conditions);
  });
}
