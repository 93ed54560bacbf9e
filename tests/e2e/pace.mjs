// How long tests in a browser wait for a page, and pages made slow on purpose: KINPRINT_SLOWDOWN=6 gives every page of
// Chromium a sixth of the processor. Its workers keep theirs; beside them, `taskset -c 0` and other work slow everything.
export const slowdown = Number(process.env.KINPRINT_SLOWDOWN ?? 1);

// Milliseconds. Not a measure of anything: what hangs fails in the end, and what is slow does not.
export const patience = 180_000 * slowdown;

// For a context just made: every wait of its pages has that long, and every page its pace.
export function paced(context) {
  context.setDefaultTimeout(patience);
  if (slowdown > 1) {
    const slow = async (page) => (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    context.on('page', (page) => void slow(page).catch(() => undefined)); // closed meanwhile
  }
  return context;
}
