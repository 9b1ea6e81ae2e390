import type { Batch, Operation } from '../sync/model';
import { RejectedError } from '../errors';
import { bulkParts } from './bulk-body';
import { endpoints, type Endpoint, type EndpointName } from './endpoints';
import { addressOf, type CallParts } from './iterable-calls';
import { isSingle, singleCall } from './single-calls';

interface Request {
  readonly method: string;
  /** With its query; the host is the project's. */
  readonly path: string;
  /** JSON as text; null for a call that has none. */
  readonly body: string | null;
}

/** Calls as the client sends them, for whoever shows them instead. Pure. */
export const outgoingRequests = {
  batch: (batch: Batch, options?: { createNewFields: boolean }): Request =>
    requestOf(batch.call.endpoint, bulkParts(batch, options)),
  single: (operation: Operation): Request => {
    const { call } = operation;
    if (!isSingle(call)) throw new RejectedError('iterable.not-single', `${call.endpoint} takes batches.`);
    const { name, parts } = singleCall(call, operation);
    return requestOf(name, parts);
  }
};

function requestOf(name: EndpointName, parts: CallParts): Request {
  const endpoint: Endpoint = endpoints[name];
  return { method: endpoint.method, path: addressOf(endpoint, parts), body: parts.body ?? null };
}
