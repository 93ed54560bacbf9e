// The 256 sentences both sides embed: those of models/embedding, and others put together from parts by a fixed rule.
// About 31 tokens each on average, as in answers of chatbots.
import { readFileSync } from 'node:fs';

const count = 256;
const models = new URL('../../models/embedding/', import.meta.url);

const openings = [
  'In most cases,', 'To begin with,', 'For a small team,', 'If time is short,', 'On the other hand,', 'As a rule of thumb,',
  'When the weather turns,', 'In practice,', 'Contrary to what many believe,', '**Note:**', 'Step 3:', 'For beginners,',
];
const subjects = [
  'a wooden boat', 'the second draft of an essay', 'the garden behind the school', 'a database index', 'the oldest tree in the park',
  'a monthly budget', 'the choir', 'an electric kettle', 'the night shift', 'a good map', 'the public library', 'a shared calendar',
  'the small claims court',
];
const verbs = [
  'needs more care than it seems to', 'costs less than people expect', 'depends on who looks after it', 'rarely fails without a warning',
  'improves when it is left alone for a day', 'can be repaired with simple tools', 'works best when everybody knows the rules',
];
const reasons = [
  'because small faults grow quietly until somebody has to pay for all of them at once',
  'since the first attempt teaches more than any manual could',
  'which is why experienced people check it twice before they promise anything',
  'although nobody will thank you for it until the day it is missing',
  'and the difference shows after roughly 40 to 60 hours of use',
];
const closings = [
  'so start with the part that would hurt most if it broke.', 'but do not take my word for it: try both and compare.',
  'and keep a written record of what you changed, when, and why.', 'which leaves you free to spend the rest on something better.',
  'unless the instructions that came with it say otherwise.', 'so ask a neighbour who has done it before.',
  'and remember to back up your files first.', 'even if that means waiting until spring.',
  'provided the price stays below 250 euros.', 'and you will sleep better for it.', 'as the example below shows.',
];

function lines(name) {
  return readFileSync(new URL(name, models), 'utf8').split('\n').filter((line) => line.trim() !== '');
}

export function benchSentences() {
  const sentences = [...lines('quality_sentences.txt'), ...lines('calibration_sentences.txt')];
  // List lengths without common factors, so that no combination repeats within the count.
  for (let index = 0; sentences.length < count; index += 1) {
    const pick = (list) => list[index % list.length];
    sentences.push(`${pick(openings)} ${pick(subjects)} ${pick(verbs)}, ${pick(reasons)}, ${pick(closings)}`);
  }
  return sentences;
}

export function qualitySentences() {
  return lines('quality_sentences.txt');
}
