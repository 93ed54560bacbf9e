// Undo and redo by keeping old values. Steps that carry the same name one after the other (keys typed into one cell)
// count as one. Pure: a history is a value too.
export interface History<Value> {
  readonly now: Value;
  readonly past: readonly Value[]; // oldest first
  readonly future: readonly Value[]; // next first
  readonly open: string | null; // the name of the step that may still grow
}

// Old values share all that did not change, so a step costs what it replaced. Chosen: more than anyone steps back.
export const mostSteps = 200;

export function historyOf<Value>(now: Value): History<Value> {
  return { now, past: [], future: [], open: null };
}

// `name` joins this step to the last one of the same name; null always makes a step of its own.
export function stepped<Value>(history: History<Value>, next: Value, name: string | null): History<Value> {
  if (next === history.now) return history;
  if (name !== null && name === history.open) return { ...history, now: next, future: [] };
  return { now: next, past: [...history.past, history.now].slice(-mostSteps), future: [], open: name };
}

// What follows is a step of its own, also in the same cell.
export function closed<Value>(history: History<Value>): History<Value> {
  return history.open === null ? history : { ...history, open: null };
}

export function undone<Value>(history: History<Value>): History<Value> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { now: before, past: history.past.slice(0, -1), future: [history.now, ...history.future], open: null };
}

export function redone<Value>(history: History<Value>): History<Value> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { now: next, past: [...history.past, history.now], future, open: null };
}
