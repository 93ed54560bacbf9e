// Notices that nothing has been heard for long of workers that may have ended unnoticed. That proves nothing: a worker cannot
// answer while it computes, nor while its file is on its way. It is a reason to ask the reader, and for nothing else.

// Counted in steps and not by the clock, so that hours in which the machine slept are one step. A minute: chosen, longer
// than any worker of the tests takes to start on a slow machine.
const defaultStepMs = 5_000;
const steps = 12;

export class Silence {
  private readonly onChange: (isLong: boolean) => void;
  private readonly stepMs: number;
  private timer: ReturnType<typeof setInterval> | undefined;
  private counted = 0;
  private unwatched = 0; // workers whose end would not be heard of

  // onChange: when silence has become long, and when it has ended after that.
  constructor(onChange: (isLong: boolean) => void, stepMs = defaultStepMs) {
    this.onChange = onChange;
    this.stepMs = stepMs;
  }

  // So many workers are started, in place of those before.
  begin(workers: number): void {
    this.end();
    this.unwatched = workers;
  }

  // The end of one of them will be heard of (client/life_lock.ts); silence of such workers alone says nothing.
  hasWatch(): void {
    this.unwatched -= 1;
    if (this.unwatched === 0) this.end();
  }

  // Something was asked or heard, and more is to be heard.
  listen(): void {
    this.end();
    if (this.unwatched === 0) return;
    this.timer = setInterval(() => {
      this.counted += 1;
      if (this.counted === steps) this.onChange(true);
    }, this.stepMs);
  }

  // Nothing is to be heard any more.
  end(): void {
    clearInterval(this.timer);
    const wasLong = this.counted >= steps;
    this.counted = 0;
    if (wasLong) this.onChange(false);
  }
}
