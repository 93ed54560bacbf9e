// What every host with a page does: shelf, client, session, the page itself. A host says where its files are and how its
// worker starts, and keeps the session where it has more to do with it.
import { mount } from 'svelte';
import type { AssetShelf } from '../client/asset_shelf.ts';
import { newLifeLock, watchLifeLock } from '../client/life_lock.ts';
import { KinprintClient } from '../client/kinprint.ts';
import type { WorkerLike } from '../client/watched_worker.ts';
import type { ManyParts, ManyWorkerLike } from '../many/many_workers.ts';
import type { TableBytes } from '../protocol/messages.ts';
import { examples } from '../examples/examples.ts';
import { keptPacks, packChanges } from '../packs/pack_store.ts';
import { preferredLanguage } from '../strings/catalogue.ts';
import App from '../view/App.svelte';
import { drawAhead } from '../view/draw_ahead.ts';
import { show } from '../view/language.svelte.ts';
import { Session } from '../view/session.svelte.ts';
import { keepOutOfSight, restoreBoxes } from './carry_over.ts';
import type { Restored } from './carry_over.ts';
import type { PrivacyWords } from './privacy_words.ts';
import type { Language } from '../strings/catalogue.ts';
import '../view/styles/style.css';
import '../view/styles/boxes.css';
import '../view/styles/report.css';
import '../view/styles/tables.css';
import '../view/styles/exhibits.css';
import '../view/styles/figures.css';
import '../view/styles/print.css';

export interface HostParts {
  shelf: AssetShelf;
  startWorker(): WorkerLike;
  startManyWorker(): ManyWorkerLike;
  privacy?: Record<Language, PrivacyWords>; // where no server has the files
}

// `restored` says why texts of an earlier load of this tab are back in the boxes.
export function openPage({ shelf, startWorker, startManyWorker, privacy }: HostParts): { session: Session; restored: Restored | null } {
  // With the reader's own references, which need the library.
  const withPacks = async <Bytes extends { tables: TableBytes[] }>(loading: Promise<Bytes>): Promise<Bytes & { packs: TableBytes[] }> => {
    const [bytes, kept] = await Promise.all([loading, keptPacks().catch(() => [])]);
    const packs = bytes.tables.some(({ name }) => name === 'library') ? kept.map((pack) => ({ ...pack, isPack: true })) : [];
    return { ...bytes, tables: [...bytes.tables, ...packs], packs };
  };
  const life = { newLock: newLifeLock, watch: watchLifeLock };
  const client = new KinprintClient({
    startWorker,
    coreBytes: (onProgress) => withPacks(shelf.coreBytes(onProgress)),
    importerBytes: () => shelf.importerBytes(),
    modelBytes: (onProgress, signal) => shelf.modelBytes(onProgress, signal),
    life,
  });
  packChanges.hear(() => void client.renew()); // the running core knows the references it was opened with
  const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
  const session = new Session({
    client,
    modelStoredBytes: shelf.modelStoredBytes(),
    modelToFetch: () => shelf.modelToFetch(),
    savesData: connection?.saveData === true,
  });
  const restored = restoreBoxes(session);
  keepOutOfSight(session);
  const many: ManyParts = { startWorker: startManyWorker, life, bytes: (onProgress, signal) => withPacks(shelf.manyBytes(onProgress, signal)) };
  const trial = examples[0]!.request;
  const mounted = show(preferredLanguage(navigator.languages)).then(() => {
    document.getElementById('starting')?.remove();
    mount(App, { target: document.getElementById('app')!, props: { session, many, privacy } });
  });
  void Promise.all([session.start(trial), mounted]).then(([report]) => (report && !session.report ? drawAhead(report, trial) : undefined));
  return { session, restored };
}
