import { z } from 'zod';
import type { CsvTable } from '../commands/csv';
import type { AdminParts } from './admin-parts';
import type { Unchanging } from './unchanging';

/** Who asks, as far as they say so. */
export interface Caller {
  /** Id of the Salesforce user on whose behalf the package calls; null when nobody is named. */
  readonly user: string | null;
}

/** What a request says, read and checked. */
export interface Asked<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
}

/** One endpoint, from which both its route and its page in the OpenAPI document are made. */
export interface Endpoint {
  readonly method: 'get' | 'post';
  /** As in OpenAPI: `/v1/runs/{id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  /** Null takes no body. */
  readonly body: z.ZodType | null;
  readonly status: 200 | 202;
  readonly answer: z.ZodType;
  /** Statuses of problems besides those that every endpoint may answer. */
  readonly problems: readonly number[];
  /** The answer as a table; null where there is JSON only. */
  readonly csv: ((answer: never) => CsvTable) | null;
  readonly handle: (asked: Asked<never, never, never>, parts: AdminParts) => Promise<unknown>;
}

interface Description<P, Q, B, A> {
  readonly method: Endpoint['method'];
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly status?: Endpoint['status'];
  readonly answer: A;
  readonly problems?: readonly number[];
  readonly csv?: (answer: z.output<A>) => CsvTable;
  readonly handle: (
    asked: Asked<z.output<P>, z.output<Q>, z.output<B>>,
    parts: AdminParts
  ) => Promise<Unchanging<z.input<A>>>;
}

const nothing = z.strictObject({});

/** Ties the types of an endpoint's schemas to its handler. */
export const endpoint = <
  A extends z.ZodType,
  P extends z.ZodObject = typeof nothing,
  Q extends z.ZodObject = typeof nothing,
  B extends z.ZodType = typeof nothing
>(
  description: Description<P, Q, B, A>
): Endpoint => ({
  status: 200,
  problems: [],
  ...description,
  csv: description.csv ?? null,
  params: description.params ?? nothing,
  query: description.query ?? nothing,
  body: description.body ?? null
});
