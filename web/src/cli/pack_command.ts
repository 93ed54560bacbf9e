// `kinprint pack`: a reference of one's own from a bot's answers, as numbers in a .kinpack file.
import { KinprintError, plainError } from '../protocol/errors.ts';
import { type Side, requestBytes } from '../protocol/request.ts';
import { parseReport } from '../report/parse_report.ts';
import { answerWarnings } from '../view/verdict_warnings.ts';
import type { Core } from '../worker/core.ts';
import { counted } from './counted.ts';
import { english } from './english.ts';
import { openCore, packProblem, sayRefused } from './engine.ts';
import { expandPattern } from './open_import.ts';
import { checkOutputOf } from './output_file.ts';
import { readBots } from './read_bots.ts';
import { say } from './say.ts';
import { writeFileWhole } from './write_file.ts';

export async function packCommand({ inputs, name, released, file }: { inputs: string[]; name: string; released: string | null; file: string }): Promise<number> {
  const files = inputs.flatMap(expandPattern);
  checkOutputOf('-o', file, files);
  const core = await openCore();
  sayRefused(core.refused);
  const bots = [];
  for await (const bot of readBots(files)) bots.push(bot);
  const [bot] = bots;
  if (bot === undefined || bots.length > 1) throw new KinprintError('invalid_request', `a pack is made of one bot; the file holds ${bots.length === 0 ? 'none' : bots.length}`);
  const side = { name, ...(released === null ? {} : { released }), answers: bot.answers };
  const pack = core.makePack(requestBytes({ left: side, right: { answers: [] } }));
  // What could not be added to the library, because the name is taken, is not written.
  try {
    core.addPack({ name: file, bytes: pack.slice().buffer });
  } catch (thrown) {
    throw packProblem({ name: file, ...plainError(thrown, 'internal') });
  }
  await writeFileWhole(file, [pack]);
  textNotes(core, side).forEach(say);
  say(`the pack of ${name}, ${counted(bot.answers.length, 'answer')}, is in ${file}; it holds numbers only, no text`);
  return 0;
}

// What a report on the bot says of its texts: the pack counts what a comparison does.
function textNotes(core: Core, side: Side): string[] {
  const request = requestBytes({ left: side, right: { answers: [] }, options: { exhibits: false } });
  return answerWarnings(parseReport(core.compare(request, null, 0)), english);
}
