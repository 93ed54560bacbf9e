// `kinprint import`: what is in a chat export, as a summary or as the normalised record.
import { importTogether } from '../import/import_files.ts';
import { lazyImporter } from './engine.ts';
import { importSummary } from './import_summary.ts';
import { expandPattern, openSources } from './open_import.ts';
import { recordJson, recordOfFiles } from './record_json.ts';
import { writeOut } from './standard_streams.ts';

export async function importCommand(inputs: readonly string[], json: boolean): Promise<number> {
  const imported = await importTogether(await openSources(inputs.flatMap(expandPattern)), lazyImporter.importPiece);
  for (const piece of json ? recordJson(recordOfFiles(imported)) : [importSummary(imported)]) await writeOut(piece);
  return imported.record.conversations.length > 0 ? 0 : 1;
}
