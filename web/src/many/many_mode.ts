// What the page loads when the mode for many bots is chosen, and not before.
export { default as ManyView } from './ManyView.svelte';
export { ManySession } from './many_session.svelte.ts';
