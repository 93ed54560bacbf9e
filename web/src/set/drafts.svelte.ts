// Keeps the table of this tab as a draft on this device while the switch is on, and says quietly when it cannot. What
// is on the screen never depends on it: storage that is full, blocked or cleared costs the draft, not the text.
import { openTabChannel } from '../client/tab_channel.ts';
import { draftLine, draftOf, newDraftId, saveDraft } from './draft.ts';
import type { Draft, DraftLine, DraftStore } from './draft.ts';
import { forgetLeaving, keepLeaving, takeLeaving } from './leaving_draft.ts';
import type { SetTable } from './set_table.ts';

export type DraftState = 'idle' | 'kept' | 'failed';

type ChannelMessage = { kind: 'changed' } | { kind: 'switched'; on: boolean } | { kind: 'opened'; id: string };

const switchKey = 'kinprint-drafts'; // in localStorage: 'off' where the reader does not want drafts
const tabKey = 'kinprint-draft'; // in sessionStorage: the draft of this tab, so that a reload goes on with it
const pauseMs = 500; // after the last change; short enough that a crash costs half a sentence

function remembered(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}
function remember(storage: () => Storage, key: string, value: string): void {
  try {
    storage().setItem(key, value);
  } catch {
    // Blocked or full: the setting then holds for this page only.
  }
}

// Whether the reader lets this page keep texts on this device.
export function keepsDrafts(): boolean {
  return remembered(() => localStorage, switchKey) !== 'off';
}

// Whether this tab was filling a table when it was last loaded.
export function tabHasDraft(): boolean {
  return remembered(() => sessionStorage, tabKey) !== null && keepsDrafts();
}

export class Drafts {
  on = $state(keepsDrafts());
  state = $state<DraftState>('idle');
  lines = $state.raw<DraftLine[]>([]); // of other tabs and earlier days, latest first

  private readonly store: DraftStore;
  private readonly channel: BroadcastChannel | null;
  private base = { id: newDraftId(), version: 0 };
  private latest: SetTable | null = null; // on the screen, where that is known here
  private pending: SetTable | null = null;
  private unsaved = $state.raw<SetTable | null>(null); // not in the store yet, though it may be on its way there
  private saving: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: DraftStore) {
    this.store = store;
    this.channel = openTabChannel(switchKey);
    if (this.channel) this.channel.onmessage = (event: MessageEvent<ChannelMessage>) => this.hear(event.data);
    // A phone puts a page away without closing it; one that is loaded anew has no time for the store.
    addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void this.flush());
    addEventListener('pagehide', () => (this.keepsNow(), void this.flush()));
    addEventListener('pageshow', () => forgetLeaving());
  }

  // Whether what was typed is on this device, or will be in a moment.
  get keeps(): boolean {
    return this.on && this.state !== 'failed';
  }

  // Where the table on the screen is now.
  get place(): DraftState | 'off' | 'waiting' {
    if (!this.on) return 'off';
    return this.state !== 'failed' && this.unsaved !== null ? 'waiting' : this.state;
  }

  // Whether a reload at this moment brings back what was typed; what the store does not have yet is put where it finds it.
  keepsNow(): boolean {
    if (!this.keeps || this.unsaved === null) return this.keeps;
    if (!keepLeaving({ ...this.base, savedAt: Date.now(), table: this.unsaved })) return false;
    remember(() => sessionStorage, tabKey, this.base.id);
    return true;
  }

  // The table this tab had before it was reloaded, if any.
  async resume(): Promise<SetTable | null> {
    const id = remembered(() => sessionStorage, tabKey);
    const left = takeLeaving();
    const table = id === null || !this.on ? null : left?.id === id ? await this.goOn(left) : await this.open(id);
    await this.refresh();
    return table;
  }

  // With what was on the screen in the moment of the reload, which the store may have got all the same.
  private async goOn({ id, version, table }: Draft): Promise<SetTable> {
    const stored = draftOf(await this.store.read(id).catch(() => null));
    const isStored = stored !== null && JSON.stringify(stored.table) === JSON.stringify(table);
    this.base = { id, version: isStored ? stored.version : version };
    this.tell({ kind: 'opened', id });
    if (isStored) this.latest = table;
    else this.changed(table);
    return table;
  }

  // A draft kept earlier; from now on this tab writes to it. A tab that has it on its screen goes on under a name of its own.
  async open(id: string): Promise<SetTable | null> {
    try {
      await this.flush();
      const draft = draftOf(await this.store.read(id));
      if (!draft) return null;
      this.base = { id: draft.id, version: draft.version };
      this.latest = draft.table;
      remember(() => sessionStorage, tabKey, draft.id);
      this.tell({ kind: 'opened', id });
      await this.refresh();
      return draft.table;
    } catch {
      this.state = 'failed';
      return null;
    }
  }

  // To be called with every change of the table.
  changed(table: SetTable): void {
    this.latest = table;
    if (!this.on) return;
    this.pending = table;
    this.unsaved = table;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pauseMs);
  }

  async flush(): Promise<void> {
    clearTimeout(this.timer);
    const table = this.pending;
    this.pending = null;
    if (!table || !this.on) return this.saving;
    this.saving = this.saving.then(() => this.save(table));
    return this.saving;
  }

  // The switch is one of this device: tabs that are open follow, so that none believes its texts to be kept that a reload
  // would not bring back.
  async setOn(on: boolean, table: SetTable): Promise<void> {
    this.latest = table;
    remember(() => localStorage, switchKey, on ? 'on' : 'off');
    this.tell({ kind: 'switched', on });
    await this.switchTo(on);
  }

  private async switchTo(on: boolean): Promise<void> {
    this.on = on;
    if (on) {
      if (this.latest) this.changed(this.latest);
      await this.flush();
      return this.refresh();
    }
    this.pending = null;
    this.unsaved = null;
    await this.saving;
    await this.remove(this.base.id);
    this.startAnew();
    this.state = 'idle';
  }

  private startAnew(): void {
    this.base = { id: newDraftId(), version: 0 };
  }

  async remove(id: string): Promise<void> {
    try {
      await this.store.remove(id);
      await this.refresh();
      this.tell({ kind: 'changed' });
    } catch {
      this.state = 'failed';
    }
  }

  // Every draft of every tab; other tabs keep what is on their screens and stop keeping drafts too.
  async forgetEverything(): Promise<boolean> {
    this.on = false;
    this.pending = null;
    this.unsaved = null;
    remember(() => localStorage, switchKey, 'off');
    this.tell({ kind: 'switched', on: false }); // each takes out again what was on its way to the store
    await this.saving;
    try {
      await this.store.clear();
      sessionStorage.removeItem(tabKey);
    } catch {
      this.state = 'failed';
      return false;
    }
    this.tell({ kind: 'changed' });
    this.startAnew();
    this.lines = [];
    this.state = 'idle';
    return true;
  }

  private async save(table: SetTable): Promise<void> {
    try {
      const kept = await saveDraft(this.store, this.base, table, Date.now());
      this.base = { id: kept.id, version: kept.version };
      remember(() => sessionStorage, tabKey, kept.id);
      this.state = 'kept';
      if (this.unsaved === table) {
        this.unsaved = null;
        forgetLeaving();
      }
      this.tell({ kind: 'changed' });
    } catch {
      this.state = 'failed';
    }
  }

  private async refresh(): Promise<void> {
    try {
      const drafts = (await this.store.list()).flatMap((stored) => draftOf(stored) ?? []);
      this.lines = drafts
        .filter((draft) => draft.id !== this.base.id)
        .map(draftLine)
        .filter((line) => line.prompts > 0)
        .sort((one, other) => other.savedAt - one.savedAt);
    } catch {
      this.state = 'failed';
    }
  }

  private hear(message: ChannelMessage): void {
    if (message.kind === 'switched') {
      if (message.on !== this.on) void this.switchTo(message.on);
      return;
    }
    if (message.kind === 'opened' && message.id === this.base.id) {
      this.startAnew();
      if (this.latest) this.changed(this.latest);
      void this.flush();
    }
    void this.refresh();
  }

  private tell(message: ChannelMessage): void {
    this.channel?.postMessage(message);
  }
}
