import type { Batch, Operation } from '../sync/model';
import type { CallParts } from './iterable-calls';

interface BulkOptions {
  readonly createNewFields: boolean;
}

/** No field is created unless that is asked for. */
const noNewFields: BulkOptions = { createNewFields: false };

/** What a batch's call is about: the catalog in its path, and its body. Pure. */
export const bulkParts = (batch: Batch, options: BulkOptions = noNewFields): CallParts => ({
  path: 'catalog' in batch.call ? { catalog: batch.call.catalog } : undefined,
  body: bulkBody(batch, options)
});

/**
 * A batch -> the body of its call (iterable-api 6.2, 7.2, 8.2, 9, 11), made of the operations' own texts: what is sent is
 * what was hashed. Only bulkUpdate has a `createNewFields` of the whole call. Pure.
 */
export function bulkBody({ call, operations }: Batch, { createNewFields }: BulkOptions): string {
  switch (call.endpoint) {
    case 'bulkUpdate':
      return `{"users":${rows(operations)},"createNewFields":${createNewFields}}`;
    case 'subscribe':
      return `{"listId":${call.listId},"subscribers":${rows(operations)}}`;
    case 'unsubscribe': {
      // Always sent: its default may be a global unsubscribe (iterable-api 9).
      const flags = `"channelUnsubscribe":${call.channelUnsubscribe}`;
      const campaign = call.campaignId === null ? '' : `,"campaignId":${call.campaignId}`;
      return `{"listId":${call.listId},"subscribers":${rows(operations)},${flags}${campaign}}`;
    }
    case 'trackBulk':
      return `{"events":${rows(operations)}}`;
    case 'bulkUpdateSubscriptions':
      return `{"updateSubscriptionsRequests":${rows(operations)}}`;
    case 'putItems':
      return `{"documents":${documents(operations)},"replaceUploadedFieldsOnly":${call.replaceFieldsOnly}}`;
    case 'deleteItems':
      return `{"itemIds":[${operations.map(itemId).join(',')}]}`;
  }
}

const rows = (operations: readonly Operation[]): string =>
  `[${operations.map(({ body }) => body).join(',')}]`;

const documents = (operations: readonly Operation[]): string =>
  `{${operations.map((operation) => `${itemId(operation)}:${operation.body}`).join(',')}}`;

const itemId = ({ identity }: Operation): string => JSON.stringify(identity.value);
