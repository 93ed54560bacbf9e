// How to read a report, and its words. Part of en.ts.
export const enRead = {
  'read.title': 'How to read a report',
  'read.lr.term': 'Likelihood ratio',
  'read.lr': 'If one explanation makes the texts 40 times more expected than the other, the ratio is 40. 1 means the texts do not help to decide. 1/40 counts just as much for the other side.',
  'read.interval.term': 'Interval',
  'read.interval': 'With other prompts, or other bots to compare with, the figure would have come out differently. In 95 of 100 cases it would lie in this range.',
  'read.words.term': 'Words',
  'read.words': 'A fixed scale used by European forensic laboratories: from 2 weak, 10 moderate, 100 moderately strong, 1,000 strong, 10,000 very strong, a million extremely strong.',
  'read.cap.term': 'Cap',
  'read.cap': 'Rare errors cannot be excluded beyond what was measured. The cap is the highest figure that the number of independent lineages allows.',
  'read.lineage.term': 'Lineage',
  'read.lineage': 'Where a bot comes from: its base model, the data it was trained on, the teacher whose answers it learned from.',
  'read.quote.term': 'Quoting it',
  'read.quote': 'Give the figure with its interval, the number of prompts and the sentence on what it cannot establish. Do not turn it into a percentage.',
  'read.doubt.term': 'Before publishing',
  'read.doubt': 'Ask at least ten prompts in fresh chats. Compare each bot also with an unrelated one: if those pairs come out high too, the prompts are the cause. Let someone else open the report and compute it again.',
} as const;
