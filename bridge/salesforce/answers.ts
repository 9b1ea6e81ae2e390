import { z } from 'zod';
import { TransientError } from '../errors';

/** The answers of Salesforce that the bridge reads, loosely: an org may always say more. Source: salesforce-api 2.1, 4, 6. */

const row = z.record(z.string(), z.unknown());

export const queryAnswer = z.object({
  done: z.boolean(),
  nextRecordsUrl: z.string().optional(),
  records: z.array(row)
});

export const deletedAnswer = z.object({
  deletedRecords: z.array(z.object({ id: z.string() })),
  earliestDateAvailable: z.string()
});

const texts = z
  .array(z.string())
  .nullish()
  .transform((values) => values ?? []);

/** Source: docs/contracts/salesforce-query-plan.md. */
export const queryPlanAnswer = z.object({
  plans: z.array(
    z.object({
      leadingOperationType: z.string(),
      relativeCost: z.number(),
      sobjectCardinality: z.number(),
      notes: z
        .array(z.object({ fields: texts }))
        .nullish()
        .transform((notes) => notes ?? [])
    })
  )
});

/** Source: docs/contracts/salesforce-list-views.md. */
export const listViewAnswer = z.object({
  query: z.string(),
  sobjectType: z.string(),
  scope: z.string().nullish(),
  scopeEntityId: z.string().nullish(),
  relatedEntityId: z.string().nullish()
});

/** Source: docs/contracts/salesforce-reports.md. */
export const reportAnswer = z.object({
  allData: z.boolean(),
  hasDetailRows: z.boolean(),
  reportMetadata: z.object({ reportFormat: z.string(), detailColumns: z.array(z.string()) }),
  reportExtendedMetadata: z
    .object({ detailColumnInfo: z.record(z.string(), z.object({ label: z.string().nullish() })).nullish() })
    .nullish(),
  factMap: z.record(
    z.string(),
    z.object({
      rows: z
        .array(
          z.object({
            dataCells: z.array(
              z.object({
                label: z
                  .string()
                  .nullish()
                  .transform((value) => value ?? null),
                value: z.unknown()
              })
            )
          })
        )
        .nullish()
    })
  )
});

export const compositeAnswer = z.object({
  compositeResponse: z.array(z.object({ httpStatusCode: z.number(), body: z.unknown() })).min(1)
});

export const describeAnswer = z.object({
  name: z.string(),
  keyPrefix: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  fields: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      scale: z.number().default(0),
      nillable: z.boolean().default(true),
      filterable: z.boolean().default(true),
      updateable: z.boolean().default(false),
      calculated: z.boolean().default(false),
      idLookup: z.boolean().default(false),
      relationshipName: z
        .string()
        .nullish()
        .transform((value) => value ?? null),
      picklistValues: z
        .array(z.object({ value: z.string(), label: z.string().nullish() }))
        .nullish()
        .transform((values) => values ?? []),
      referenceTo: z
        .array(z.string())
        .nullish()
        .transform((value) => value ?? [])
    })
  ),
  childRelationships: z
    .array(
      z
        .object({ childSObject: z.string(), field: z.string(), relationshipName: z.string().nullish() })
        .loose()
    )
    .nullish()
    .transform((value) => value ?? [])
});

export type DescribedField = z.infer<typeof describeAnswer>['fields'][number];

export const collectionAnswer = z.array(
  z.object({
    success: z.boolean(),
    errors: z.array(z.object({ statusCode: z.string(), message: z.string().default('') })).default([])
  })
);

export const limitsAnswer = z.record(
  z.string(),
  z.object({ Max: z.number(), Remaining: z.number() }).loose()
);

/** An answer of another shape is a cut-off or foreign one (a proxy's page, say): it may pass. */
export function readAnswer<T extends z.ZodType>(schema: T, body: unknown, what: string): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new TransientError('sf.unreadable', `Salesforce's answer to ${what} cannot be read.`, {
    cause: parsed.error
  });
}
