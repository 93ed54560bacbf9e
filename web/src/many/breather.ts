// Work on the page's thread in short tasks: awaited between pieces of work, it lets the page answer when it is time.
const longestTaskMs = 12; // a frame lasts 16

export function breather(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < longestTaskMs) return;
    await new Promise((resolve) => setTimeout(resolve));
    began = performance.now();
  };
}
