// The few calls of the extension interface that are used, as both browsers offer them under the name chrome.
export interface MenuClick {
  menuItemId: string | number;
  frameId?: number;
  selectionText?: string;
}

export interface Tab {
  id?: number;
  windowId: number;
}

interface Listened<Arguments extends unknown[]> {
  addListener(listener: (...given: Arguments) => void): void;
}

interface Injection {
  target: { tabId: number; frameIds?: number[] };
  files?: string[];
  func?: (wanted: string) => unknown;
  args?: [string];
}

export interface BrowserApi {
  action: { onClicked: Listened<[Tab]> };
  commands: { onCommand: Listened<[string, Tab?]> };
  contextMenus: {
    create(item: { id: string; title: string; contexts: string[] }): void;
    removeAll(done: () => void): void;
    onClicked: Listened<[MenuClick, Tab?]>;
  };
  i18n: { getMessage(name: string): string };
  runtime: { onInstalled: Listened<[]>; onStartup: Listened<[]> };
  scripting: { executeScript(injection: Injection): Promise<{ result?: unknown }[]> };
  sidePanel?: { open(options: { windowId: number }): Promise<void>; setPanelBehavior(behavior: { openPanelOnActionClick: boolean }): Promise<void> };
  sidebarAction?: { open(): Promise<void>; toggle(): Promise<void> };
  storage: {
    session: {
      get(key: string | null): Promise<Record<string, unknown>>; // null: all
      set(items: Record<string, unknown>): Promise<void>;
      remove(keys: string[]): Promise<void>;
    };
    onChanged: Listened<[Record<string, { newValue?: unknown }>, string]>;
  };
  windows: { getCurrent(): Promise<{ id?: number }> };
}

declare const chrome: BrowserApi;
export const browserApi: BrowserApi = chrome;
