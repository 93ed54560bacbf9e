// The language of the terminal and of the files that the command line writes.
import { type Speak, text } from '../strings/catalogue.ts';

export const english: Speak = (key, values) => text('en', key, values);
