// Whole conversations pasted into the boxes of two answers, as a share page is copied on a phone.
import assert from 'node:assert/strict';
import { axeViolations } from './axe.mjs';
import { openPage } from './browser.mjs';

const shared = (turns) => turns.map(([prompt, answer]) => `You said:\n${prompt}\nChatGPT said:\n${answer}`).join('\n\n');
const boxes = (page) => page.locator('.row textarea').evaluateAll((areas) => areas.map(({ value }) => value));

export function conversationCases(suite, host, { hasTables }) {
  const live = { skip: hasTables ? false : 'the tables are not built' };

  suite('a whole conversation in a box is noticed, and its answers are kept in their rows, with the way back', live, async () => {
    const { page, context, problems, questions } = await openPage(host(), { viewport: { width: 390, height: 844 } });
    const [left, right] = [shared([['Why is bread stale?', 'Starch sets.']]), shared([['How do I draw?', 'Daily.'], ['Why is bread stale?', 'It dries.']])];
    await page.fill('.answer-box >> nth=0', left);
    await page.fill('.answer-box >> nth=1', right);
    await page.waitForSelector('[data-testid=conversation] >> nth=1');
    assert.deepEqual(await axeViolations(page), []);
    await page.focus('[data-testid=conversation] button >> nth=0');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.removed >> text=Taken apart: every prompt with its answer.');
    assert.deepEqual(await boxes(page), ['Why is bread stale?', 'Starch sets.', right]);
    assert.match(await page.evaluate(() => document.activeElement.id), /^left-/);
    await page.waitForFunction(() => document.querySelectorAll('[data-testid=conversation]').length === 1);
    await page.click('[data-testid=conversation] button');
    await page.waitForSelector('.row >> nth=1');
    assert.deepEqual(await boxes(page), ['Why is bread stale?', 'Starch sets.', 'It dries.', 'How do I draw?', '', 'Daily.']);
    await page.click('.removed button');
    assert.deepEqual(await boxes(page), ['Why is bread stale?', 'Starch sets.', right]);
    assert.deepEqual([problems, questions], [[], []]);
    await context.close();
  });

  suite('a whole conversation pasted among many bots is noticed, and becomes a bot with its prompts and answers', live, async () => {
    const { page, context, problems } = await openPage(host());
    await page.click('.modes >> text=Many bots');
    await page.click('.many-sources >> text=Paste a bot');
    const text = `${shared([['Why is bread stale?', 'Starch sets.'], ['How do I draw?', 'Daily.']])}\n\nChatGPT can make mistakes. Check important info.`;
    await page.fill('.many-paste input', 'Shared');
    await page.fill('#many-paste-text', text);
    await page.click('[data-testid=conversation] button');
    await page.waitForFunction(() => document.querySelector('.bots tbody .figure')?.textContent === '2');
    assert.equal(await page.textContent('.bots tbody .figure >> nth=1'), 'about 3');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'many-paste-text');
    await page.click('text=Undo: back into the box');
    assert.equal(await page.inputValue('#many-paste-text'), text);
    assert.deepEqual(problems, []);
    await context.close();
  });

  suite('where no turns are found, the text stays and a sentence says what to do', live, async () => {
    const { page, context } = await openPage(host());
    const text = shared([['', '']]);
    await page.fill('.answer-box >> nth=0', text);
    await page.click('[data-testid=conversation] button');
    await page.waitForSelector('[data-testid=conversation] >> text=It could not be taken apart.');
    assert.equal(await page.inputValue('.answer-box >> nth=0'), text);
    await context.close();
  });
}
