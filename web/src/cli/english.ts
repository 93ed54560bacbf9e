// The language of the terminal and of the files that the command line writes.
import { text } from '../strings/catalogue.ts';
import type { Speak } from '../view/verdict.ts';

export const english: Speak = (key, values) => text('en', key, values);
