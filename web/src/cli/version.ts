// What `kinprint version` prints: everything that can change a figure.
import type { Core } from '../worker/core.ts';
import { refusedWords } from './engine.ts';

interface VersionFields {
  version?: string;
  calibration?: string;
  tables?: string;
  tablesSha256?: string;
}

export function versionText(core: Core): string {
  const fields = JSON.parse(core.version()) as VersionFields;
  const lines = [`kinprint ${fields.version ?? 'unknown'}`];
  if (fields.calibration) lines.push(`calibration ${fields.calibration}`);
  if (fields.tables) lines.push(`tables ${fields.tables}${fields.tablesSha256 ? ` sha256 ${fields.tablesSha256}` : ''}`);
  lines.push(...core.refused.map(refusedWords));
  lines.push(`node ${process.version}`);
  return `${lines.join('\n')}\n`;
}
