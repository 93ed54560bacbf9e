// The two manifests from one place. What is asked for is all there is: no host permissions, no content scripts, nothing
// a web page could load.
import { contentSecurityPolicy } from '../../../vite_assets.mjs';

const icons = (sizes) => Object.fromEntries(sizes.map((size) => [size, `icons/icon-${size}.png`]));

const shortcut = (key, description) => ({ suggested_key: { default: key }, description });

export function manifestFor(browser, version) {
  const chromium = browser === 'chromium';
  return {
    manifest_version: 3,
    name: 'Kinprint',
    version,
    description: 'Weighs, on this device, whether the answers of two chatbots look as if the two share a lineage.',
    icons: icons([16, 32, 48, 128]),
    permissions: ['activeTab', 'contextMenus', 'scripting', ...(chromium ? ['sidePanel'] : []), 'storage'],
    action: { default_title: 'Kinprint', default_icon: icons([16, 32, 48]) },
    ...(chromium
      ? {
          // From 121 on Chromium reads the worker and passes over `scripts`, which the linter wants beside it.
          minimum_chrome_version: '121',
          background: { service_worker: 'background.js', scripts: ['background.js'], type: 'module' },
          side_panel: { default_path: 'panel.html' },
        }
      : {
          background: { scripts: ['background.js'], type: 'module' },
          sidebar_action: { default_panel: 'panel.html', default_title: 'Kinprint', default_icon: icons([16, 32, 48]), open_at_install: false },
        }),
    // Nothing is collected: there is no server to send anything to. Chromium passes over it.
    browser_specific_settings: {
      gecko: { id: 'kinprint@kinprint.example', strict_min_version: '142.0', data_collection_permissions: { required: ['none'] } },
    },
    commands: {
      'send-left': shortcut('Alt+Shift+A', 'Send the selection to side A'),
      'send-right': shortcut('Alt+Shift+B', 'Send the selection to side B'),
      'send-prompt': shortcut('Alt+Shift+P', 'Send the selection as the next prompt'),
    },
    content_security_policy: { extension_pages: `${contentSecurityPolicy}; object-src 'none'` },
  };
}
