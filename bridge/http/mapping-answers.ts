import { z } from 'zod';
import { operationKinds } from '../config/sync-definition';
import { named } from './answers';
import { iterableChannels } from './iterable-answers';

/** What the editor of steps and mappings chooses from. */

const texts = z.array(z.string());
const time = z.string().meta({ format: 'date-time' });
const typed = z.array(z.object({ name: z.string(), type: z.string() }));

const targets = named(
  'TargetWords',
  'What mappings of an operation, or of the elements of `items`, can have as target.',
  z.object({
    named: z.array(
      z.object({
        name: z.string(),
        kind: z
          .string()
          .describe('What it takes: data, text, boolean, whole, number, seconds, ids, items ...'),
        isConstant: z.boolean().describe('Only a constant: it is the same for the whole call.')
      })
    ),
    switches: texts.describe('Groups of switches by id: `channels` stands for `channels.<id>`.'),
    data: z
      .enum(['user', 'free', 'flat', 'none'])
      .describe('Fields below `dataFields`: of the user, of any name, of a catalog (without dots), or none.'),
    required: z.array(texts).describe('Of each group one has to be mapped.')
  })
);

export const mappingWords = named(
  'MappingWords',
  'What steps and mappings can be made of.',
  z.object({
    operations: z.array(
      z.object({
        name: z.enum(operationKinds),
        stepTarget: z
          .enum(['list', 'catalog', 'event', 'none'])
          .describe('What Target__c of the step names.'),
        mode: z.enum(['user', 'event', 'none']).describe('What Mode__c says.'),
        isAboutUser: z.boolean(),
        mergesFields: z.boolean().describe('Whether Merge_Nested_Objects__c counts.'),
        exits: texts.describe('Values of On_Exit__c beside Nothing.'),
        targets
      })
    ),
    itemTargets: targets.describe('Of the elements of `items`.'),
    transforms: z.array(
      z.object({ name: z.string(), form: z.string(), does: z.string(), takesArguments: z.boolean() })
    ),
    types: z.array(
      z.object({ name: z.string(), takes: texts.describe('Types whose values a field of this one takes.') })
    ),
    managedFields: texts.describe('User fields that Iterable keeps itself.')
  })
);

const orUnread = 'Null: could not be read, see problems.';

export const mappingTargets = named(
  'MappingTargets',
  'What an Iterable project has to map onto, read anew.',
  z.object({
    project: z.string(),
    readAt: time,
    fields: typed.nullable().describe(`User fields by name, nested ones as parent.child. ${orUnread}`),
    lists: z
      .array(z.object({ id: z.number().int(), name: z.string(), type: z.string() }))
      .nullable()
      .describe(orUnread),
    catalogs: texts.nullable().describe(orUnread),
    channels: iterableChannels.shape.channels.nullable().describe(orUnread),
    problems: z.array(
      z.object({
        part: z.enum(['fields', 'lists', 'catalogs', 'channels']),
        message: z.string(),
        fix: z.string()
      })
    )
  })
);

export const catalogFields = named(
  'CatalogFields',
  'Fields of a catalog with their types, read anew; none of a catalog that is not there yet.',
  z.object({
    project: z.string(),
    catalog: z.string(),
    readAt: time,
    fields: typed,
    untyped: texts.describe('Fields that items have and that have no type yet.')
  })
);
