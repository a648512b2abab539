/**
 * A lane runs the operations of one account on one endpoint, one after the other: limits count per account and
 * endpoint, and two requests at the same time could both run into the same used-up limit. While a limit is used up,
 * the lane waits with one timer and goes on by itself. Lanes know nothing of each other.
 */
import type { Limit } from './limits.ts';

/** Something that a lane runs. */
export interface Job {
  /**
   * Runs until the job is done, or until it may not go on before the limit resets: then it is run again later.
   * Never rejects. After `remove` the lane no longer cares what becomes of it.
   */
  run(): Promise<'done' | 'wait'>;
  /** Told after the job was done and has left the lane. */
  settled(): void;
  /** Told, maybe more than once, that the job has to wait for the limit. */
  waits(): void;
}

export interface LaneOptions {
  limit: Limit;
  now(): number;
  setTimer(ms: number, callback: () => void): () => void;
}

export interface Lane<J extends Job> {
  /** All jobs that are not done: the first one may be running. */
  jobs(): readonly J[];
  add(job: J): void;
  /** Takes a job out without telling it; the next one starts. */
  remove(job: J): void;
  /** Takes all jobs out without telling them; none starts. */
  clear(): void;
  /** @returns when the lane goes on by itself, in milliseconds, or null while it is not waiting */
  waitingUntil(): number | null;
}

export function createLane<J extends Job>({ limit, now, setTimer }: LaneOptions): Lane<J> {
  const queue: J[] = [];
  let running: J | null = null;
  let timer: { until: number; cancel: () => void } | null = null;

  const stopTimer = () => {
    timer?.cancel();
    timer = null;
  };
  const pump = (): void => {
    if (running !== null) return;
    stopTimer();
    const job = queue[0];
    if (job === undefined) return;
    const until = limit.blockedUntil(now());
    if (until !== null) {
      timer = { until, cancel: setTimer(until - now(), pump) };
      for (const waiting of [...queue]) waiting.waits();
      return;
    }
    running = job;
    void job.run().then((outcome) => {
      if (running !== job) return;
      running = null;
      if (outcome === 'done') {
        queue.shift();
        job.settled();
      }
      pump();
    });
  };

  return {
    jobs: () => queue,
    add(job) {
      queue.push(job);
      pump();
    },
    remove(job) {
      const at = queue.indexOf(job);
      if (at >= 0) queue.splice(at, 1);
      if (running === job) running = null;
      pump();
    },
    clear() {
      queue.length = 0;
      running = null;
      stopTimer();
    },
    waitingUntil: () => timer?.until ?? null,
  };
}
