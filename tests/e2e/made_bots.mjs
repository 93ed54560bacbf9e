// Bots for tests and measurements: sentences of the bundled examples, in another order for each bot and prompt.
import { readFileSync } from 'node:fs';

const example = (name) => JSON.parse(readFileSync(new URL(`../../web/src/examples/${name}.json`, import.meta.url), 'utf8'));

export function madeBots(count, answers) {
  const sentences = ['alike', 'apart'].flatMap((name) => ['left', 'right'].flatMap((side) => example(name)[side].answers.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/))));
  return Array.from({ length: count }, (_, bot) => ({
    name: `Bot ${bot + 1}`,
    answers: Array.from({ length: answers }, (_, row) => ({
      prompt: `Question ${row + 1}: what would you tell someone about ${['bread', 'dogs', 'drawing', 'rivers'][row % 4]}?`,
      text: Array.from({ length: 18 }, (_, at) => sentences[(row * 5 + bot * 13 + at * (7 + (bot % 5))) % sentences.length]).join(at(row, bot)),
    })),
  }));
}

function at(row, bot) {
  return (row + bot) % 3 === 0 ? '\n\n' : ' ';
}
