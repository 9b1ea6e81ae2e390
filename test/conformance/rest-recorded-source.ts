/** Recorded exchanges with the REST API, as the collection keeps them. */

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly contentType?: string;
}

export interface RecordedResponse {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Exchange {
  readonly request: RecordedRequest;
  readonly response: RecordedResponse;
}

/** Steps in their order; some only say that something happened there. */
export interface Session {
  readonly source?: string;
  readonly operation?: string;
  readonly steps: readonly (Exchange | { readonly describeCall: string } | { readonly soapLogin: true })[];
}

export const isExchange = (step: Session['steps'][number]): step is Exchange => 'request' in step;

/** The Bulk API of the first generation, XML and CSV, is no part of the contract. */
export const isBulk1 = ({ request }: Exchange): boolean => request.path.startsWith('/services/async/');

/** What was answered, and what had been recorded, in a form in which they are equal where they agree. */
export interface Outcome {
  readonly mine: string;
  readonly recorded: string;
}
