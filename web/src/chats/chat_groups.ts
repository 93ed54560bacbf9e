// The answers of imported files, grouped by the bot that gave them, and the part of the records that one side of a
// comparison takes. Pure: records in, records out.
import type { ImportRecord, ImportedConversation } from '../import/record.ts';
import { emptyRecord, isBlankAnswer } from '../import/record.ts';
import { oneMonth } from '../protocol/request.ts';

export type GroupUse = 'left' | 'right' | 'control' | 'none';

export interface ChatFile {
  id: number; // unique in one visit
  name: string;
  record: ImportRecord;
}

export interface ChatGroup {
  key: string; // unique; of file, side and model
  file: number;
  fileName: string;
  model: string; // as the file names it; empty where it does not
  side: string; // left, right, control in Kinprint's own files, else empty
  answers: number;
  firstAnswers: number; // to first prompts of a chat
  released: string | null; // month that all its chats name
}

function groupKey(file: number, side: string | undefined, model: string | undefined): string {
  return JSON.stringify([file, side ?? '', model ?? '']);
}

// In the order of the files; within a file the bots with most answers first.
export function groupsOf(files: readonly ChatFile[]): ChatGroup[] {
  return files.flatMap(({ id, name, record }) => {
    const found = new Map<string, ChatGroup>();
    for (const { side = '', released, turns } of record.conversations) {
      for (const turn of turns) {
        for (const { model = '' } of turn.answers) {
          const key = groupKey(id, side, model);
          const group = found.get(key) ?? { key, file: id, fileName: name, model, side, answers: 0, firstAnswers: 0, released: oneMonth([released]) };
          if (group.released !== released) group.released = null;
          group.answers += 1;
          if (turn.position === 0) group.firstAnswers += 1;
          found.set(key, group);
        }
      }
    }
    return [...found.values()].sort((one, other) => other.answers - one.answers || (one.model < other.model ? -1 : Number(one.model > other.model)));
  });
}

// What a reader most likely means: sides that a file names; the two bots of one file; else the first file against the
// second. Whether a further one may stand as a control bot only the reader knows, so it is left out. What the reader chose before stays.
export function usesOf(groups: readonly ChatGroup[], chosen: Readonly<Record<string, GroupUse>>): Record<string, GroupUse> {
  const files = [...new Set(groups.map((group) => group.file))];
  return Object.fromEntries(
    groups.map((group) => {
      const place = files.indexOf(group.file);
      let use: GroupUse = place === 0 ? 'left' : place === 1 ? 'right' : 'none';
      if (group.side === 'left' || group.side === 'right' || group.side === 'control') use = group.side;
      else if (files.length === 1 && groups.length > 1) use = (['left', 'right'] as const)[groups.indexOf(group)] ?? 'none';
      return [group.key, chosen[group.key] ?? use];
    }),
  );
}

export function conversationKey(file: number, index: number): string {
  return `${file} ${index}`;
}

// The chats of the wanted bots, without those left out by the reader. `renamed`: prompts to put in place of others.
export function chatsOf(
  files: readonly ChatFile[],
  wanted: (key: string) => boolean,
  leftOut: ReadonlySet<string>,
  renamed: ReadonlyMap<string, string> = new Map(),
): ImportRecord {
  const conversations: ImportedConversation[] = [];
  for (const { id, record } of files) {
    record.conversations.forEach((conversation, index) => {
      if (leftOut.has(conversationKey(id, index))) return;
      const turns = conversation.turns.flatMap((turn) => {
        const answers = turn.answers.filter((answer) => wanted(groupKey(id, conversation.side, answer.model)) && !isBlankAnswer(answer));
        if (answers.length === 0) return [];
        if (answers.length === turn.answers.length && renamed.size === 0) return [turn]; // its prompt may still be bytes
        return [{ ...turn, prompt: renamed.get(turn.prompt) ?? turn.prompt, answers }];
      });
      const { side: _side, ...rest } = conversation;
      if (turns.length > 0) conversations.push({ ...rest, turns });
    });
  }
  return { ...emptyRecord(), conversations };
}

// What a column is called where several bots went into it.
export function nameOf(groups: readonly ChatGroup[]): string {
  const models = [...new Set(groups.map((group) => group.model).filter((model) => model !== ''))];
  const names = models.length > 0 ? models : [...new Set(groups.map((group) => group.fileName))];
  return names.slice(0, 3).join(', ').slice(0, 200);
}
