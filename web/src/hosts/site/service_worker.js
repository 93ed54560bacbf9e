// Keeps the site usable without a network, one whole version at a time. The build puts the version and the list in.
// The program's files are put into a cache of their own before this version may start, or it does not start at all.
// The model is kept when it is first fetched, in a cache all versions share: its names contain its content.
const version = '__VERSION__';
const precached = '__PRECACHED__';
const keptWhenFetched = '__KEPT_WHEN_FETCHED__';

const cachePrefix = 'kinprint-program-';
const cacheName = cachePrefix + version;
const modelCacheName = 'kinprint-model';
const scope = self.registration.scope;

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(cacheName);
      await cache.addAll(precached.map((path) => new Request(new URL(path, scope), { cache: 'no-cache', credentials: 'omit' })));
    })(),
  );
});

// Put among a version's files when it starts, at an address of which nothing is served.
const startedMark = 'https://kinprint.invalid/started';

// The version that was started before this one stays: a tab may still run it. Others go, those among them that only waited or
// of which a file was missing, and models no longer used.
self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const older = (await caches.keys()).filter((name) => name.startsWith(cachePrefix) && name !== cacheName);
      const isStarted = await Promise.all(older.map(async (name) => (await caches.open(name)).match(startedMark)));
      const before = older.findLast((_, at) => isStarted[at]);
      await Promise.all(older.filter((name) => name !== before).map((name) => caches.delete(name)));
      const wanted = new Set(keptWhenFetched.map((path) => new URL(path, scope).href));
      const models = await caches.open(modelCacheName);
      for (const request of await models.keys()) if (!wanted.has(request.url)) await models.delete(request);
      await (await caches.open(cacheName)).put(startedMark, new Response()); // last: on a full disk there is room now
    })(),
  );
});

// Starting replaces the version that runs; only the reader asks for it.
self.addEventListener('message', (event) => {
  if (event.data === 'start') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  // What is kept may be out of reach (a full or damaged disk); the network has it all.
  if (request.mode === 'navigate') event.respondWith(documentOf(request).catch(() => fetch(request)));
  else event.respondWith(fileOf(event).catch(async () => isolated(await fetch(request))));
});

// Always of this version; a path that is no part of it goes to the network.
async function documentOf(request) {
  const path = new URL(request.url).pathname;
  const home = new URL(scope).pathname;
  if (path !== home && path !== `${home}index.html`) return fetch(request);
  const own = await caches.open(cacheName);
  const kept = await own.match(new URL('./', scope).href);
  return kept ? isolated(kept) : fetch(request);
}

async function fileOf(event) {
  const { request } = event;
  const address = new URL(request.url);
  address.search = '';
  const path = address.href.slice(scope.length);
  const isModel = keptWhenFetched.includes(path);
  const shelf = await caches.open(isModel ? modelCacheName : cacheName);
  // So the page asks for a file of which it was given a damaged copy: what comes now takes the place of that.
  const isAnew = request.cache === 'reload';
  const own = isAnew ? undefined : await shelf.match(address.href);
  if (own) return isolated(own);
  if (isModel || (isAnew && precached.includes(path))) return fetchedFor(shelf, address.href, event);
  // Files of the version before, whose names contain their content, for a tab that still runs it.
  const before = path.startsWith('assets/') && !isAnew ? await caches.match(address.href) : undefined;
  return before ? isolated(before) : fetch(request);
}

async function fetchedFor(shelf, address, event) {
  const fetched = await fetch(event.request);
  // The browser may end this worker once the page has its answer, so it is told of what goes on. A full disk must not
  // take the file from the page that is just loading it.
  if (fetched.ok) event.waitUntil(shelf.put(address, fetched.clone()).catch(() => undefined));
  return isolated(fetched);
}

// The headers a host may be unable to send; with them memory can be shared and the model may use more threads.
function isolated(response) {
  const headers = new Headers(response.headers);
  headers.set('Cross-Origin-Opener-Policy', 'same-origin');
  headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
