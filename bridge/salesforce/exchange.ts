import type { CallEnd, CallEnded } from '../calls/call-log';

/** An answer as jsforce hears it. */
export interface Heard {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body?: unknown;
}

/** What goes over the wire for one call: a session that has ended makes two exchanges of it (salesforce-api 0.1). */
export class Exchange {
  private ended: CallEnded | null = null;
  private response: Heard | null = null;

  constructor(private readonly begin: () => CallEnded) {}

  sent(): void {
    this.refused('sf.session');
    this.response = null;
    this.ended = this.begin();
  }

  heard(response: Heard): void {
    this.response = response;
  }

  /** Answers the headers of the answer. */
  accepted(answer: unknown): Record<string, string> {
    this.end({ code: '', answer });
    return this.response?.headers ?? {};
  }

  refused(code: string): void {
    this.end({ code, answer: parsed(this.response?.body) });
  }

  private end(end: Pick<CallEnd, 'code' | 'answer'>): void {
    const body = this.response?.body;
    const bytes = typeof body === 'string' ? Buffer.byteLength(body) : null;
    this.ended?.({ status: this.response?.statusCode ?? null, bytes, ...end });
    this.ended = null;
  }
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string' || body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
