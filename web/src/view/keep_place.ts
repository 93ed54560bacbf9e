// Where a button goes with what it did, the keyboard goes on at the one that takes its place, not at the top of the page.
import { tick } from 'svelte';

// Runs `work`, which may take away the control that has the keyboard: one of `kind` inside `within`. The next of that kind
// has it then, or the last one; `otherwise` where none is left.
export async function keepPlace(within: HTMLElement | undefined, kind: string, work: () => unknown, otherwise?: HTMLElement): Promise<void> {
  const controls = (): HTMLElement[] => [...(within?.querySelectorAll<HTMLElement>(kind) ?? [])];
  const at = controls().findIndex((control) => control === document.activeElement);
  await work();
  await tick();
  if (at < 0 || document.activeElement !== document.body) return; // the reader is elsewhere by now
  (controls()[at] ?? controls().at(-1) ?? otherwise)?.focus();
}
