// Main-thread tasks of a page as Chromium's own trace shows them: every task above a limit with what it spent its time on.
const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink.user_timing', 'v8'];
const named = new Set(['FunctionCall', 'EvaluateScript', 'EventDispatch', 'TimerFire', 'FireAnimationFrame', 'Layout', 'UpdateLayoutTree', 'PrePaint', 'Paint', 'Layerize', 'HitTest', 'MinorGC', 'MajorGC', 'RunMicrotasks', 'HandlePostMessage', 'ParseHTML', 'V8.DeserializeContext']);

// Runs `work` with tracing on and resolves with {value, tasks}: tasks of the page's main thread longer than `aboveMs`,
// with the processor time they took (less than their length where other programs ran meanwhile) and the milliseconds of the kinds of work in them (kinds nest, so they do not add up).
export async function traced(browser, page, work, aboveMs = 50) {
  await browser.startTracing(page, { categories });
  let value;
  let events;
  try {
    value = await work();
  } finally {
    events = JSON.parse((await browser.stopTracing()).toString()).traceEvents;
  }
  return { value, tasks: longTasks(events, aboveMs) };
}

function longTasks(events, aboveMs) {
  const mains = new Set(events.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const here = events.filter((event) => mains.has(`${event.pid} ${event.tid}`) && event.ph === 'X');
  const tasks = here.filter(({ name, dur }) => name === 'RunTask' && dur > aboveMs * 1000);
  return tasks.map((task) => {
    const kinds = {};
    for (const event of here) {
      if (!named.has(event.name) || event.pid !== task.pid || event.ts < task.ts || event.ts + event.dur > task.ts + task.dur) continue;
      kinds[event.name] = (kinds[event.name] ?? 0) + event.dur / 1000;
    }
    const longest = Object.entries(kinds).sort(([, one], [, other]) => other - one).slice(0, 5);
    return { ms: Math.round(task.dur / 1000), processorMs: Math.round((task.tdur ?? task.dur) / 1000), of: Object.fromEntries(longest.map(([name, ms]) => [name, Math.round(ms)])) };
  });
}
