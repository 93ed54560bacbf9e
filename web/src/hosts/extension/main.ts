// The side panel (Chromium) or sidebar (Firefox): the whole page, and what was sent to it from other pages.
import { mount } from 'svelte';
import { assets } from 'virtual:kinprint-assets';
import { AssetShelf } from '../../client/asset_shelf.ts';
import { openPage } from '../open_page.ts';
import { extensionPrivacy } from '../privacy_words.ts';
import InboxLine from './InboxLine.svelte';
import './panel.css';

const { session } = openPage({
  shelf: new AssetShelf(assets, document.baseURI),
  startWorker: () => new Worker(new URL('../../worker/main.ts', import.meta.url), { type: 'module' }),
  startManyWorker: () => new Worker(new URL('../../worker/many.ts', import.meta.url), { type: 'module' }),
  privacy: extensionPrivacy,
});
mount(InboxLine, { target: document.getElementById('host')!, props: { session } });
