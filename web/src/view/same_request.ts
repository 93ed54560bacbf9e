// Whether a request asks what another one did: names, months, prompts, answers and control bots; not options.
import type { CompareRequest, Side } from '../protocol/request.ts';
import { wellFormed } from '../protocol/request.ts';

// made: as it was sent, with unpaired surrogates replaced; now: as typed.
function isSameRequest(made: CompareRequest, now: CompareRequest): boolean {
  const [theirs, ours] = [made.controls ?? [], now.controls ?? []];
  return (
    isSameSide(made.left, now.left) && isSameSide(made.right, now.right) &&
    theirs.length === ours.length && theirs.every((side, index) => isSameSide(side, ours[index]!))
  );
}

function isSameSide(made: Side, now: Side): boolean {
  return (
    (made.name ?? '') === wellFormed(now.name ?? '') && made.released === now.released && made.answers.length === now.answers.length &&
    made.answers.every((answer, index) => {
      const other = now.answers[index]!;
      return answer.text === wellFormed(other.text) && (answer.prompt ?? '') === wellFormed(other.prompt ?? '') && answer.again === other.again;
    })
  );
}

// Whether the boxes, whose request `make` makes, still hold what was asked; boxes that can ask nothing do not.
export function isStillAsked(asked: CompareRequest, make: () => CompareRequest): boolean {
  try {
    return isSameRequest(asked, make());
  } catch {
    return false;
  }
}
