import { z } from 'zod';

/** Iterable's answers, read loosely: they may gain fields at any time (iterable-api 1). */

const texts = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);

/** Numbers, some of them written as text (iterable-api 2.4). */
const id = z
  .union([z.number(), z.string().regex(/^\d+$/)])
  .transform(Number)
  .pipe(z.int());

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

/** Of users, lists and events. Any array may be missing, `failedUpdates` too (iterable-api 2.5). */
export const bulkAnswer = z.object({
  successCount: z.number(),
  failCount: z.number(),
  invalidEmails: texts,
  invalidUserIds: texts,
  filteredOutFields: texts,
  createdFields: texts,
  disallowedEventNames: texts,
  failedUpdates: failedUpdates.nullish().transform((value) => value ?? failedUpdates.parse({}))
});

export type BulkAnswerBody = z.infer<typeof bulkAnswer>;

/** iterable-api 7.2. */
export const subscriptionsAnswer = z.object({
  successCount: z.number(),
  failCount: z.number(),
  invalidEmails: texts,
  invalidUserIds: texts,
  validEmailFailures: texts,
  validUserIdFailures: texts
});

export type SubscriptionsAnswerBody = z.infer<typeof subscriptionsAnswer>;

/** What a call was taken with tells nothing (iterable-api 2.1, 11); a page of something in between is no answer. */
export const taken = z.looseObject({});

export const fieldsAnswer = z.object({ fields: z.record(z.string(), z.string()) });

const dataFields = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform((value) => value ?? {});
const identifier = z.string().nullish().catch(undefined);

/** `{}` for nobody; whoever is known by the other identifier alone lacks this one (iterable-api 6.5). */
export const userAnswer = z.object({
  user: z.object({ email: identifier, userId: identifier, dataFields }).nullish()
});

/** iterable-api 9. */
export const listsAnswer = z.object({
  lists: z.array(z.object({ id, name: z.string(), listType: z.string().default('Standard') }))
});
export const listCreated = z.object({ listId: id });

/** iterable-api 12; old replies lack the policy. */
export const channelsAnswer = z.object({ channels: z.array(z.object({ id, name: z.string() })) });
export const messageTypesAnswer = z.object({
  messageTypes: z.array(
    z.object({
      id,
      name: z.string(),
      channelId: id,
      subscriptionPolicy: z.enum(['OptIn', 'OptOut']).catch('OptOut')
    })
  )
});

/** Live replies have the documented object inside an envelope (iterable-api 11). */
const enveloped = <Schema extends z.ZodObject>(schema: Schema) =>
  z.preprocess(
    (body) => z.object({ params: z.looseObject({}) }).safeParse(body).data?.params ?? body,
    schema
  );

export const catalogsAnswer = enveloped(
  z.object({
    catalogNames: z.array(z.object({ name: z.string() })),
    totalCatalogsCount: z.number().nullish(),
    nextPageUrl: z.string().nullish()
  })
);

export const catalogFieldsAnswer = enveloped(
  z.object({ definedMappings: z.record(z.string(), z.string()), undefinedFields: texts })
);

/** `code` is open text: the service knows more codes than its documentation (iterable-api 2.3). */
export const errorAnswer = z.object({
  msg: z.string().default(''),
  code: z.string().default(''),
  params: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((value) => value ?? {}),
  /** Of catalogs, whose refusals have an envelope of their own. */
  data: z
    .object({ args: z.array(z.unknown()) })
    .nullish()
    .catch(undefined)
});

export type ErrorAnswer = z.infer<typeof errorAnswer>;

/** `RequestFieldsTypesMismatched` (iterable-api 2.4.1, seed 004). */
export const typeErrors = z.record(
  z.string(),
  z.object({ expectedType: z.string().default('another'), offendingValue: z.unknown().optional() }).loose()
);
