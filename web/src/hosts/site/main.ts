// The static site: the page, and the service worker that keeps it usable without a network.
import { mount } from 'svelte';
import { assets } from 'virtual:kinprint-assets';
import { AssetShelf } from '../../client/asset_shelf.ts';
import { openPage } from '../open_page.ts';
import UpdateLine from './UpdateLine.svelte';

const { session, restored } = openPage({
  shelf: new AssetShelf(assets, document.baseURI),
  startWorker: () => new Worker(new URL('../../worker/main.ts', import.meta.url), { type: 'module' }),
  startManyWorker: () => new Worker(new URL('../../worker/many.ts', import.meta.url), { type: 'module' }),
});
mount(UpdateLine, { target: document.getElementById('host')!, props: { session, restored: restored === 'update' } });
