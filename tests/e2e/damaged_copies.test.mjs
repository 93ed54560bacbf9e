// A damaged copy of a file that the browser keeps: in its own cache, which a server's word "immutable" makes it trust for a
// year, and in the stores of the site's service worker. Neither may come again at every visit.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { openBrowser, openPage, pageFolder, pageIsBuilt } from './browser.mjs';
import { pasteRequest } from './compare_cases.mjs';
import { hostsMissing, openSite, serveSite } from './hosts.mjs';
import { inputs } from './hosts_inputs.mjs';

const { pageServer } = await import(new URL('../../web/serve.mjs', import.meta.url).href);

async function compared(page) {
  await pasteRequest(page, inputs['two that write alike']);
  await page.click('button.main');
  await page.waitForSelector('.report #limits, [data-testid=error]');
  return page.locator('#report h2').first().textContent();
}

// The built page from a server that gives the files of `pattern` damaged as often as `left` says.
async function servedDamaged(pattern, damage) {
  const inner = pageServer(pageFolder);
  const server = createServer((request, response) => {
    if (!pattern.test(request.url) || damage.left === 0) return inner.emit('request', request, response);
    damage.left -= 1;
    return response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'public, max-age=31536000, immutable', 'Cross-Origin-Resource-Policy': 'same-origin' }).end(Buffer.alloc(4_000, 7));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, close };
}

describe('a damaged copy that the browser keeps', { skip: pageIsBuilt ? false : 'the page is not built' }, () => {
  let host;
  before(async () => {
    host = await openBrowser();
  });
  after(async () => {
    await host?.close();
  });

  for (const name of ['table-runs', 'core']) {
    test(`${name}: asked for once more at once, and said where that is damaged too; a reload then mends it`, async (t) => {
      const damage = { left: 1 };
      const served = await servedDamaged(new RegExp(`/assets/${name}-.*bin`), damage);
      t.after(() => served.close());
      const one = await openPage({ browser: host.browser, address: served.address });
      assert.equal(await compared(one.page), 'Verdict');
      await one.context.close();
      damage.left = 3; // two for the start that nobody sees, one for the comparison, which finds the other in the cache
      const other = await openPage({ browser: host.browser, address: served.address });
      assert.equal(await compared(other.page), 'That did not work');
      assert.match(await other.page.textContent('[data-testid=error]'), /arrived damaged/);
      await other.page.reload();
      assert.equal(await compared(other.page), 'Verdict');
      await other.context.close();
    });
  }

  test('in the stores of the service worker: what comes anew takes its place', { skip: hostsMissing() }, async (t) => {
    const site = await serveSite();
    t.after(() => site.close());
    const { page, context } = await openSite(host.browser, site, { model: true });
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.reload();
    assert.equal(await compared(page), 'Verdict');
    await page.waitForSelector('[data-model=ready]');
    const sizes = (spoil) => page.evaluate(async (spoiling) => {
      const found = {};
      for (const name of await caches.keys()) {
        const shelf = await caches.open(name);
        for (const request of await shelf.keys()) {
          const [part] = request.url.match(/(table-prompts|weights)-/) ?? [];
          if (part && spoiling) await shelf.put(request, new Response(new Uint8Array(4_000).fill(7)));
          if (part) found[part] = (await (await shelf.match(request)).arrayBuffer()).byteLength;
        }
      }
      return found;
    }, spoil);
    const whole = await sizes(false);
    assert.equal(Object.keys(whole).length, 2);
    assert.deepEqual(Object.values(await sizes(true)), [4_000, 4_000]);
    await page.reload();
    assert.equal(await compared(page), 'Verdict');
    await page.waitForSelector('[data-model=ready]');
    // Put there while the page goes on.
    while (JSON.stringify(await sizes(false)) !== JSON.stringify(whole)) await page.waitForTimeout(100);
    await context.close();
  });
});
