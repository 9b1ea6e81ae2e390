import type { IncomingHttpHeaders } from 'node:http';
import type { EndpointName } from './endpoints';
import type { FaultEffect } from './faults';

/** One request as it came in. Keys are never kept. */
export interface LoggedRequest {
  /** By the stand-in's clock. */
  readonly at: number;
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly endpoint: EndpointName | null;
  /** Null when the key opened no project. */
  readonly projectId: number | null;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or the text where it is none; undefined without body or when bodies are dropped. */
  readonly body: unknown;
  /** UTF-8 bytes. */
  readonly bytes: number;
  /** Null when nothing was answered. */
  readonly status: number | null;
  readonly fault: FaultEffect['kind'] | null;
}

const secretHeaders = new Set(['api-key', 'api_key', 'authorization', 'cookie']);

export const redacted = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.has(name) ? '[redacted]' : [value].flat().join(', ')
    ])
  );

export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  private readonly calls = new Map<EndpointName, number>();

  /** `text` is the body; it is parsed when it is looked at. */
  add({ text, ...entry }: Omit<LoggedRequest, 'body'> & { readonly text: string }): void {
    this.entries.push({
      ...entry,
      get body() {
        return parsed(text);
      }
    });
    if (entry.endpoint) this.calls.set(entry.endpoint, this.count(entry.endpoint) + 1);
  }

  /** Requests that an endpoint got, answered or not. */
  count(endpoint: EndpointName): number {
    return this.calls.get(endpoint) ?? 0;
  }

  counts(): Partial<Record<EndpointName, number>> {
    return Object.fromEntries(this.calls);
  }

  clear(): void {
    this.entries.length = 0;
    this.calls.clear();
  }
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
