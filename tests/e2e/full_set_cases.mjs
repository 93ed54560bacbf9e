// A set that is full: what finds no place stays where it was pasted; a key costs its own row, not all of them.
import assert from 'node:assert/strict';

export function fullSetCases(test, host, { openSet, panel, list, said }) {
  test('of a table, a conversation and pasted cells with more than the set holds, the rest stays where it was with what to do', async () => {
    const { page, context, problems } = await openSet(host());
    const fill = (box, text) => page.evaluate(([where, value]) => {
      const area = document.querySelector(where);
      area.value = value;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, [box, text]);
    const line = (number) => `Question ${number}?\tA says ${number} here\tB says ${number} there`;
    await panel(page, 'Paste a table');
    await fill('#paste-text', ['prompt\tA\tB', ...Array.from({ length: 507 }, (_, index) => line(index + 1))].join('\n'));
    await page.click('text=Put into the table');
    await said(page, 'Rows put into the table: 500. No place for 7, which stay in the box: the table holds at most 500 rows.');
    const rest = `prompt\tA\tB\n${Array.from({ length: 7 }, (_, index) => `${line(index + 501)}\n`).join('')}`;
    assert.equal(await page.inputValue('#paste-text'), rest);
    await page.click('text=Put into the table');
    await said(page, 'Rows put into the table: 0. No place for 7');
    assert.equal(await page.inputValue('#paste-text'), rest, 'nothing is lost by trying again');
    await panel(page, 'Paste a conversation');
    await fill('#split-text', 'You said:\nOne more?\nChatGPT said:\nAn answer of some words.\nYou said:\nAnd another?\nChatGPT said:\nAnother answer of words.\n');
    await page.click('text=Find the turns');
    await page.click('text=Put into the table: 2');
    await said(page, 'No place for 2, which stay ticked here');
    assert.equal(await page.locator('.set-turns input:checked').count(), 2);
    await page.click('button.clear');
    await page.click('text=Put into the table: 2');
    await said(page, 'Answers put into column A: 2.');
    await panel(page, 'Paste a table');
    assert.equal(await page.inputValue('#paste-text'), rest);
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'New?\tx\ty\nOther?\tv\tw');
      document.querySelector('.set-prompt textarea').dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await page.waitForFunction((wanted) => document.querySelector('#paste-text')?.value === wanted, `${rest}New?\tx\ty\nOther?\tv\tw`);
    await page.click('text=Put into the table');
    await page.waitForFunction(() => document.querySelectorAll('.set-row').length === 11);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('a key in one cell looks at its own row only, whose boxes are laid out apart from those of others', async () => {
    const { page, context } = await openSet(host());
    await list(page, 'mine.txt', Array.from({ length: 60 }, (_, index) => `Question ${index + 1}?`).join('\n'));
    await page.waitForSelector('.set-row >> nth=59');
    // Every button that steps a row is told whether it is on when its row is looked at.
    const looked = await page.evaluate(async () => {
      const { set, get } = Object.getOwnPropertyDescriptor(HTMLButtonElement.prototype, 'disabled');
      let times = 0;
      Object.defineProperty(HTMLButtonElement.prototype, 'disabled', { get, set(value) { times += 1; set.call(this, value); } });
      const box = document.querySelectorAll('.set-row textarea')[4];
      box.focus();
      document.execCommand('insertText', false, 'typed');
      while (document.querySelectorAll('.set-row')[1].querySelector('.count').textContent !== 'about 1 word') await new Promise((resolve) => setTimeout(resolve, 50));
      Object.defineProperty(HTMLButtonElement.prototype, 'disabled', { get, set });
      return times;
    });
    assert.ok(looked < 10, `${looked} buttons for one key`);
    assert.equal(await page.textContent('.set-row >> nth=1 >> .count >> nth=0'), 'about 1 word');
    // Of a row out of sight nothing is laid out, so that a box in it has no size before it is looked at.
    const laidOut = await page.evaluate(() => [...document.querySelectorAll('.set-row')].filter((row) => row.querySelector('textarea').checkVisibility({ contentVisibilityAuto: true })).length);
    assert.ok(laidOut >= 2 && laidOut < 30, `${laidOut} of 60 rows are laid out`);
    const heights = (selector) => page.locator(selector).evaluateAll((items) => items.map((item) => item.getBoundingClientRect().height));
    const before = (await heights('.set-row'))[0];
    await page.fill('.set-prompt textarea >> nth=1', 'A question of some words. '.repeat(30));
    const [first, second] = await heights('.set-row');
    assert.equal(first, before);
    assert.ok(second > first + 50, 'the row alone grows with its prompt');
    await context.close();
  });
}
