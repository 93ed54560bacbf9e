// Bots for tests and measurements: sentences of the bundled examples, in another order for each bot and prompt. Only short ones: a longer
// one in both answers to a prompt would be left out of a report (core/evidence/long_runs.hpp) and not of a matrix.
import { readFileSync } from 'node:fs';

const example = (name) => JSON.parse(readFileSync(new URL(`../../web/src/examples/${name}.json`, import.meta.url), 'utf8'));

export function madeBots(count, answers) {
  const sentences = ['alike', 'apart'].flatMap((name) => ['left', 'right'].flatMap((side) => example(name)[side].answers.flatMap(({ text }) => text.split(/(?<=[.!?])\s+/)))).filter((sentence) => sentence.split(/\s+/).length < 20);
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
