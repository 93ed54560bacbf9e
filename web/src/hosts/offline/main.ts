// One file opened from disk: everything it needs is inside, as blocks of text.
import { mount } from 'svelte';
import { assets } from 'virtual:kinprint-assets';
import { AssetShelf } from '../../client/asset_shelf.ts';
// The build turns the worker into text; a worker from a file of its own is refused below file:.
import InlineWorker from '../../worker/main.ts?worker&inline';
import InlineManyWorker from '../../worker/many.ts?worker&inline';
import { openPage } from '../open_page.ts';
import { offlinePrivacy } from '../privacy_words.ts';
import { readEmbedded } from './embedded.ts';
import WholeLine from './WholeLine.svelte';

openPage({
  shelf: new AssetShelf(assets, 'about:blank', readEmbedded),
  startWorker: () => new InlineWorker(),
  startManyWorker: () => new InlineManyWorker(),
  privacy: offlinePrivacy,
});
mount(WholeLine, { target: document.getElementById('host')!, props: { parts: assets.filter((asset) => asset.address !== null) } });
