// The site's service worker in a room of its own: what it tells the browser that it is still doing, and which copy it gives.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';

const scope = 'https://example.test/some/';
const source = readFileSync(new URL('../../../web/src/hosts/site/service_worker.js', import.meta.url), 'utf8')
  .replace("'__PRECACHED__'", '["./", "assets/core.bin"]')
  .replace("'__KEPT_WHEN_FETCHED__'", '["assets/weights.bin"]');

class Shelf extends Map {
  constructor(put) {
    super();
    this.put = put ?? (async (address, response) => void this.set(address, response));
  }
  async match(address) {
    return this.get(address)?.clone();
  }
}

// What becomes of the caches, in the order in which they were made, where a version is put in place.
class Site {
  caches = new Map();
  // A version as the browser runs it.
  version(name, isReachable = true) {
    const listeners = {};
    const self = { registration: { scope }, addEventListener: (event, listener) => (listeners[event] = listener) };
    const cache = () => {
      const shelf = new Shelf();
      shelf.addAll = async () => (isReachable ? undefined : Promise.reject(new TypeError('offline')));
      return Object.assign(shelf, { keys: async () => [] });
    };
    const open = async (wanted) => this.caches.get(wanted) ?? this.caches.set(wanted, cache()).get(wanted);
    const storage = { open, keys: async () => [...this.caches.keys()], delete: async (wanted) => this.caches.delete(wanted) };
    runInNewContext(source.replace('__VERSION__', name), { self, caches: storage, URL, Request, Response });
    const heard = (event) => new Promise((resolve) => listeners[event]({ waitUntil: resolve }));
    return { install: () => heard('install'), start: () => heard('activate') };
  }
  get programs() {
    return [...this.caches.keys()].filter((name) => name.startsWith('kinprint-program-')).map((name) => name.slice('kinprint-program-'.length));
  }
}

test('a tab that runs the version before keeps its files, whatever waited or could not be had between', async () => {
  const site = new Site();
  const started = async (name) => {
    const version = site.version(name);
    await version.install();
    await version.start();
  };
  await started('1');
  await site.version('never started').install();
  await assert.rejects(site.version('not whole', false).install());
  await started('2');
  assert.deepEqual(site.programs, ['1', '2']);
  await started('3');
  assert.deepEqual(site.programs, ['2', '3']);
});

// `fetched` answers the network; shelves are caches by name.
function started({ fetched = () => new Response('from the network'), shelves = {}, open } = {}) {
  const listeners = {};
  const caches = {
    open: open ?? (async (name) => (shelves[name] ??= new Shelf())),
    match: async (address) => Object.values(shelves).find((shelf) => shelf.has(address))?.match(address),
  };
  const self = { registration: { scope }, addEventListener: (name, listener) => (listeners[name] = listener) };
  runInNewContext(source, { self, caches, fetch: async (request) => fetched(request), URL, Headers, Response });
  return (path, cache = 'default', mode = 'cors') => {
    const under = [];
    let response;
    listeners.fetch({ request: { method: 'GET', mode, url: scope + path, cache }, respondWith: (given) => (response = given), waitUntil: (work) => under.push(work) });
    return { response: async () => (await response).text(), under };
  };
}

test('a part of the model is being kept under the eyes of the browser, and a full disk takes it from nobody', async () => {
  let keep = () => undefined;
  const models = new Shelf(() => new Promise((resolve) => (keep = resolve)));
  const { response, under } = started({ shelves: { 'kinprint-model': models } })('assets/weights.bin');
  assert.equal(await response(), 'from the network');
  assert.equal(under.length, 1);
  assert.equal(await Promise.race([under[0], 'still kept']), 'still kept');
  keep();
  await under[0];
  const full = started({ shelves: { 'kinprint-model': new Shelf(async () => Promise.reject(new Error('full'))) } })('assets/weights.bin');
  assert.equal(await full.response(), 'from the network');
  await full.under[0];
});

for (const [path, name] of [['assets/core.bin', 'kinprint-program-__VERSION__'], ['assets/weights.bin', 'kinprint-model']]) {
  test(`a kept ${path} is given, but not where the page asks past all that is kept; then what comes takes its place`, async () => {
    const shelf = new Shelf();
    shelf.set(scope + path, new Response('kept'));
    const ask = started({ shelves: { [name]: shelf } });
    assert.equal(await ask(path).response(), 'kept');
    const anew = ask(path, 'reload');
    assert.equal(await anew.response(), 'from the network');
    await Promise.all(anew.under);
    assert.equal(await ask(path).response(), 'from the network');
    const failing = started({ shelves: { [name]: shelf }, fetched: () => new Response('gone', { status: 404 }) })(path, 'reload');
    assert.equal(await failing.response(), 'gone');
    assert.deepEqual(failing.under, []);
    assert.equal(await ask(path).response(), 'from the network');
  });
}

test('a file of the version before is given to a tab that still runs it', async () => {
  const before = new Shelf();
  before.set(`${scope}assets/old.js`, new Response('old'));
  const ask = started({ shelves: { 'kinprint-program-before': before } });
  assert.equal(await ask('assets/old.js').response(), 'old');
  assert.equal(await ask('assets/unknown.js').response(), 'from the network');
});

test('where the stores are out of reach, the site comes from the network, isolated as ever', async () => {
  const ask = started({ open: async () => Promise.reject(new Error('the disk is damaged')) });
  assert.equal(await ask('', 'default', 'navigate').response(), 'from the network');
  for (const path of ['assets/core.bin', 'assets/weights.bin']) assert.equal(await ask(path).response(), 'from the network');
  const unreachable = started({ fetched: () => Promise.reject(new TypeError('offline')), open: async () => Promise.reject(new Error('the disk is damaged')) });
  await assert.rejects(unreachable('assets/core.bin').response(), /offline/);
});
