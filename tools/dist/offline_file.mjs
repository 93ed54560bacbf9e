// Puts a built page into one HTML file: styles and script inline, every asset as a block of base64 of gzip, and a
// security policy that allows exactly this script and these styles, by hash, and no connection at all.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

// Inside a script element these would end it or change how it is read; written with an escape they mean the same.
const scriptSafe = (code) => code.replace(/<(?=!--|script|\/script)/gi, '\\x3c');

// assets: [{entry, stored}] of vite_assets.mjs; names: which of them to put in.
export function offlineFile(folder, assets, names, icon) {
  const files = readdirSync(join(folder, 'assets'));
  const only = (ending) => {
    const found = files.filter((name) => name.endsWith(ending));
    if (found.length !== 1) throw new Error(`${folder}: ${found.length} files with ${ending}`);
    return readFileSync(join(folder, 'assets', found[0]), 'utf8');
  };
  const script = scriptSafe(only('.js'));
  const styles = only('.css');
  if (/<\/style/i.test(styles)) throw new Error('the styles would end their element');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashOf(styles)}`,
    'worker-src blob:',
    'img-src data:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const blocks = assets
    .filter(({ entry, stored }) => stored !== null && names.includes(entry.name))
    .map(({ entry, stored }) => `<script type="application/octet-stream" id="asset-${entry.name}">${stored.toString('base64')}</script>\n`);
  return readFileSync(join(folder, 'index.html'), 'utf8')
    .replace(/\s*<script type="module"[^>]*><\/script>/, '')
    .replace(/\s*<link rel="stylesheet"[^>]*>/, () => `\n    <link rel="icon" href="data:image/svg+xml;base64,${icon.toString('base64')}">\n    <style>${styles}</style>`)
    .replace('<head>', () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace('</body>', () => `${blocks.join('')}<script type="module">${script}</script>\n  </body>`);
}
