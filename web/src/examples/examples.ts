// Answers written for Kinprint in the manner of chatbots, so that a reader can try the page before having texts; the
// terminal start shows one of them too. They are no bot's output, and their result says nothing about any bot.
import type { CompareRequest } from '../protocol/request.ts';
import type { StringKey } from '../strings/catalogue.ts';
import alike from './alike.json';
import apart from './apart.json';
import single from './single.json';

export interface Example {
  name: string;
  title: StringKey;
  request: CompareRequest;
}

export const examples: readonly Example[] = [
  { name: 'alike', title: 'example.alike', request: alike },
  { name: 'apart', title: 'example.apart', request: apart },
  { name: 'single', title: 'example.single', request: single },
];
