// What is said of many bots whose texts hold more than their answers.
import assert from 'node:assert/strict';
import { madeBots } from './made_bots.mjs';

export function textCases(test, host, { openMany, compareAll, said }) {
  test('bots whose texts hold more than answers are named with what of them was compared, and hidden with the other names', async () => {
    const { page, context, problems } = await openMany(host());
    const [first, second] = madeBots(2, 3);
    const reasoned = { ...second, name: 'Zanzibar', answers: second.answers.map(({ prompt, text }) => ({ prompt, text: `<think>\nLet me see what they want.\n</think>\n\n${text}` })) };
    const buffer = Buffer.from([first, reasoned].map((bot) => `${JSON.stringify(bot)}\n`).join(''));
    await page.setInputFiles('[data-testid=many-files]', { name: 'two.jsonl', mimeType: 'text/plain', buffer });
    await said(page, 'Bots added: 2');
    await compareAll(page);
    assert.match(await page.textContent('[data-testid=many-answers]'), /^Texts of Zanzibar \(3 of 3\) hold more than the answer/);
    assert.equal(await page.locator('[data-testid=many-answers]').count(), 1);
    await page.check('.matrix .choice input');
    assert.doesNotMatch(await page.textContent('.matrix'), /Zanzibar/);
    assert.deepEqual(problems, []);
    await context.close();
  });

  test('a month, and how it is written, has room in its field with the letters as far apart as a reader may set them (WCAG 1.4.12)', async () => {
    const { page, context } = await openMany(host());
    await page.setInputFiles('[data-testid=many-files]', { name: 'one.jsonl', mimeType: 'text/plain', buffer: Buffer.from(JSON.stringify(madeBots(1, 3)[0])) });
    await said(page, 'Bots added: 1');
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
    await page.fill('.bots input.month', 'YYYY-MM');
    assert.ok(await page.locator('.bots input.month').evaluate((field) => field.scrollWidth <= field.clientWidth));
    await context.close();
  });
}
