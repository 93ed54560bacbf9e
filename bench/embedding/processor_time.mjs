// Processor seconds of this process and all its children so far, from /proc; 0 where there is none. Unlike the clock it
// does not count the time in which other programs had the processor.
import { readFileSync, readdirSync } from 'node:fs';

const ticksPerSecond = 100; // of /proc on Linux

function processes() {
  const found = new Map();
  for (const name of readdirSync('/proc').filter((entry) => /^[0-9]+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      found.set(Number(name), { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) });
    } catch {
      // The process ended meanwhile.
    }
  }
  return found;
}

export function processorSeconds() {
  if (process.platform !== 'linux') return 0;
  const all = processes();
  let ticks = 0;
  for (const [number, entry] of all) {
    let above = number;
    while (above && above !== process.pid) above = all.get(above)?.parent ?? 0;
    if (above === process.pid) ticks += entry.ticks;
  }
  return ticks / ticksPerSecond;
}
