// What undo puts back into the boxes of a few answers: every step, latest first, and nothing typed since is lost by it.
import assert from 'node:assert/strict';
import { openPage } from './browser.mjs';

export function undoCases(suite, host) {
  suite('removing and clearing can be undone', {}, async () => {
    const { page, context } = await openPage(host());
    await page.click('.starters li:first-child button');
    await page.click('text=Remove prompt 2');
    assert.equal(await page.locator('.row').count(), 2);
    await page.click('text=Undo');
    assert.equal(await page.locator('.row').count(), 3);
    await page.click('text=Clear everything');
    assert.equal(await page.inputValue('.answer-box >> nth=0'), '');
    await page.click('text=Undo');
    assert.match(await page.inputValue('.answer-box >> nth=0'), /handle this kindly/);
    await context.close();
  });

  suite('undoing never takes what was typed since, and an example gives way to the texts whose place it took', {}, async () => {
    const { page, context } = await openPage(host());
    const box = (number) => page.locator('.answer-box').nth(number);
    await box(0).fill('of the reader');
    await page.fill('.names input >> nth=2', '2025-01');
    await page.click('.starters li:first-child button');
    assert.match(await box(0).inputValue(), /handle this kindly/);
    assert.equal(await page.inputValue('.names input >> nth=2'), '');
    await page.click('text=Undo');
    assert.equal(await box(0).inputValue(), 'of the reader');
    assert.equal(await page.inputValue('.names input >> nth=2'), '2025-01');
    await page.click('text=Add another prompt');
    await page.click('text=Remove prompt 2');
    await box(1).fill('typed since');
    await page.click('text=Undo');
    assert.deepEqual([await box(0).inputValue(), await box(1).inputValue()], ['of the reader', 'typed since']);
    await context.close();
  });

  suite('undo puts back one step after the other: rows, what two examples took the place of, and what was cleared', {}, async () => {
    const { page, context } = await openPage(host());
    const texts = () => page.locator('.answer-box').evaluateAll((boxes) => boxes.map(({ value }) => value).filter(Boolean));
    await page.locator('.answer-box').nth(0).fill('first');
    await page.click('text=Add another prompt');
    await page.locator('.answer-box').nth(2).fill('second');
    await page.click('text=Remove prompt 2');
    await page.click('.starters li >> nth=0 >> css=button');
    await page.click('.starters li >> nth=1 >> css=button');
    await page.click('text=Undo');
    assert.deepEqual(await texts(), ['first']);
    await page.click('text=Undo');
    assert.deepEqual(await texts(), ['first', 'second']);
    assert.equal(await page.locator('text=Undo').count(), 0);
    for (let press = 0; press < 2; press += 1) await page.click('button.clear');
    await page.click('.starters li >> nth=0 >> css=button');
    await page.click('text=Undo');
    assert.deepEqual(await texts(), ['first', 'second']);
    await context.close();
  });
}
