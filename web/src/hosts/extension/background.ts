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

// Windows of apps and popups have no place for a panel: there it opens as a tab of another window. Gives the window that
// takes what is sent.
async function panelWindow(windowId: number): Promise<number> {
  const { type = 'normal' } = await browserApi.windows.get(windowId);
  if (type === 'normal') return windowId;
  const url = browserApi.runtime.getURL('panel.html');
  const [open] = await browserApi.runtime.getContexts({ contextTypes: ['TAB'], documentUrls: [url] });
  const tab = open ? await browserApi.tabs.update(open.tabId, { active: true }) : await browserApi.tabs.create({ url });
  await browserApi.windows.update(tab.windowId, { focused: true });
  return tab.windowId;
}

// Of a shortcut nothing tells the frame (null): every one that may be read is, but for those whose reader is in one inside.
async function read(tabId: number, frameId: number | null, wanted: Wanted): Promise<string> {
  const target = frameId === null ? { tabId, allFrames: true } : { tabId, frameIds: [frameId] };
  await browserApi.scripting.executeScript({ target, files: ['read_page.js'] });
  const found = await browserApi.scripting.executeScript({
    target,
    func: (what) => ({
      text: (globalThis as unknown as { kinprintReadPage(what: string): string }).kinprintReadPage(what),
      isInside: /^I?FRAME$/.test(document.activeElement?.tagName ?? ''),
    }),
    args: [wanted],
  });
  const frames = found.flatMap(({ result }) => (result ? [result as { text: string; isInside: boolean }] : []));
  return frames.find(({ text, isInside }) => /\S/.test(text) && (frameId !== null || !isInside))?.text ?? '';
}

async function answer({ place, wanted }: Order, tab: Tab, click: MenuClick | null): Promise<void> {
  const bare = click?.selectionText ?? '';
  let text = '';
  let trouble: Trouble | null = null;
  try {
    if (tab.id === undefined || tab.id < 0) throw new Error('no tab to read');
    text = await read(tab.id, click ? (click.frameId ?? 0) : null, wanted);
    if (text === '') trouble = wanted === 'selection' ? 'nothing' : 'noAnswer';
  } catch {
    trouble = 'restricted';
  }
  if (trouble !== null && wanted === 'selection' && /\S/.test(bare)) {
    text = bare;
    trouble = 'plain';
  }
  const windowId = await panelWindow(tab.windowId).catch(() => tab.windowId);
  await send({ at: Date.now(), windowId, place, text: trouble && trouble !== 'plain' ? '' : text, trouble });
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
