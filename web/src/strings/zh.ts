// Simplified Chinese; every key of en.ts, which a test compares. Being completed: what is missing falls back to English.
import { en } from './en.ts';
import type { StringKey } from './en.ts';

export const zh: Record<StringKey, string> = { ...en };
