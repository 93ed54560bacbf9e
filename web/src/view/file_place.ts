// Where files that were dropped or chosen belong on the page.
import { isPackFile } from '../packs/pack_name.ts';
import { isReportFile } from '../report/report_file.ts';
import type { Mode } from './session.svelte.ts';

export type FilePlace = 'report' | 'references' | 'bots' | 'chats';

// A report is one only by itself: several are answers of bots. The list of many bots tells its files apart itself.
export async function placeOf(files: readonly File[], mode: Mode): Promise<FilePlace> {
  if (files.length === 1 && (await isReportFile(files[0]!))) return 'report';
  if (files.every(({ name }) => isPackFile(name))) return 'references';
  return mode === 'many' ? 'bots' : 'chats';
}
