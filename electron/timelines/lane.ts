/**
 * A lane runs the operations of one timeline, one after the other: each is planned with what the one before it has
 * brought. Lanes know nothing of each other, nor of limits.
 */

/** Something that a lane runs. */
export interface Job {
  /** Runs until the job is done. Never rejects. After `remove` the lane no longer cares what becomes of it. */
  run(): Promise<void>;
  /** Told after the job was done and has left the lane. */
  settled(): void;
}

export interface Lane<J extends Job> {
  /** The job that is running; null when the lane is empty. */
  running(): J | null;
  add(job: J): void;
  /** Takes a job out without telling it; when it was running, the next one starts. */
  remove(job: J): void;
  /** Takes all jobs out without telling them; none starts. */
  clear(): void;
}

export function createLane<J extends Job>(): Lane<J> {
  const queue: J[] = [];
  let running: J | null = null;

  const pump = (): void => {
    const job = queue[0];
    if (running !== null || job === undefined) return;
    running = job;
    void job.run().then(() => {
      if (running !== job) return;
      running = null;
      queue.shift();
      job.settled();
      pump();
    });
  };

  return {
    running: () => running,
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
    },
  };
}
