import { z } from 'zod';

/** Iterable's answers, read loosely: they may gain fields at any time (iterable-api 1). */

const texts = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);

const failedUpdates = z.object({
  invalidEmails: texts,
  invalidUserIds: texts,
  invalidDataEmails: texts,
  invalidDataUserIds: texts,
  conflictEmails: texts,
  conflictUserIds: texts,
  forgottenEmails: texts,
  forgottenUserIds: texts,
  notFoundEmails: texts,
  notFoundUserIds: texts
});

/** Any array may be missing, `failedUpdates` too (iterable-api 2.5). */
export const bulkAnswer = z.object({
  successCount: z.number(),
  failCount: z.number(),
  invalidEmails: texts,
  invalidUserIds: texts,
  filteredOutFields: texts,
  createdFields: texts,
  failedUpdates: failedUpdates.nullish().transform((value) => value ?? failedUpdates.parse({}))
});

export type BulkAnswerBody = z.infer<typeof bulkAnswer>;

export const fieldsAnswer = z.object({ fields: z.record(z.string(), z.string()) });

/** `code` is open text: the service knows more codes than its documentation (iterable-api 2.3). */
export const errorAnswer = z.object({
  msg: z.string().default(''),
  code: z.string().default(''),
  params: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((value) => value ?? {})
});

export type ErrorAnswer = z.infer<typeof errorAnswer>;

/** `RequestFieldsTypesMismatched` (iterable-api 2.4.1, seed 004). */
export const typeErrors = z.record(
  z.string(),
  z.object({ expectedType: z.string().default('another'), offendingValue: z.unknown().optional() }).loose()
);
