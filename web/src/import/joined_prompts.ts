// Results of a batch API come without their prompts, which stand in the file of requests; both name the same ids. Where the two
// are read together, each answer gets its prompt.
import type { ImportRecord, ImportedTurn } from './record.ts';

function isPromptAlone({ answers, key, prompt }: ImportedTurn): boolean {
  return answers.length === 0 && key !== undefined && prompt !== '';
}

// Changes the record. An id of two prompts tells nothing and joins none; prompts that no answer names stay.
export function joinPrompts(record: ImportRecord): ImportRecord {
  const prompts = new Map<string, string | null>();
  for (const { turns } of record.conversations) {
    for (const turn of turns) {
      if (!isPromptAlone(turn)) continue;
      const known = prompts.get(turn.key!);
      prompts.set(turn.key!, known === undefined || known === turn.prompt ? turn.prompt : null);
    }
  }
  if (prompts.size === 0) return record;
  const joined = new Set<string>();
  for (const conversation of record.conversations) {
    conversation.turns = conversation.turns.map((turn) => {
      const prompt = turn.key === undefined || turn.answers.length === 0 || turn.prompt !== '' ? null : (prompts.get(turn.key) ?? null);
      if (prompt === null) return turn;
      joined.add(turn.key!);
      return { ...turn, prompt };
    });
  }
  record.conversations = record.conversations.filter(({ turns }) => turns.length === 0 || !turns.every((turn) => isPromptAlone(turn) && joined.has(turn.key!)));
  return record;
}
