import type { Clock } from '../clock';

const dayMs = 86_400_000;

/** How often something was done in the last 24 hours (iterable-api 6.7). */
export class DailyCaps {
  private readonly times = new Map<string, number[]>();

  constructor(private readonly clock: Clock) {}

  /** Milliseconds until there is room under the cap; 0 when there is, and the room is taken. */
  take(key: string, cap: number): number {
    const now = this.clock.now();
    const recent = (this.times.get(key) ?? []).filter((time) => time > now - dayMs);
    this.times.set(key, recent);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= cap) return oldest + dayMs - now;
    recent.push(now);
    return 0;
  }
}
