// What an opened report says of known families where its places in the library are missing or cannot be computed again here.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { sampleReports } from '../web/samples/sample_reports.mjs';
import { openPage, openReport, savesData } from './browser.mjs';

export function openedCases(suite, host, { hasTables }) {
  suite('an opened report without a place among known families says so where it would stand, in a file made of it too', {}, async () => {
    const { page, context, problems } = await openPage(host());
    const { ok_shared: plain, same_text: same } = sampleReports();
    const { library: _, ...older } = plain;
    const says = async (report, words) => {
      await openReport(page, report);
      await page.waitForSelector('.report #limits');
      await page.waitForFunction((wanted) => document.querySelector('#library')?.textContent.includes(wanted), words);
      const order = await page.locator('.report .part').evaluateAll((parts) => parts.map(({ id }) => id));
      assert.ok(order.indexOf('texts') < order.indexOf('library') && order.indexOf('library') < order.indexOf('identity'));
      const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Report (HTML)')]);
      assert.ok(readFileSync(await file.path(), 'utf8').includes(words));
    };
    await says(older, 'This report does not say where the two stand among known families');
    await says({ ...plain, library: { available: false } }, 'No reference library took part in this comparison');
    await says({ ...plain, library: null }, 'This report does not say where the two stand among known families');
    await openReport(page, { ...same, library: null });
    await page.waitForSelector('.report[data-status=same_text] #limits');
    assert.equal(await page.locator('#library').count(), 0, 'without a verdict there is no place to miss');
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('what holds of most shared passages is said once above them, and of a few beside each', {}, async () => {
    const { page, context, problems } = await openPage(host());
    const { ok_shared: plain } = sampleReports();
    const rare = plain.runs.map((run) => ({ ...run, otherBots: 0, samePrompt: null, stock: false, echo: false }));
    const said = async (runs) => {
      await openReport(page, { ...plain, runs });
      await page.waitForSelector('.report #limits');
      const count = async (place) => (await page.locator(place).allTextContents()).filter((words) => words.includes('too rare among other bots')).length;
      return [await count('#runs .soft'), await count('#runs li')];
    };
    assert.ok(rare.length > 8);
    assert.deepEqual(await said(rare), [1, 0]);
    assert.deepEqual(await said([...rare.slice(0, 2), ...rare.slice(2).map((run) => ({ ...run, otherBots: 0.2 }))]), [0, 2]);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('shared passages stand in lines also where no texts are there to lead to', {}, async () => {
    const { page, context, problems } = await openPage(host());
    await openReport(page, { ...sampleReports().ok_shared, input: null });
    await page.waitForSelector('.report #limits');
    assert.equal(await page.locator('.run-links').count(), 0);
    const shares = await page.locator('#runs li').evaluateAll((items) => items.map((item) => item.querySelector('q').getBoundingClientRect().width / item.clientWidth));
    assert.ok(shares.length > 0 && Math.min(...shares) > 0.5, String(shares));
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('places of another library than this copy has are said to be unchecked, those of the same are not', { skip: hasTables ? false : 'no tables' }, async () => {
    const { page, context, problems } = await openPage(host(), { prepare: savesData });
    await page.click('.starters li:first-child button');
    await page.click('button.main');
    await page.waitForSelector('.report #limits');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click('text=Data (JSON)')]);
    const saved = JSON.parse(readFileSync(await file.path(), 'utf8'));
    const reopened = async (report) => {
      await openReport(page, report);
      await page.waitForSelector('[data-testid=opened][data-recomputing=false] >> text=agrees in every figure');
      await page.waitForSelector('#library .legend');
      return [...(await page.locator('#library .caveat').allTextContents()), ...(/but the places .* not compared/.test(await page.textContent('[data-testid=opened]')) ? ['not all'] : [])];
    };
    assert.match(String(await reopened({ ...saved, library: { ...saved.library, sha256: 'ab'.repeat(32) } })), /were not checked here.*,not all/);
    assert.deepEqual(await reopened(saved), []);
    const other = { ...saved, program: { ...saved.program, version: '0.0.1' } };
    const outcomeOf = async (report) => {
      await openReport(page, report);
      await page.waitForSelector('[data-testid=opened][data-recomputing=false] >> text=This report was made with Kinprint 0.0.1');
      return /computed again they agree.*/.exec(await page.textContent('[data-testid=opened] [role=status]'))?.[0].trim();
    };
    assert.equal(await outcomeOf(other), 'computed again they agree.');
    assert.match(await outcomeOf({ ...other, library: null }), /^computed again they agree, but for the places .* not compared\.$/);
    const program = { ...saved.program, tables: 'permissive', tablesSha256: 'ab'.repeat(32) };
    const toldApart = async (changes) => {
      await openReport(page, { ...saved, program: { ...program, ...changes } });
      await page.waitForSelector('[data-testid=opened][data-recomputing=false] >> text=This report was made with');
      return /made with (.*); this is (.*)\. Figures can/.exec(await page.textContent('[data-testid=opened] [role=status]'))?.slice(1);
    };
    const { version, calibration, tables, tablesSha256 } = saved.program;
    const named = `Kinprint ${version}, calibration ${calibration}, tables`;
    assert.deepEqual(await toldApart({}), [`${named} permissive`, `${named} ${tables}`]);
    assert.deepEqual(await toldApart({ tables }), [`${named} ${tables} abababababab`, `${named} ${tables} ${tablesSha256.slice(0, 12)}`]);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('a report whose input could not be read speaks of no boxes, and one with nothing marked of no marks', {}, async () => {
    const { page, context } = await openPage(host());
    const { invalid_input: unread, code_only: code, ok_shared: plain } = sampleReports();
    const read = async (report) => {
      await openReport(page, report);
      await page.waitForSelector(`.report[data-status=${report.status}] #limits`);
      return page.textContent('.report');
    };
    const said = await read(unread);
    assert.match(said, /could not be read, so there is no figure/);
    assert.doesNotMatch(said, /boxes/);
    const marked = /Marked words stand in both/;
    assert.match(await read(plain), marked);
    const kinds = Object.fromEntries(['runs', 'words', 'patterns', 'form', 'passages', 'identity'].map((name) => [name, []]));
    assert.doesNotMatch(await read({ ...code, ...kinds, input: plain.input }), marked);
    assert.equal(await page.locator('#texts').count(), 1);
    await context.close();
  });
}
