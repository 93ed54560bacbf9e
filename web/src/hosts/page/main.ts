// Wiring of the page: where its files are, how its worker starts, what language its reader prefers.
import { mount } from 'svelte';
import { assets } from 'virtual:kinprint-assets';
import { AssetShelf } from '../../client/asset_shelf.ts';
import { KinprintClient } from '../../client/kinprint.ts';
import { preferredLanguage } from '../../strings/catalogue.ts';
import App from '../../view/App.svelte';
import { shown } from '../../view/language.svelte.ts';
import { Session } from '../../view/session.svelte.ts';
import '../../view/styles/style.css';
import '../../view/styles/report.css';
import '../../view/styles/figures.css';
import '../../view/styles/print.css';

const shelf = new AssetShelf(assets, document.baseURI);
const client = new KinprintClient({
  startWorker: () => new Worker(new URL('../../worker/main.ts', import.meta.url), { type: 'module' }),
  coreBytes: () => shelf.coreBytes(),
  modelBytes: (onProgress, signal) => shelf.modelBytes(onProgress, signal),
});
const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
const session = new Session({
  client,
  modelBytesTotal: shelf.modelStoredBytes(),
  savesData: connection?.saveData === true,
});

shown.language = preferredLanguage(navigator.languages);
mount(App, { target: document.getElementById('app')!, props: { session } });
void session.start();
