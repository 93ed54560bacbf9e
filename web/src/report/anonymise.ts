// Leaves names and self-identification out of a report and of its texts, everywhere they stand. What is hidden is
// replaced by blocks of the same length, so that every position stays valid. A text changed this way cannot be computed
// again, so an anonymised report never carries its input. No DOM: the command line shares it.
import type { CompareRequest, Side } from '../protocol/request.ts';
import type { IdentityStatement, Library, LibraryPlace, Place, Report, SharedHabit, SideName } from './report.ts';

const block = '\u2588'; // full block
// Shorter names ("A", "R1") stand inside ordinary words too often to be hidden as text.
const shortestName = 3;

export interface Anonymised {
  report: Report;
  texts: CompareRequest | null;
}

export function anonymised(report: Report, texts: CompareRequest | null): Anonymised {
  const names = [report.inputs.left.name, report.inputs.right.name, ...report.inputs.controls.map((side) => side.name)];
  const hide = nameHider(names);
  const hidden = (side: SideName): IdentityStatement[] => report.identity.filter((statement) => statement.side === side);
  const touches = (side: SideName, places: Place[]): boolean =>
    places.some((place) =>
      hidden(side).some((statement) => statement.answer === place.answer && statement.begin < place.end && place.begin < statement.end),
    );
  const habit = (item: SharedHabit): SharedHabit => ({
    ...item,
    name: touches('left', item.left) || touches('right', item.right) ? blocks(item.name.length) : hide(item.name),
  });
  const changed: Report = {
    ...report,
    inputs: {
      ...report.inputs,
      left: { ...report.inputs.left, name: 'A' },
      right: { ...report.inputs.right, name: 'B' },
      controls: report.inputs.controls.map((side, index) => ({ ...side, name: `C${index + 1}` })),
    },
    runs: report.runs.map((run) => ({
      ...run,
      text: touches('left', run.left) || touches('right', run.right) ? blocks(run.text.length) : hide(run.text),
    })),
    words: report.words.map(habit),
    patterns: report.patterns.map(habit),
    identity: report.identity.map((statement) => ({ ...statement, maker: blocks(5), text: '' })),
    prompts: report.prompts.map((row) => ({ ...row, prompt: hide(row.prompt) })),
    library: report.library?.available ? hiddenOwn(report.library) : report.library,
    input: null,
  };
  return { report: changed, texts: texts ? anonymisedTexts(texts, hidden, hide) : null };
}

// Names of the reader's own references say as much as the typed ones.
export function withoutOwnNames<AnyPlace extends LibraryPlace>(place: AnyPlace): AnyPlace {
  const hide = <Named extends { name: string; own: boolean }>(item: Named): Named => (item.own ? { ...item, name: blocks(5) } : item);
  return {
    ...place,
    families: place.families.map(hide),
    references: place.references.map((item) => (item.own ? { ...hide(item), family: blocks(5) } : item)),
  };
}

function hiddenOwn(library: Library): Library {
  return { ...library, left: withoutOwnNames(library.left), right: withoutOwnNames(library.right) };
}

function anonymisedTexts(
  texts: CompareRequest,
  hidden: (side: SideName) => IdentityStatement[],
  hide: (text: string) => string,
): CompareRequest {
  const side = (which: SideName, name: string): Side => ({
    name,
    answers: texts[which].answers.map((answer, index) => {
      let text = answer.text;
      for (const statement of hidden(which).filter((candidate) => candidate.answer === index)) {
        const end = Math.min(statement.end, text.length);
        if (statement.begin < end) text = text.slice(0, statement.begin) + blocks(end - statement.begin) + text.slice(end);
      }
      return { ...answer, ...(answer.prompt === undefined ? {} : { prompt: hide(answer.prompt) }), text: hide(text) };
    }),
  });
  return { left: side('left', 'A'), right: side('right', 'B') };
}

function blocks(length: number): string {
  return block.repeat(length);
}

// Hides the typed names wherever they stand in a text, whatever their case, keeping its length.
function nameHider(names: string[]): (text: string) => string {
  const hidden = names.map((name) => name.trim()).filter((name) => name.length >= shortestName);
  if (hidden.length === 0) return (text) => text;
  const escaped = hidden.sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(escaped.join('|'), 'giu');
  return (text) => text.replace(pattern, (found) => blocks(found.length));
}
