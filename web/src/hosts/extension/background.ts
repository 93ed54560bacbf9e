// The background part: menu, shortcuts, opening the panel, and reading the selection, once, where the reader asked.
// Holds nothing between events: the browser stops it when idle.
import { browserApi } from './browser_api.ts';
import type { MenuClick, Tab } from './browser_api.ts';
import { send } from './inbox.ts';
import type { Place, Trouble } from './inbox.ts';

type Wanted = 'selection' | 'lastAnswer';

interface Order {
  place: Place;
  wanted: Wanted;
}

// Menu items and shortcuts by name; the shortcuts are in the manifest, the words of both in locales.mjs.
const orders: Record<string, Order> = {
  'send-left': { place: 'left', wanted: 'selection' },
  'send-right': { place: 'right', wanted: 'selection' },
  'send-prompt': { place: 'prompt', wanted: 'selection' },
  'last-left': { place: 'left', wanted: 'lastAnswer' },
  'last-right': { place: 'right', wanted: 'lastAnswer' },
};

function makeMenu(): void {
  browserApi.contextMenus.removeAll(() => {
    for (const [id, { wanted }] of Object.entries(orders)) {
      browserApi.contextMenus.create({ id, title: browserApi.i18n.getMessage(id.replace('-', '_')), contexts: wanted === 'selection' ? ['selection'] : ['page', 'selection'] });
    }
  });
}

// Has to be called before anything is awaited: opening needs the reader's click.
function openPanel(windowId: number): void {
  const opened = browserApi.sidePanel?.open({ windowId }) ?? browserApi.sidebarAction?.open();
  opened?.catch(() => undefined);
}

async function read(tabId: number, frameId: number, wanted: Wanted): Promise<string> {
  const target = { tabId, frameIds: [frameId] };
  await browserApi.scripting.executeScript({ target, files: ['read_page.js'] });
  const [first] = await browserApi.scripting.executeScript({
    target,
    func: (what) => (globalThis as unknown as { kinprintReadPage(what: string): string }).kinprintReadPage(what),
    args: [wanted],
  });
  return typeof first?.result === 'string' ? first.result : '';
}

async function answer({ place, wanted }: Order, tab: Tab, click: MenuClick | null): Promise<void> {
  const bare = click?.selectionText ?? '';
  let text = '';
  let trouble: Trouble | null = null;
  try {
    if (tab.id === undefined || tab.id < 0) throw new Error('no tab to read');
    text = await read(tab.id, click?.frameId ?? 0, wanted);
    if (/^\s*$/.test(text)) trouble = wanted === 'selection' ? 'nothing' : 'noAnswer';
  } catch {
    trouble = 'restricted';
  }
  if (trouble !== null && wanted === 'selection' && /\S/.test(bare)) {
    text = bare;
    trouble = 'plain';
  }
  await send({ at: Date.now(), windowId: tab.windowId, place, text: trouble && trouble !== 'plain' ? '' : text, trouble });
}

browserApi.runtime.onInstalled.addListener(makeMenu);
browserApi.runtime.onStartup.addListener(makeMenu);

browserApi.contextMenus.onClicked.addListener((click, tab) => {
  const order = orders[String(click.menuItemId)];
  if (!order || !tab) return;
  openPanel(tab.windowId);
  void answer(order, tab, click);
});

browserApi.commands.onCommand.addListener((name, tab) => {
  const order = orders[name];
  if (!order || !tab) return;
  openPanel(tab.windowId);
  void answer(order, tab, null);
});

if (browserApi.sidePanel) void browserApi.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
else browserApi.action.onClicked.addListener(() => void browserApi.sidebarAction?.toggle());
