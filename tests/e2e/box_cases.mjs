// Boxes show whole lines: a prompt is read whole, its box grows with it up to twelve lines; of a line for which there is no
// room no half is seen.
import assert from 'node:assert/strict';
import { openPage } from './browser.mjs';

const sentence = 'Explain to a new colleague how our queue works and why retries are kept apart. ';
// Lines a box has room for, whether it hides some, and what is seen of the next line as a share of a line.
const measured = (page, selector) => page.locator(selector).first().evaluate((box) => {
  const style = getComputedStyle(box);
  const [line, above, below] = [style.lineHeight, style.paddingTop, style.paddingBottom].map(parseFloat);
  return { lines: (box.clientHeight - above - below) / line, hides: box.scrollHeight > box.clientHeight + 1, next: below / line };
});

export function boxCases(suite, host) {
  for (const width of [1280, 360]) {
    suite(`a box shows whole lines and that of a prompt grows with it, to twelve (${width} px)`, {}, async () => {
      const { page, context, problems } = await openPage(host(), { viewport: { width, height: 800 } });
      const whole = async (selector, least) => {
        const { lines, hides, next } = await measured(page, selector);
        assert.ok(Math.abs(lines - Math.round(lines)) < 0.1, `${selector}: ${lines} lines`);
        assert.ok(next < 0.2, `${selector}: ${next} of the next line`);
        assert.ok(lines > least - 0.1, `${selector}: ${lines} lines`);
        return { lines: Math.round(lines), hides };
      };
      const grows = async (selector, least) => {
        assert.deepEqual(await whole(selector, least), { lines: least, hides: false });
        await page.fill(selector, sentence.repeat(width === 360 ? 3 : 4));
        const { lines, hides } = await whole(selector, least);
        assert.ok(lines > least && lines <= 12 && !hides, `${selector}: ${lines}`);
        await page.fill(selector, sentence.repeat(40));
        assert.deepEqual(await whole(selector, least), { lines: 12, hides: true });
        await page.fill(selector, '');
        assert.equal((await whole(selector, least)).lines, least);
      };
      await grows('[id^=prompt-]', 2);
      await whole('.answer-box', 9);
      await page.click('.modes >> text=A set of prompts');
      const columns = () => page.locator('.set-row >> nth=0 >> textarea').evaluateAll((boxes) => boxes.map(({ offsetWidth }) => offsetWidth));
      const before = await columns();
      await grows('.set-prompt textarea', 4);
      assert.equal((await whole('.set-row td:nth-child(3) textarea', 4)).lines, 4);
      await page.fill('.set-prompt textarea', sentence.repeat(width === 360 ? 3 : 4));
      assert.deepEqual(await columns(), before, 'a long prompt takes no width from the answers');
      await page.click('text=One prompt at a time');
      const { hides } = await whole('#capture-prompt', 3);
      assert.equal(hides, false);
      await whole('.capture-answer', 7);
      assert.deepEqual(problems, []);
      await context.close();
    });
  }
}
