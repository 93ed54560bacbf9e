// What the page loads when the mode for many bots is chosen, and not before.
import type { KinprintClient } from '../client/kinprint.ts';
import { ManySession } from './many_session.svelte.ts';
import type { ManyParts } from './many_workers.ts';

export { default as ManyView } from './ManyView.svelte';
export type { ManySession };

export function openManySession(client: KinprintClient, parts: ManyParts): ManySession {
  return new ManySession(client, parts);
}
