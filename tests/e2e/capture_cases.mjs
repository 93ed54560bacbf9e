// Guided capture while the table is changed beside it.
import assert from 'node:assert/strict';
import { openPage } from './browser.mjs';

export function captureCases(suite, host) {
  suite('guided capture goes on with an open prompt when its row is removed, and when prompts are added after the last', {}, async () => {
    const { page, context, problems } = await openPage(host());
    const shown = () => page.inputValue('#capture-prompt');
    const done = /Every prompt in use is answered/;
    await page.click('text=A set of prompts');
    await page.click('text=next 5');
    const prompts = await page.locator('.set-prompt textarea').evaluateAll((areas) => areas.map(({ value }) => value));
    await page.click('.set-sources button:has-text("One prompt at a time")');
    assert.equal(await shown(), prompts[0]);
    await page.click('.set-row >> nth=0 >> text=Remove');
    assert.equal(await shown(), prompts[1]);
    for (const side of ['left', 'right']) await page.fill(`#capture-${side}`, 'typed here');
    assert.equal(await shown(), prompts[1], 'a prompt that was just answered stays until the reader goes on');
    await page.click('text=Empty the table');
    assert.match(await page.textContent('[data-testid=capture]'), /no prompts yet/);
    await page.click('text=next 5');
    assert.equal(await shown(), prompts[0]);
    assert.doesNotMatch(await page.textContent('[data-testid=capture]'), done);
    assert.deepEqual(problems, []);
    await context.close();
  });
}
