// Completions for shells that are seldom on a machine that tests: what they are told of the options, by its text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topics } from '../../web/src/cli/commands.ts';
import { optionsOf } from '../../web/src/cli/options.ts';
import { fishCompletion, manPage, zshCompletion } from '../../web/src/package/documents.ts';

test('fish is told long options and short ones by what they are', () => {
  const lines = fishCompletion().split('\n').filter((line) => line.includes('__fish_seen_subcommand_from'));
  assert.equal(lines.length, topics.reduce((sum, topic) => sum + Object.keys(optionsOf[topic]).length, 0));
  for (const line of lines) assert.match(line, /' (-l [a-z][a-z-]+|-s [a-z])( -r)?$/);
  assert.ok(lines.includes("complete -c kinprint -n '__fish_seen_subcommand_from pack' -s o -r"));
});

test('zsh offers commands alone, and again what may be given more than once', () => {
  const text = zshCompletion();
  assert.match(text, /^ *compadd -- compare batch .* --help --version$/m); // what stands before the two hyphens would be a word to offer, they too
  assert.match(text, /compare\) .*'\*--control=\[value\]/);
  assert.match(text, /compare\) .* '--html=\[value\]/);
});

test('the man page names every variable of the environment that is read', () => {
  for (const name of ['NO_COLOR', 'COLUMNS', 'KINPRINT_TABLES']) assert.match(manPage('0'), new RegExp(`^\\.TP\n${name}\n`, 'm'));
});
