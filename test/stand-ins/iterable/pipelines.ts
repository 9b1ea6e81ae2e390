import type { Clock } from './clock';
import type { ApplyDelays } from './options';

export type PipelineName = keyof ApplyDelays;

interface PendingWrite {
  readonly due: number;
  readonly order: number;
  readonly apply: (at: number) => void;
}

/** Writes of one kind, in the order in which they were accepted. */
class Pipeline {
  private writes: PendingWrite[] = [];
  private next = 0;
  private lastDue = 0;

  push(due: number, order: number, apply: (at: number) => void): void {
    this.lastDue = Math.max(this.lastDue, due);
    this.writes.push({ due: this.lastDue, order, apply });
  }

  head(): PendingWrite | undefined {
    return this.writes[this.next];
  }

  shift(): void {
    this.next += 1;
    if (this.next < this.writes.length) return;
    this.writes = [];
    this.next = 0;
  }

  get length(): number {
    return this.writes.length - this.next;
  }
}

/**
 * Accepted writes that cannot be seen yet (iterable-api 5). Nothing runs by itself: whoever looks at the project first lets
 * through what has fallen due.
 */
export class Pipelines {
  private readonly pipelines: Readonly<Record<PipelineName, Pipeline>> = {
    single: new Pipeline(),
    bulk: new Pipeline(),
    deletes: new Pipeline(),
    lists: new Pipeline(),
    catalogs: new Pipeline()
  };
  private accepted = 0;

  constructor(
    private readonly clock: Clock,
    private readonly delays: ApplyDelays
  ) {}

  push(name: PipelineName, apply: (at: number) => void): void {
    this.accepted += 1;
    this.pipelines[name].push(this.clock.now() + this.delays[name], this.accepted, apply);
  }

  /** Applies what is due by the clock. */
  catchUp(): void {
    this.applyUntil(this.clock.now());
  }

  /** Applies everything, in the order in which it would have fallen due. */
  settle(): void {
    this.applyUntil(Infinity);
  }

  get pending(): number {
    return Object.values(this.pipelines).reduce((total, pipeline) => total + pipeline.length, 0);
  }

  private applyUntil(time: number): void {
    for (let pipeline = this.earliest(time); pipeline; pipeline = this.earliest(time)) {
      const write = pipeline.head();
      pipeline.shift();
      write?.apply(write.due);
    }
  }

  private earliest(time: number): Pipeline | null {
    let best: Pipeline | null = null;
    for (const pipeline of Object.values(this.pipelines)) {
      const head = pipeline.head();
      const first = best?.head();
      if (!head || head.due > time) continue;
      if (!first || head.due < first.due || (head.due === first.due && head.order < first.order))
        best = pipeline;
    }
    return best;
  }
}
