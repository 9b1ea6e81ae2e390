import type { Clock } from '../sync/ports';

/** For so long a reading serves those who look again, from its end on, in milliseconds. */
const lifeMs = 15_000;
/** And for so many times as long as it took: what is large is not read all the time. */
const lifeOfSlow = 20;
const longestLifeMs = 600_000;
const mostKept = 20;

interface Reading<T> {
  readonly read: Promise<T>;
  readonly begunAt: number;
  /** Null while it goes on. */
  until: number | null;
}

/** What was read just now, by key: one reading of a key at a time. One that fails is not kept. */
export class RecentReadings<T> {
  private readonly kept = new Map<string, Reading<T>>();

  constructor(private readonly clock: Pick<Clock, 'now'>) {}

  of(key: string, read: () => Promise<T>): Promise<T> {
    const now = this.now();
    const known = this.kept.get(key);
    return known && (known.until === null || now <= known.until) ? known.read : this.anew(key, read);
  }

  anew(key: string, read: () => Promise<T>): Promise<T> {
    const reading: Reading<T> = { read: read(), begunAt: this.now(), until: null };
    this.kept.delete(key);
    this.kept.set(key, reading);
    reading.read.then(
      () => this.keep(reading),
      () => this.kept.get(key) === reading && this.kept.delete(key)
    );
    for (const oldest of [...this.kept.keys()].slice(0, -mostKept)) this.kept.delete(oldest);
    return reading.read;
  }

  private keep(reading: Reading<T>): void {
    const now = this.now();
    const life = Math.max(lifeMs, (now - reading.begunAt) * lifeOfSlow);
    reading.until = now + Math.min(longestLifeMs, life);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
