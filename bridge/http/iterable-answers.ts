import { z } from 'zod';
import { named } from './answers';

/** What the endpoints say of an Iterable project. */

const count = z.number().int();
const next = z.string().nullable().describe('Cursor of the next page.');

export const fieldMeter = named(
  'FieldMeter',
  'How much of the limit of user fields is used. The limit is the documented one; Iterable raises it on request.',
  z.object({ used: count, limit: count, left: count, percent: count })
);

export const iterableFields = named(
  'IterableFields',
  'User fields with their types, by name; nested ones as parent.child.',
  z.object({
    project: z.string(),
    meter: fieldMeter,
    fields: z.array(z.object({ name: z.string(), type: z.string() })),
    next
  })
);

export const madeField = named(
  'MadeField',
  'A user field with its type, which stays for good.',
  z.object({
    name: z.string(),
    type: z.string(),
    created: z.boolean().describe('False: it was there already.'),
    notices: z.array(z.string())
  })
);

const list = {
  id: count,
  name: z.string(),
  type: z.string().describe('Standard is a static list: the only kind that a sync can change.')
};

export const iterableLists = named(
  'IterableLists',
  'Lists by id. Their sizes are not here: Iterable tells five a minute.',
  z.object({ project: z.string(), lists: z.array(z.object(list)), next })
);

export const madeList = named(
  'MadeList',
  'A static list.',
  z.object({ ...list, created: z.boolean().describe('False: a static list of that name was there already.') })
);

export const iterableCatalogs = named(
  'IterableCatalogs',
  'Catalogs by name.',
  z.object({ project: z.string(), catalogs: z.array(z.object({ name: z.string() })), next })
);

export const iterableChannels = named(
  'IterableChannels',
  'Channels by id, each with its message types.',
  z.object({
    project: z.string(),
    channels: z.array(
      z.object({
        id: count,
        name: z.string(),
        messageTypes: z.array(z.object({ id: count, name: z.string(), policy: z.enum(['OptIn', 'OptOut']) }))
      })
    ),
    next
  })
);
