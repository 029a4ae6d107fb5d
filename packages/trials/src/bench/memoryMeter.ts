import { readFileSync, writeFileSync } from 'node:fs';

const MIB = 1024 * 1024;
/** Makes Linux forget the highest memory of a process so far; see proc(5). */
const FORGET_PEAK = '5';
/** What finalizers look after, as bodies of answers, goes only with the collection after theirs. */
const COLLECTIONS = 3;

export interface Memory {
  /** What the process holds in memory, in MiB: now, and at most since the last rest. */
  rss: number;
  peakRss: number;
  /** What lives in the heap and beside it, after a collection. */
  live: number;
  /** Seconds of processor time that the process has taken since it began. */
  cpu: number;
}

/** Measures the memory of its own process, which runs with `--expose-gc`. */
export class MemoryMeter {
  /** Collects garbage and starts to measure anew. */
  rest(): Memory {
    for (let time = 0; time < COLLECTIONS; time++) global.gc?.();
    writeFileSync('/proc/self/clear_refs', FORGET_PEAK);
    return this.peak();
  }

  peak(): Memory {
    const { rss, heapUsed, external } = process.memoryUsage();
    return {
      rss: rss / MIB,
      peakRss: peakOf(readFileSync('/proc/self/status', 'utf8')),
      live: (heapUsed + external) / MIB,
      cpu: cpuSeconds(),
    };
  }
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** In MiB; the kernel counts in KiB. */
function peakOf(status: string): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)![1]) / 1024;
}
