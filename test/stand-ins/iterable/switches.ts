/**
 * The points that the contract marks (uncertain), iterable-api 20: each can be set to every reading that it names.
 * A client has to pass with all of them.
 */
export interface Switches {
  /** 2.5: a value of the wrong type refuses the whole bulk request, or its row alone. */
  mismatch: 'request' | 'row';
  /** 2.4.1: how a refused bulk request names the value: all values up to the bad one, the bad one alone, or not at all. */
  offendingValue: 'array' | 'scalar' | 'absent';
  /** 2.4.1: `validationErrors` is keyed by the field, or by `<schema>:::<field>`. */
  mismatchKey: 'field' | 'schema-and-field';
  /** 2.4.1: a clash inside an object is keyed by its dotted path, or by the object. */
  nestedMismatchKey: 'path' | 'top-level';
  /** 2.6: what a body or batch over the limit is answered with. */
  oversize: '413' | 'BatchTooLarge';
  /** 2.6: rows that a bulk request may hold; null for no cap. */
  maxRows: number | null;
  /** 2.7: `Retry-After` on 429. */
  retryAfterHeader: 'sent' | 'absent';
  /** 2.7: `params.rateLimit...` on 429 of users/update and users/bulkUpdate. */
  rateLimitParams: 'sent' | 'absent';
  /** 2.5: rows that changed nothing are listed, the arrays are there but empty, or are not there. */
  noOp: 'listed' | 'empty' | 'absent';
  /** 2.5: every array, only those with something in them, or the answer of 2017 (counts and `invalidEmails`). */
  optionalArrays: 'all' | 'non-empty' | 'oldest';
  /** 3: where a bulk row lists a userId that an email-based project does not know. */
  unknownUserIdRow: 'invalidUserIds' | 'notFoundUserIds';
  /** 3: status of a single call whose identity belongs to another user. */
  conflictStatus: 400 | 409;
  /** 3: its code: one for all, or the one that says which identity. */
  conflictCode: 'ExternalKeyConflict' | 'specific';
  /** 6.7: status of a single call for a forgotten user. */
  forgottenStatus: 400 | 409;
  /** 6.5: GET by a userId that nobody has; `plain-text` is the 400 of 2017. */
  unknownUserId: 200 | 400 | 500 | 'plain-text';
  /** 6.6: DELETE of a user who does not exist. */
  deleteUnknown: 200 | 400 | 404;
  /** 4: a fraction for a `long` field is a mismatch, or loses its fraction. */
  longDouble: 'mismatch' | 'coerce';
  /** 4: a first value of null or [] fixes no type, or fixes `string`. */
  emptyTyping: 'untyped' | 'string';
  /** 4: null inside a merged object clears that key, or is kept as null. */
  nestedNull: 'clears' | 'kept';
  /** 4: a date without time reads back as midnight, or as it was sent. */
  dateOnly: 'midnight' | 'as-sent';
  /** 4: levels of nested objects, and characters of a field's name; null for no limit. */
  maxDepth: number | null;
  maxFieldNameLength: number | null;
  /** 4: a value over about 32,000 characters is bad data of its row, or is taken. */
  longValues: 'refused' | 'taken';
  /** 2.4: params of `BadJsonBody` as sentences (today), as lists of codes (2017), or of lists of codes (2022). */
  badJson: 'sentences' | 'codes' | 'code-lists';
  /** 2.6: bytes that a body of trackBulk may have; null for no cap. */
  trackBulkBytes: number | null;
  /** 8.1: the unit of `createdAt`; `either` goes by the size of the number. */
  createdAtUnit: 'seconds' | 'milliseconds' | 'either';
  /** 8.2: which of the events of one request with the same id is stored. */
  duplicateEventIds: 'last' | 'first';
  /** 2.5: how trackBulk counts an event whose name is blocked; it is listed and not stored in any case. */
  disallowedEvent: 'failed' | 'successful';
  /** 10: whether the answer to a purchase has its id. */
  purchaseId: 'told' | 'kept';
  /** 11: what a catalog's creation is answered with. */
  catalogCreated: 200 | 201;
  /** 11: status for a catalog whose name is taken. */
  catalogExists: 400 | 409;
  /** 11: what a write of items that was taken is answered with. */
  catalogWriteStatus: 200 | 202;
  /** 11: bad items refuse the whole request, or are taken and never show up. */
  catalogValidation: 'up-front' | 'late';
  /** 11: reads of catalogs stand in the envelope, bare, or that of one item bare, as the vendor's client takes it. */
  catalogReplies: 'wrapped' | 'bare' | 'item-bare';
  /** 11: which 4xx an account without the add-on gets. */
  catalogsNotBought: 400 | 403 | 404;
  /** 6.7: code of the 400 for a user who is not there to be forgotten, or was not forgotten. */
  forgetUnknownCode: 'BadParams' | 'specific';
  /** 6.4 is silent: after a merge the user is in the lists of both, or in those of the destination. */
  mergedLists: 'union' | 'destination';
  /**
   * 6.4 is silent: what one gets after a merge is a field as others are (the destination's array if it has one), what the
   * destination got alone (reads show empty arrays, so that it always has them), or what both unsubscribed from.
   */
  mergedSubscriptions: 'as-fields' | 'destination' | 'union';
  /** 6.7 is silent: to forget someone once more is to forget an unknown user, or refused because they were forgotten. */
  forgetAgain: 'unknown' | 'forgotten';
  /** 9: a second list with the same name. */
  duplicateListNames: 'accepted' | 'refused';
  /** 9: what leaving `channelUnsubscribe` out means. */
  channelUnsubscribeDefault: 'list-only' | 'channel';
  /** 7.1: `userListIds` in updateSubscriptions is refused as unknown, or sets the lists. */
  userListIds: 'refused' | 'taken';
  /** 7.1: what a subscription update that was taken is called. */
  subscriptionsCode: 'Success' | 'Accepted';
  /** 7.2: where bulkUpdateSubscriptions, which has no `forgotten...`, lists those who were forgotten. */
  forgottenSubscriptionRow: 'invalid' | 'failure';
  /** 7.3: status of what was taken. */
  incrementalStatus: 200 | 202;
}

export const defaultSwitches: Readonly<Switches> = {
  mismatch: 'request',
  offendingValue: 'array',
  mismatchKey: 'field',
  nestedMismatchKey: 'path',
  oversize: '413',
  maxRows: 1000,
  retryAfterHeader: 'absent',
  rateLimitParams: 'sent',
  noOp: 'empty',
  optionalArrays: 'all',
  unknownUserIdRow: 'invalidUserIds',
  conflictStatus: 409,
  conflictCode: 'specific',
  forgottenStatus: 409,
  unknownUserId: 400,
  deleteUnknown: 200,
  longDouble: 'mismatch',
  emptyTyping: 'untyped',
  nestedNull: 'clears',
  dateOnly: 'midnight',
  maxDepth: null,
  maxFieldNameLength: null,
  longValues: 'refused',
  badJson: 'sentences',
  trackBulkBytes: 4_000_000,
  createdAtUnit: 'either',
  duplicateEventIds: 'last',
  disallowedEvent: 'failed',
  purchaseId: 'kept',
  catalogCreated: 201,
  catalogExists: 400,
  catalogWriteStatus: 202,
  catalogValidation: 'up-front',
  catalogReplies: 'wrapped',
  catalogsNotBought: 403,
  forgetUnknownCode: 'BadParams',
  mergedLists: 'union',
  mergedSubscriptions: 'as-fields',
  forgetAgain: 'unknown',
  duplicateListNames: 'accepted',
  channelUnsubscribeDefault: 'list-only',
  userListIds: 'refused',
  subscriptionsCode: 'Success',
  forgottenSubscriptionRow: 'invalid',
  incrementalStatus: 202
};
