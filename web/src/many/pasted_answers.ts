// The answers of one bot, pasted one below the other. Lines of hyphens part them, as the box says, and bots write such
// lines too, as rules between the parts of one answer. No DOM.
import { isBlank } from '../view/rows.ts';

// At which lines of hyphens outside blocks of code a text is parted. `clear`: at those that are no rule of a bot's, whose
// rules are three hyphens between empty lines; anything closer would make a heading of the line above in Markdown.
export type Parting = 'clear' | 'every' | 'none';

export interface PastedAnswers {
  answers: string[];
  rules: number; // lines of hyphens taken as rules inside an answer
}

const hyphens = /^[ \t]*(-{3,})[ \t]*$/;
const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/;

// The numbers of the lines that may part answers. A block of code that nothing closes is none.
function hyphenLines(lines: readonly string[]): number[] {
  const found: number[] = [];
  let inside: number[] = [];
  let open = '';
  lines.forEach((line, number) => {
    const [, mark = '', rest = ''] = fence.exec(line) ?? [];
    if (open !== '' && mark.startsWith(open) && isBlank(rest)) [open, inside] = ['', []];
    else if (open === '' && mark !== '') open = mark;
    else if (hyphens.test(line)) (open === '' ? found : inside).push(number);
  });
  return [...found, ...inside];
}

export function pastedAnswers(text: string, parting: Parting): PastedAnswers {
  const lines = text.split('\n');
  const isEmpty = (number: number): boolean => isBlank(lines[number] ?? '');
  const isClear = (number: number): boolean => !isEmpty(number - 1) || !isEmpty(number + 1) || hyphens.exec(lines[number]!)![1]!.length > 3;
  const found = hyphenLines(lines);
  const cuts = parting === 'none' ? [] : parting === 'every' ? found : found.filter(isClear);
  const answers = [...cuts, lines.length]
    .map((end, index) => lines.slice(index === 0 ? 0 : cuts[index - 1]! + 1, end).join('\n').replace(/^\s*\n|\s+$/g, ''))
    .filter((answer) => !isBlank(answer));
  return { answers, rules: found.length - cuts.length };
}
