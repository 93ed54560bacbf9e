// Where reasoning that a bot wrote before its answer ends, for counts while one types. The marks are those of
// core/text/reasoning_marks.cpp, in its order: a test holds the two lists together.

interface Mark {
  start: string;
  end: string;
  mustEnd?: true; // its start could be an answer's
}

const named = (name: string): Mark => ({ start: `<${name}>`, end: `</${name}>` });
export const reasoningMarks: readonly Mark[] = [
  named('think'),
  { start: '<|START_THINKING|>', end: '<|END_THINKING|>' },
  ...['longcat_think', 'thinking', 'thought', 'reasoning', 'seed:think'].map(named),
  { start: '[THINK]', end: '[/THINK]' },
  { start: '\u25c1think\u25b7', end: '\u25c1/think\u25b7' }, // white triangles about the word
  { start: '<|begin_of_thought|>', end: '<|end_of_thought|>' },
  { start: '<|channel|>analysis', end: '<|channel|>final<|message|>' },
  { start: '<|channel>thought', end: '<channel|>' },
  { start: '<|inner_prefix|>', end: '<|inner_suffix|>' },
  { start: '<|think|>', end: '<|content|>' },
  { start: '<details type="reasoning"', end: '</details>' },
  { start: 'Thinking...', end: '...done thinking.', mustEnd: true },
  { start: 'analysis', end: 'assistantfinal', mustEnd: true },
  { start: 'Here is my thought process:', end: 'Here is my response:', mustEnd: true },
  { start: 'Here are my reasoning steps:', end: '[BEGIN FINAL RESPONSE]', mustEnd: true },
];

// Marks in other case are the same; letters that are not ASCII are not folded into ones that are.
const sought = (mark: string): RegExp => new RegExp(mark.replace(/[^\w\s]/g, '\\$&'), 'i');
const patterns = reasoningMarks.map(({ start, end, mustEnd = false }) => ({ size: start.length, start: new RegExp(`^${sought(start).source}`, 'i'), end: sought(end), mustEnd }));
export const openedMarks = 3; // of them, from the first on: those whose start chat templates write
const opened = reasoningMarks.slice(0, openedMarks).map(({ start, end }) => ({ start: sought(start), end: sought(end) }));

// Whoever writes about the mark neither ends a line with it nor puts it between the end of a sentence and the next word.
function isEnd(words: string, rest: string): boolean {
  return /^($|[\r\n])/.test(rest) || (/[\n.!?\u3002]$/.test(words) && !rest.startsWith(' '));
}

// The answer behind all reasoning at the beginning of `text`; empty where the bot was stopped before it answered.
export function withoutReasoning(text: string): string {
  return withoutMarked(withoutOpen(withoutMarked(text)));
}

function withoutMarked(text: string): string {
  let rest = text;
  for (let next: string | null = text; next !== null; next = behindMark(rest.trimStart())) rest = next;
  return rest;
}

// Null where the text begins otherwise.
function behindMark(text: string): string | null {
  for (const { size, start, end, mustEnd } of patterns) {
    if (!start.test(text)) continue;
    const inside = text.slice(size);
    const found = end.exec(inside);
    if (found) return inside.slice(found.index + found[0].length);
    if (!mustEnd) return '';
  }
  return null;
}

function withoutOpen(text: string): string {
  for (const { start, end } of opened) {
    const found = end.exec(text);
    if (!found) continue;
    const [words, rest] = [text.slice(0, found.index), text.slice(found.index + found[0].length)];
    if (isEnd(words, rest) && !start.test(words)) return rest;
  }
  return text;
}
