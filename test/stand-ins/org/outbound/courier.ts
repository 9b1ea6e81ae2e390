import { readAnswer } from './read-answer';
import { mostNotifications, type Notification, type OutboundOptions, type SentMessage } from './definition';

interface Waiting extends Notification {
  readonly since: number;
  readonly tries: number;
  readonly dueAt: number;
  /** It was acknowledged before. */
  readonly isCopy: boolean;
}

export interface CourierParts {
  readonly endpointUrl: string;
  readonly options: OutboundOptions;
  /** The message of these notifications with the values of now. */
  readonly write: (notifications: readonly Notification[]) => string;
  readonly sent: (message: SentMessage) => void;
}

/**
 * Brings the notifications of one definition to their endpoint, up to a hundred at a time, and again with growing waits
 * until it acknowledges them or they are too old.
 */
export class Courier {
  /** Too old: nobody will hear of them. */
  dropped = 0;
  private waiting: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;
  private underWay = false;
  /** When what changes now goes out; null until something does. */
  private gatheredAt: number | null = null;
  private readonly stopping = new AbortController();

  constructor(private readonly parts: CourierParts) {}

  get isIdle(): boolean {
    return this.waiting.length === 0 && !this.underWay;
  }

  add(notification: Notification): void {
    const { options } = this.parts;
    if (options.loss) return;
    const since = Date.now();
    this.gatheredAt ??= since + options.gatherMs;
    this.waiting.push({ ...notification, since, tries: 0, dueAt: this.gatheredAt, isCopy: false });
    this.plan();
  }

  /** What waits for its next try is tried now. */
  retryNow(): void {
    this.waiting = this.waiting.map((notification) => ({ ...notification, dueAt: 0 }));
    this.plan();
  }

  stop(): void {
    this.waiting = [];
    clearTimeout(this.timer);
    this.stopping.abort();
  }

  private plan(): void {
    if (this.underWay || this.stopping.signal.aborted) return;
    clearTimeout(this.timer);
    if (this.waiting.length === 0) return;
    const next = this.waiting.reduce((earliest, { dueAt }) => Math.min(earliest, dueAt), Infinity);
    this.timer = setTimeout(() => void this.deliver(), Math.max(0, Math.min(next - Date.now(), 2 ** 31 - 1)));
  }

  /** One message after the other. */
  private async deliver(): Promise<void> {
    this.underWay = true;
    for (let due = this.takeDue(); due.length > 0; due = this.takeDue()) {
      const acknowledged = await this.send(due);
      if (this.stopping.signal.aborted) break;
      this.waiting.push(...(acknowledged ? this.copiesOf(due) : this.laterOf(due)));
    }
    this.underWay = false;
    this.plan();
  }

  private takeDue(): Waiting[] {
    const { options } = this.parts;
    const now = Date.now();
    if ((this.gatheredAt ?? Infinity) <= now) this.gatheredAt = null;
    const kept = this.waiting.filter(({ since }) => now - since <= options.keepMs * options.pace);
    this.dropped += this.waiting.length - kept.length;
    const due = kept.filter(({ dueAt }) => dueAt <= now);
    if (options.disorder) due.reverse();
    const taken = new Set(due.slice(0, mostNotifications));
    this.waiting = kept.filter((notification) => !taken.has(notification));
    return [...taken];
  }

  private async send(due: readonly Waiting[]): Promise<boolean> {
    const { endpointUrl, options, write, sent } = this.parts;
    const notifications = due.map(({ id, recordId }) => ({ id, recordId }));
    const body = write(notifications);
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(options.answerMs)]);
    const answer = await post(endpointUrl, body, signal);
    sent({ endpointUrl, notifications, body, ...answer });
    return answer.acknowledged;
  }

  private copiesOf(due: readonly Waiting[]): Waiting[] {
    if (!this.parts.options.duplicates) return [];
    return due.filter(({ isCopy }) => !isCopy).map((notification) => ({ ...notification, isCopy: true }));
  }

  private laterOf(due: readonly Waiting[]): Waiting[] {
    const { firstRetryMs, longestRetryMs, pace } = this.parts.options;
    return due.map((notification) => {
      const wait = Math.min(longestRetryMs, firstRetryMs * 2 ** notification.tries) * pace;
      return { ...notification, tries: notification.tries + 1, dueAt: Date.now() + wait };
    });
  }
}

async function post(
  url: string,
  body: string,
  signal: AbortSignal
): Promise<Pick<SentMessage, 'status' | 'acknowledged'>> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body,
      redirect: 'manual',
      signal
    });
    const { status, headers } = answer;
    const text = await answer.text();
    return { status, acknowledged: status === 200 && readAnswer(headers.get('content-type'), text) };
  } catch {
    return { status: null, acknowledged: false };
  }
}
