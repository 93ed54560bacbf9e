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
  target: { tabId: number; frameIds?: number[]; allFrames?: boolean };
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
  runtime: {
    getContexts(filter: { contextTypes: string[]; documentUrls: string[] }): Promise<{ tabId: number }[]>;
    getURL(path: string): string;
    onInstalled: Listened<[]>;
    onStartup: Listened<[]>;
  };
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
  tabs: {
    create(tab: { url: string }): Promise<Tab>;
    update(tabId: number, change: { active: boolean }): Promise<Tab>;
  };
  windows: {
    get(windowId: number): Promise<{ type?: string }>;
    getCurrent(): Promise<{ id?: number }>;
    update(windowId: number, change: { focused: boolean }): Promise<unknown>;
  };
}

declare const chrome: BrowserApi;
export const browserApi: BrowserApi = chrome;
