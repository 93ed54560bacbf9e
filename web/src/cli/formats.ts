// What `kinprint formats` prints: the importers' own list, and what may be around every file.
import { KinprintError } from '../protocol/errors.ts';
import { fileReaders } from './commands.ts';

const nameWidth = 17;
const lineWidth = 80;

// Words in lines of at most `lineWidth`, all but the first indented.
function wrapped(first: string, words: string): string {
  const lines: string[] = [];
  let line = first;
  for (const word of words.split(' ')) {
    if (line.length + 1 + word.length > lineWidth && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = ' '.repeat(nameWidth + 2);
    }
    line += line.endsWith(' ') ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}

// `json` is what Importer.formats returns.
export function formatList(json: string): string {
  const rows = JSON.parse(json) as { name: string; title: string; signs: string }[];
  if (!Array.isArray(rows) || rows.length === 0) throw new KinprintError('internal', 'the importers know no formats');
  const list = rows.map(({ name, title, signs }) => wrapped(`  ${name.padEnd(nameWidth)}`, `${title}: ${signs}`));
  return `Files that ${fileReaders} can read, in the order they
are tried:

${list.join('\n')}

Every file may be packed by zip or gzip, be UTF-8 or UTF-16, and have fields
that are not known. docs/formats.md says more.
`;
}
