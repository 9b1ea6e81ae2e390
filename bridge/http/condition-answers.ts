import { z } from 'zod';
import { named } from './answers';

const clause = z.object({
  text: z.string().describe('As SOQL.'),
  comparison: z
    .object({
      field: z.string(),
      operator: z.string().describe('In capitals: =, LIKE, NOT IN.'),
      values: z.array(
        z.object({
          type: z
            .enum(['text', 'number', 'boolean', 'null', 'date', 'moment', 'literal'])
            .describe('literal: what SOQL knows by name, such as LAST_N_DAYS:5, and macros.'),
          text: z.string().describe('Without quotes.')
        })
      )
    })
    .nullable()
    .describe('Null for functions and semi-joins.')
});

const conditionTree = named(
  'ConditionTree',
  'A condition in rows and groups.',
  z.object({
    kind: z.enum(['all', 'any', 'not', 'clause']),
    clause: clause.nullable().describe('Null for groups.'),
    get parts(): z.ZodArray<typeof conditionTree> {
      return z.array(conditionTree);
    }
  })
);

const plan = z.object({
  how: z
    .enum(['index', 'table', 'other', 'unknown'])
    .describe('The whole table is read for table; unknown: Salesforce did not say.'),
  cost: z.number().nullable().describe('Above 1 it is too much for an index to help.'),
  tableSize: z.number().int().nullable().describe('Records of the object, estimated by Salesforce.'),
  unhelped: z.array(z.string()).describe('Fields of the condition that no index helps with.')
});

export const condition = named(
  'Condition',
  'What a condition or a query says and selects, before it is part of a sync.',
  z.object({
    isValid: z.boolean(),
    problem: z.object({ message: z.string(), fix: z.string() }).nullable(),
    tree: conditionTree.nullable().describe('Null where nothing is chosen, or it cannot be read.'),
    count: z.number().int().nullable().describe('Records that it selects now.'),
    plan: plan.nullable().describe('How Salesforce would find all of them; null where it was not asked.'),
    fields: z.array(z.string()).describe('Fields of the object that it names.'),
    notices: z.array(z.string()).describe('What a person should know although it is right.')
  })
);
