// Runs axe in a page by its source text, which works under the page's strict policy. Rules: WCAG 2.0 to 2.2, A and AA,
// and axe's own best practice.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../web/package.json', import.meta.url));
const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// What is wrong, one line each; empty when nothing is.
export async function axeViolations(page) {
  await page.evaluate(source);
  return page.evaluate(async (wanted) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: { type: 'tag', values: wanted } });
    return violations.map((found) => `${found.id}: ${found.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`);
  }, tags);
}
