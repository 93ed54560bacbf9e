// The two manifests from one place. What is asked for is all there is: no host permissions, no content scripts, nothing
// a web page could load.
import { contentSecurityPolicy } from '../../../vite_assets.mjs';

const icons = (sizes) => Object.fromEntries(sizes.map((size) => [size, `icons/icon-${size}.png`]));

// Words that the browser takes from _locales (locales.mjs).
const word = (key) => `__MSG_${key}__`;

const shortcut = (key, name) => ({ suggested_key: { default: key }, description: word(name) });

export function manifestFor(browser, version) {
  const chromium = browser === 'chromium';
  return {
    manifest_version: 3,
    default_locale: 'en',
    name: word('name'),
    version,
    description: word('description'),
    icons: icons([16, 32, 48, 128]),
    permissions: ['activeTab', 'contextMenus', 'scripting', ...(chromium ? ['sidePanel'] : []), 'storage'],
    action: { default_title: word('name'), default_icon: icons([16, 32, 48]) },
    ...(chromium
      ? {
          // From 121 on Chromium reads the worker and passes over `scripts`, which the linter wants beside it.
          minimum_chrome_version: '121',
          background: { service_worker: 'background.js', scripts: ['background.js'], type: 'module' },
          side_panel: { default_path: 'panel.html' },
        }
      : {
          background: { scripts: ['background.js'], type: 'module' },
          sidebar_action: { default_panel: 'panel.html', default_title: word('name'), default_icon: icons([16, 32, 48]), open_at_install: false },
        }),
    // Nothing is collected: there is no server to send anything to. Chromium passes over it.
    browser_specific_settings: {
      gecko: { id: 'kinprint@kinprint.example', strict_min_version: '142.0', data_collection_permissions: { required: ['none'] } },
    },
    commands: {
      'send-left': shortcut('Alt+Shift+A', 'send_left'),
      'send-right': shortcut('Alt+Shift+B', 'send_right'),
      'send-prompt': shortcut('Alt+Shift+P', 'send_prompt'),
    },
    content_security_policy: { extension_pages: `${contentSecurityPolicy}; object-src 'none'` },
  };
}
