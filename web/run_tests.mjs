// Runs every *_test.ts and *_test.mjs below the given folders (or the given files) with Node's own test runner.
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const files = process.argv.slice(2).flatMap((path) => {
  const full = resolve(path);
  if (statSync(full).isFile()) return [full];
  return readdirSync(full, { recursive: true })
    .map((name) => join(full, String(name)))
    .filter((name) => /_test\.(ts|mjs)$/.test(name) && !name.includes('node_modules'));
});
if (files.length === 0) {
  console.error(`no test files below ${process.argv.slice(2).join(' ')}`);
  process.exit(2);
}
const loader = pathToFileURL(join(here, 'typescript_loader.mjs')).href;
const result = spawnSync(process.execPath, ['--import', loader, '--test', '--test-concurrency=1', ...files.sort()], {
  stdio: 'inherit',
});
process.exit(result.status ?? 1);
