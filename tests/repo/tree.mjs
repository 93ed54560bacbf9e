// What git tracks, read for the checks of the tree.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
// New files count too, unless git ignores them: a check should fail before the commit, not after.
export const trackedFiles = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root, maxBuffer: 1 << 26 })
  .toString()
  .split('\n')
  .filter((file) => file !== '' && existsSync(root + file))
  .sort();
export const read = (file) => readFileSync(root + file, 'utf8');
export const readBytes = (file) => readFileSync(root + file);
