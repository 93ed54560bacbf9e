// Work that waits until the browser has painted what stands so far, so that one long task becomes several short ones.
const longestWaitMs = 120; // a tab in the background paints nothing; the work goes on all the same

// Calls `work` in a task of its own after the next frame; the result stops it.
export function afterFrame(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = (): void => {
    stop();
    timer = setTimeout(work);
  };
  const late = setTimeout(run, longestWaitMs);
  const frame = requestAnimationFrame(run);
  const stop = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(late);
    clearTimeout(timer);
  };
  return stop;
}

export function nextFrame(): Promise<void> {
  return new Promise((resolve) => void afterFrame(resolve));
}
