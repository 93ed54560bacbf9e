// Word between the tabs of one origin that own references were kept or forgotten. Carries no names and no bytes: who hears
// of a change reads the store. Where there is no channel, each tab goes on with what it read last.

// The part of BroadcastChannel that is used, so that a test can put something else in its place.
export interface ChangeChannel {
  postMessage(message: string): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

export class PackChanges {
  private readonly open: () => ChangeChannel | null;
  private readonly listeners = new Set<() => void>();
  private opened: ChangeChannel | null | undefined; // undefined until it is asked for

  constructor(open: () => ChangeChannel | null) {
    this.open = open;
  }

  // To the other tabs. This one knows: a channel does not hear itself, so there is one a tab.
  tell(): void {
    this.channel()?.postMessage('changed');
  }

  // Calls with every change made in another tab, until the returned function is called.
  hear(listener: () => void): () => void {
    this.channel();
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private channel(): ChangeChannel | null {
    if (this.opened !== undefined) return this.opened;
    this.opened = this.open();
    if (this.opened) this.opened.onmessage = () => this.listeners.forEach((listener) => listener());
    return this.opened;
  }
}
