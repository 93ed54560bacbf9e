// Spans on text: which marks cover which stretch of one answer. The only reader of UTF-16 offsets. Marks may overlap;
// the text is cut wherever one begins or ends, and every piece lists what covers it, shared passages first.
import { type Place, type Report, type SideName, isCounted } from '../report/report.ts';

export type MarkKind = 'runs' | 'words' | 'patterns' | 'form' | 'passages' | 'greyed' | 'identity';

export const markKinds: readonly MarkKind[] = ['runs', 'words', 'patterns', 'form', 'passages', 'greyed', 'identity'];

export interface Mark {
  kind: MarkKind;
  index: number; // into the report's list of that kind
  begin: number;
  end: number;
}

export interface Piece {
  begin: number;
  end: number;
  marks: Mark[];
  first: boolean; // whether the leading mark begins here (it carries the anchor then)
}

export interface MarkChoice {
  kinds: ReadonlySet<MarkKind>;
  minimumWords: number;
}

const rank: Record<MarkKind, number> = { identity: 0, greyed: 1, runs: 2, patterns: 3, words: 4, form: 5, passages: 6 };

// All marks of one side's answer, clipped to its length; empty ones are left out.
export function marksOf(report: Report, side: SideName, answer: number, length: number, choice: MarkChoice): Mark[] {
  const marks: Mark[] = [];
  const add = (kind: MarkKind, index: number, place: Place): void => {
    const end = Math.min(place.end, length);
    if (place.answer === answer && place.begin < end) marks.push({ kind, index, begin: place.begin, end });
  };
  if (choice.kinds.has('runs')) {
    report.runs.forEach((run, index) => {
      if (isCounted(run) && run.words >= choice.minimumWords) run[side].forEach((place) => add('runs', index, place));
    });
  }
  for (const kind of ['words', 'patterns', 'form'] as const) {
    if (choice.kinds.has(kind)) report[kind].forEach((habit, index) => habit[side].forEach((place) => add(kind, index, place)));
  }
  if (choice.kinds.has('passages')) report.passages.forEach((pair, index) => add('passages', index, pair[side]));
  for (const kind of ['greyed', 'identity'] as const) {
    if (choice.kinds.has(kind)) report[kind].forEach((place, index) => place.side === side && add(kind, index, place));
  }
  return marks;
}

// Cuts [0, length) into pieces in order, at the given places too. Cost: marks times the pieces each covers.
export function piecesOf(marks: Mark[], length: number, also: readonly number[] = []): Piece[] {
  const cuts = new Set([0, length, ...also]);
  for (const mark of marks) cuts.add(mark.begin).add(mark.end);
  const edges = [...cuts].filter((cut) => cut >= 0 && cut <= length).sort((a, b) => a - b);
  const opening = [...marks].sort((a, b) => a.begin - b.begin);
  const pieces: Piece[] = [];
  let active: Mark[] = [];
  let next = 0;
  for (let index = 0; index + 1 < edges.length; index += 1) {
    const begin = edges[index]!;
    const end = edges[index + 1]!;
    while (next < opening.length && opening[next]!.begin <= begin) active.push(opening[next++]!);
    active = active.filter((mark) => mark.end > begin);
    const covering = [...active].sort(
      (a, b) => rank[a.kind] - rank[b.kind] || b.end - b.begin - (a.end - a.begin) || a.index - b.index,
    );
    pieces.push({ begin, end, marks: covering, first: covering[0]?.begin === begin });
  }
  return pieces;
}

// The anchor of a mark's beginning in one side's text; the twin of a mark is the same name on the other side.
export function anchorOf(side: SideName, kind: MarkKind, index: number, answer: number): string {
  return `${side}-${kind}-${index}-${answer}`;
}

export function otherSide(side: SideName): SideName {
  return side === 'left' ? 'right' : 'left';
}

// Where a shared passage or aligned sentence stands on the other side.
export function twinPlace(report: Report, side: SideName, mark: Pick<Mark, 'kind' | 'index'>): Place | null {
  const other = otherSide(side);
  if (mark.kind === 'runs') return report.runs[mark.index]?.[other][0] ?? null;
  if (mark.kind === 'passages') return report.passages[mark.index]?.[other] ?? null;
  return null;
}

// Which answers stand next to each other: as the report pairs them, then what is left over by position.
export function answerPairs(report: Report, leftCount: number, rightCount: number): { left: number; right: number; prompt: string }[] {
  const pairs = report.prompts
    .filter((row) => row.left < leftCount && row.right < rightCount && (row.left >= 0 || row.right >= 0))
    .map(({ left, right, prompt }) => ({ left, right, prompt }));
  const seenLeft = new Set(pairs.map((pair) => pair.left));
  const seenRight = new Set(pairs.map((pair) => pair.right));
  const restLeft = Array.from({ length: leftCount }, (_, index) => index).filter((index) => !seenLeft.has(index));
  const restRight = Array.from({ length: rightCount }, (_, index) => index).filter((index) => !seenRight.has(index));
  for (let index = 0; index < Math.max(restLeft.length, restRight.length); index += 1) {
    pairs.push({ left: restLeft[index] ?? -1, right: restRight[index] ?? -1, prompt: '' });
  }
  return pairs;
}
