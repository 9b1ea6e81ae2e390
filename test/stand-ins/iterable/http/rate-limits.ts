import { refusal, type Answer } from './answer';
import type { Clock } from '../clock';
import { DailyCaps } from './daily-caps';
import { endpointOf, type EndpointName, type Rate } from './endpoints';
import type { RateOptions } from '../options';
import type { Project } from '../project';

interface Bucket {
  tokens: number;
  filledAt: number;
}

interface Limit {
  readonly capacity: number;
  readonly perMs: number;
  readonly rate: Rate;
}

const periodMs = { second: 1000, minute: 60_000, day: 86_400_000 } as const;

/** Calls for which the newest service says when to come back (iterable-api 2.7). */
const withResetParams: ReadonlySet<EndpointName> = new Set(['users.update', 'users.bulkUpdate']);

/** A token bucket for each endpoint and project (iterable-api 2.7 and 17). */
export class RateLimits {
  private readonly buckets = new Map<string, Bucket>();
  private readonly days: DailyCaps;

  constructor(
    private readonly clock: Clock,
    private readonly options: RateOptions
  ) {
    this.days = new DailyCaps(clock);
  }

  /** Takes a token; the refusal when there is none. */
  take(name: EndpointName, project: Project, path: string): Answer | null {
    return this.takeToken(name, project, path) ?? this.takeFromDay(name, project, path);
  }

  private takeFromDay(name: EndpointName, project: Project, path: string): Answer | null {
    const documented = (endpointOf(name).perDay ?? Infinity) * (this.options.scale ?? 1);
    const cap = this.options.perDay?.[name] ?? documented;
    if (cap === Infinity) return null;
    const waitMs = this.days.take(`${name} ${project.id}`, cap);
    if (waitMs === 0) return null;
    const rate = { calls: cap, per: 'day' } as const;
    const { retryAfterHeader } = project.switches;
    return rateLimited(
      project,
      path,
      rate,
      {},
      retryAfterHeader === 'sent' ? Math.ceil(waitMs / 1000) : null
    );
  }

  private takeToken(name: EndpointName, project: Project, path: string): Answer | null {
    const limit = this.limitOf(name);
    if (!limit) return null;
    const bucket = this.bucketOf(`${name} ${project.id}`, limit);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return null;
    }
    const waitSeconds = Math.ceil((1 - bucket.tokens) / limit.perMs / 1000);
    return exceeded(name, project, path, limit, waitSeconds);
  }

  private limitOf(name: EndpointName): Limit | null {
    const override = this.options.override?.[name];
    const rate = override === undefined ? endpointOf(name).rate : override;
    const scale = override === undefined ? (this.options.scale ?? 1) : 1;
    if (!rate || scale === Infinity) return null;
    const calls = rate.calls * scale;
    return { capacity: Math.max(1, calls), perMs: calls / periodMs[rate.per], rate: { ...rate, calls } };
  }

  private bucketOf(key: string, limit: Limit): Bucket {
    const now = this.clock.now();
    const bucket = this.buckets.get(key) ?? { tokens: limit.capacity, filledAt: now };
    bucket.tokens = Math.min(limit.capacity, bucket.tokens + (now - bucket.filledAt) * limit.perMs);
    bucket.filledAt = now;
    this.buckets.set(key, bucket);
    return bucket;
  }
}

function exceeded(
  name: EndpointName,
  project: Project,
  path: string,
  limit: Limit,
  waitSeconds: number
): Answer {
  const { retryAfterHeader, rateLimitParams } = project.switches;
  const params: Record<string, number> =
    rateLimitParams === 'sent' && withResetParams.has(name)
      ? { rateLimitLimit: limit.capacity, rateLimitRemaining: 0, rateLimitReset: waitSeconds }
      : {};
  return rateLimited(project, path, limit.rate, params, retryAfterHeader === 'sent' ? waitSeconds : null);
}

/** 429 as iterable-api 2.4 shows it. */
export function rateLimited(
  project: Project,
  path: string,
  { calls, per }: Rate,
  params: Record<string, number>,
  retryAfterSeconds: number | null
): Answer {
  const rate = Number.isInteger(calls) ? calls.toFixed(1) : String(calls);
  const msg = `Exceeded rate limit of ${rate} per ${per} for endpoint: ${path}, project: ${project.id} `;
  const answer = refusal(429, 'RateLimitExceeded', msg, params);
  return retryAfterSeconds === null
    ? answer
    : { ...answer, headers: { 'Retry-After': String(retryAfterSeconds) } };
}
