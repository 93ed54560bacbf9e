// The request a report was made from, where it holds it.
import { isFields } from '../protocol/json_value.ts';
import type { CompareRequest } from '../protocol/request.ts';
import { Fields, damaged, listOf } from './read_fields.ts';

// Refuses what the core would refuse too, so that a damaged report is told apart from a changed one.
export function readInput(value: unknown, path: string): CompareRequest {
  if (!isFields(value)) throw damaged(path);
  const side = (item: unknown, where: string): CompareRequest['left'] => {
    if (!isFields(item)) throw damaged(where);
    const fields = new Fields(item, where);
    return {
      ...(typeof item['name'] === 'string' ? { name: item['name'] } : {}),
      ...(typeof item['released'] === 'string' ? { released: item['released'] } : {}),
      answers: fields.list('answers', (answer) => ({
        text: answer.text('text'),
        ...(answer.has('prompt') ? { prompt: answer.text('prompt') } : {}),
        ...(answer.flag('again') ? { again: true } : {}),
      })),
    };
  };
  const request: CompareRequest = { left: side(value['left'], `${path}.left`), right: side(value['right'], `${path}.right`) };
  if (typeof value['id'] === 'string' || typeof value['id'] === 'number') request.id = value['id'];
  if (Array.isArray(value['controls'])) {
    request.controls = listOf(value['controls'], `${path}.controls`, (item, where) => side(item, where));
  }
  if (isFields(value['options'])) request.options = value['options'];
  return request;
}
