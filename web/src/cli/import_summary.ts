// What is in imported files, one line a fact; pure.
import type { ImportedFiles } from '../import/import_files.ts';
import type { ImportedTurn, RemovedCounts } from '../import/record.ts';
import { knownKey, text } from '../strings/catalogue.ts';
import { counted } from './counted.ts';
import { printable } from './terminal.ts';

const personalNote = 'files with personal data that no comparison needs were not opened';

// A text without markers has an answer and no prompt; answers of two models to one prompt are no second answers.
function answersLine(turns: readonly ImportedTurn[]): string {
  const asked = turns.filter(({ prompt }) => prompt !== '');
  const firsts = asked.filter(({ position }) => position === 0).length;
  const count = (of: readonly ImportedTurn[]): number => of.reduce((sum, turn) => sum + turn.answers.length, 0);
  const again = turns.reduce((sum, turn) => sum + turn.answers.length - new Set(turn.answers.map(({ model = '' }) => model)).size, 0);
  const without = count(turns) - count(asked);
  const parts: string[] = [];
  if (asked.length > 0 || turns.length === 0) parts.push(`${counted(count(asked), 'answer')} to ${counted(asked.length, 'prompt')}, of which ${counted(firsts, 'is a first prompt', 'are first prompts')}`);
  if (without > 0) parts.push(`${counted(without, 'answer')} without a prompt`);
  if (again > 0) parts.push(counted(again, 'regenerated or second answer'));
  return parts.join('; ');
}

export function importSummary({ record, files, skipped }: ImportedFiles): string {
  const lines = files.map((file) => `${printable(file.name)}: ${file.source}, ${counted(file.conversations, 'conversation')}`);
  const turns = record.conversations.flatMap((conversation) => conversation.turns);
  const answers = turns.flatMap((turn) => turn.answers);
  lines.push(answersLine(turns));
  const models = new Map<string, number>();
  for (const { model } of answers) if (model) models.set(model, (models.get(model) ?? 0) + 1);
  const byCount = [...models].sort((a, b) => b[1] - a[1]).slice(0, 8);
  if (byCount.length > 0) lines.push(`models: ${byCount.map(([name, count]) => `${printable(name)} (${count})`).join(', ')}`);
  const reasoning = answers.filter((answer) => answer.reasoning).length;
  if (reasoning > 0) lines.push(`reasoning kept apart: ${reasoning}`);
  for (const { reason, count, names } of record.skipped) {
    const shown = names.slice(0, 3).map(printable).join(', ');
    const words = text('en', knownKey(`chats.skipped.${reason}`, 'chats.skipped.other_content'));
    const isKept = reason === 'broken_link' || reason === 'unfinished_answer';
    lines.push(`${isKept ? '' : 'left out: '}${words}: ${count}${shown === '' ? '' : ` (${shown}${names.length > 3 ? ', ...' : ''})`}`);
  }
  for (const name of Object.keys(record.removed) as (keyof RemovedCounts)[]) {
    if (record.removed[name] > 0) lines.push(`${text('en', `chats.removed.${name}`)}: ${record.removed[name]}`);
  }
  const closed = skipped.filter((file) => file.reason === 'personal');
  if (closed.length > 0) lines.push(`not opened: ${closed.map((file) => printable(file.name)).join(', ')} (${personalNote})`);
  for (const file of skipped.filter((item) => item.reason === 'broken')) {
    lines.push(`not read: ${printable(file.name)} (${printable(file.message ?? '')})`);
  }
  const others = skipped.filter((file) => file.reason === 'other').length;
  if (others > 0) lines.push(`${counted(others, 'other file')} in the archive`);
  return `${lines.join('\n')}\n`;
}
