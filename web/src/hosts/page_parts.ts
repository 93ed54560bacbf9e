// A page whose files lie beside it, as those of a site and of the extension do.
import { assets } from 'virtual:kinprint-assets';
import { AssetShelf } from '../client/asset_shelf.ts';
import type { HostParts } from './open_page.ts';

export const pageParts: HostParts = {
  shelf: new AssetShelf(assets, document.baseURI),
  startWorker: () => new Worker(new URL('../worker/main.ts', import.meta.url), { type: 'module' }),
  startManyWorker: () => new Worker(new URL('../worker/many.ts', import.meta.url), { type: 'module' }),
};
