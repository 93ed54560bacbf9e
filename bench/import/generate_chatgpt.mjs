// Writes a made-up ChatGPT data export of a wanted size: the field layout of real exports, text from a word list of our
// own, the same bytes every time. usage: node bench/import/generate_chatgpt.mjs FILE [MEGABYTES, default 50]
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const [file, megabytes = '50'] = process.argv.slice(2);
if (file === undefined) {
  console.error('usage: generate_chatgpt.mjs FILE [MEGABYTES]');
  process.exit(2);
}
const wanted = Number(megabytes) * 1e6;

let state = 20_260_101;
const random = (below) => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 4_294_967_296) * below);
};
const words = ('the of and to in is that for with as on be at by this from or an are not have it which can one more about other into ' +
  'when time water light small great river stone garden window paper letter number simple careful answer reason question because ' +
  'however although therefore example people work house table bread morning evening travel music colour picture story language ' +
  'caf\u00e9 na\u00efve \u2014 \u201cquoted\u201d \u{1f600} \u6708\u4eae').split(' ');
const marks = ['. ', '. ', ', ', ', ', ': ', '? ', '.\n\n', '.\n- ', '.\n\n## ', ' **bold** '];

function text(count) {
  let out = '';
  for (let at = 0; at < count; at += 1) out += words[random(words.length)] + (random(9) === 0 ? marks[random(marks.length)] : ' ');
  return out.trim();
}
const id = () => Array.from({ length: 4 }, () => random(4_294_967_296).toString(16).padStart(8, '0')).join('-');

function conversation(number) {
  const mapping = {};
  const start = 1_700_000_000 + number * 600;
  const add = (parent, message) => {
    const key = id();
    mapping[key] = { id: key, message, parent, children: [] };
    if (parent !== null) mapping[parent].children.push(key);
    return key;
  };
  const message = (role, parts, at, more = {}) => ({
    id: id(),
    author: { role, name: null, metadata: {} },
    create_time: at,
    update_time: null,
    content: { content_type: 'text', parts },
    status: 'finished_successfully',
    end_turn: role === 'assistant' ? true : null,
    weight: 1.0,
    metadata: role === 'assistant'
      ? { citations: [], content_references: [], gizmo_id: null, is_complete: true, model_slug: 'gpt-4o', default_model_slug: 'gpt-4o', parent_id: id(), request_id: id(), timestamp_: 'absolute', message_type: 'next' }
      : { serialization_metadata: { custom_symbol_offsets: [] }, request_id: id(), timestamp_: 'absolute' },
    recipient: 'all',
    channel: null,
    ...more,
  });
  const root = add(null, null);
  let current = add(root, message('system', [''], start, { metadata: { is_visually_hidden_from_conversation: true } }));
  for (let turn = 0; turn < 1 + random(7); turn += 1) {
    const asked = add(current, message('user', [text(5 + random(60))], start + turn * 60 + 0.123456));
    if (random(6) === 0) add(asked, message('assistant', [text(40 + random(300))], start + turn * 60 + 10.5));
    current = add(asked, message('assistant', [text(40 + random(500))], start + turn * 60 + 20.25));
  }
  return {
    title: text(3), create_time: start, update_time: start + 1000, mapping, moderation_results: [], current_node: current,
    plugin_ids: null, conversation_id: id(), conversation_template_id: null, gizmo_id: null, is_archived: false, safe_urls: [],
    default_model_slug: 'gpt-4o', id: id(),
  };
}

const out = createWriteStream(file);
let bytes = 0;
let number = 0;
while (bytes < wanted) {
  const part = (number === 0 ? '[' : ', ') + JSON.stringify(conversation(number)).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  number += 1;
  bytes += part.length;
  if (!out.write(part)) await once(out, 'drain');
}
out.end(']');
await once(out, 'finish');
console.log(`${file}: ${number} conversations, ${bytes + 1} bytes`);
