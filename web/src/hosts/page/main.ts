// Wiring of the page: where its files are and how its worker starts.
import { assets } from 'virtual:kinprint-assets';
import { AssetShelf } from '../../client/asset_shelf.ts';
import { openPage } from '../open_page.ts';

openPage({
  shelf: new AssetShelf(assets, document.baseURI),
  startWorker: () => new Worker(new URL('../../worker/main.ts', import.meta.url), { type: 'module' }),
  startManyWorker: () => new Worker(new URL('../../worker/many.ts', import.meta.url), { type: 'module' }),
});
