// Counting the words below a box: marks without an end, on which a careless pattern goes back and forth, beside prose of the
// same length. Prints the time of each as a multiple of that of prose; best of the rounds.
// node --import ./web/typescript_loader.mjs bench/page/words.mjs [rounds]
import { readFileSync } from 'node:fs';
import { countWords } from '../../web/src/view/word_count.ts';

const rounds = Number(process.argv[2] ?? 9);
const length = 200_000; // what is counted of a longer text
const example = JSON.parse(readFileSync(new URL('../../web/src/examples/alike.json', import.meta.url), 'utf8'));
const prose = example.left.answers.map(({ text }) => text).join('\n\n');

function best(unit) {
  const text = unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
  const times = Array.from({ length: rounds }, () => {
    const begin = performance.now();
    countWords(text);
    return performance.now() - begin;
  });
  return Math.min(...times);
}

const plain = best(prose);
const hard = ['`', '```\n', '```x\n', '~~~~', '1.', "a'", ' ', '12. ', '](', '```a`\n'];
for (const unit of hard) console.log(`${JSON.stringify(unit).padEnd(10)} ${(best(unit) / plain).toFixed(2)} times prose`);
