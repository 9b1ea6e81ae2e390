import type { FieldType } from '../stand-ins/iterable/fields/field-types';
import type { ColumnKind, Columns, Equivalent } from './expected-requests-equivalent';

/** Catalogs, subscriptions, lists and what is done once: mostly calls of the vendor's own client. */

type Field = readonly [name: string, kind: ColumnKind, targetType?: 'object' | 'nested'];

/** Columns for the fields of an item that stands at a place in the input. */
const fieldsAt = (from: string, fields: readonly Field[]): Columns =>
  Object.fromEntries(fields.map(([name, kind]) => [`Item_${name}__c`, [kind, `${from}.${name}`] as const]));

const fieldMappings = (fields: readonly Field[]) =>
  Object.fromEntries(
    fields.map(([name, , type]) => [
      `dataFields.${name}`,
      { Source__c: `Item_${name}__c`, ...(type ? { Target_Type__c: type } : {}) }
    ])
  );

const itemTypes = { text: 'string', longText: 'string', number: 'double', checkbox: 'boolean' } as const;

const typesOf = (fields: readonly Field[]): Record<string, FieldType> =>
  Object.fromEntries(
    fields.map(([name, kind, type]) => [
      name,
      (type as FieldType | undefined) ?? itemTypes[kind as keyof typeof itemTypes]
    ])
  );

interface CatalogCase {
  readonly cases: readonly string[];
  /** Where the catalog's name, an item's id and its fields stand in the input. */
  readonly catalog: { readonly targetFrom: string } | { readonly target: string };
  readonly itemId: string;
  readonly from: string;
  readonly fields: readonly Field[];
  readonly write: 'merge' | 'replace';
}

const catalogNames = ['test-ruchira', 'restaurants', 'products'];

const items = ({ cases, catalog, itemId, from, fields, write }: CatalogCase): Equivalent => ({
  parity: 'H-04 Dx-06',
  cases,
  type: 'UserId',
  columns: { ItemId__c: ['text', itemId], ...fieldsAt(from, fields) },
  steps: [
    {
      operation: 'Upsert_Catalog_Item',
      ...catalog,
      values: { Merge_Nested_Objects__c: write === 'merge' },
      mappings: { itemId: 'ItemId__c', ...fieldMappings(fields) }
    }
  ],
  // Their catalogs have these fields; a run stops at others before it sends anything.
  project: { catalogs: catalogNames.map((name) => ({ name, fieldMappings: typesOf(fields) })) }
});

const documents = { itemId: 'args.0.documents.#', from: 'args.0.documents.*' };
const named = { targetFrom: 'args.0.catalogName' };

const catalogEquivalents: readonly Equivalent[] = [
  items({
    cases: ['rudder-router-0', 'rudder-router-2'],
    catalog: { target: 'test-ruchira' },
    itemId: 'event.context.externalId.0.id',
    from: 'event.traits',
    fields: [
      ['ruchira', 'text'],
      ['new_field2', 'text']
    ],
    write: 'merge'
  }),
  items({
    cases: ['apiclient-41'],
    catalog: named,
    ...documents,
    fields: [
      ['name', 'text'],
      ['cuisine', 'text'],
      ['averagePrice', 'number'],
      ['location', 'longText', 'object']
    ],
    write: 'merge'
  }),
  items({
    cases: ['apiclient-43'],
    catalog: named,
    ...documents,
    fields: [['price', 'number']],
    write: 'replace'
  }),
  items({
    cases: ['apiclient-66'],
    catalog: named,
    itemId: 'args.0.itemId',
    from: 'args.0.update',
    fields: [
      ['price', 'number'],
      ['inStock', 'checkbox']
    ],
    write: 'merge'
  }),
  items({
    cases: ['apiclient-68'],
    catalog: named,
    itemId: 'args.0.itemId',
    from: 'args.0.value',
    fields: [
      ['name', 'text'],
      ['price', 'number'],
      ['category', 'text']
    ],
    write: 'replace'
  }),
  items({
    cases: ['apiclient-69'],
    catalog: named,
    itemId: 'args.0.itemId',
    from: 'args.0.value',
    fields: [
      ['name', 'text'],
      ['metadata', 'longText', 'object'],
      ['variants', 'longText', 'nested']
    ],
    write: 'replace'
  })
];

const lists = [123, 456].map((id) => ({ id, name: `list ${id}` }));
const messageTypes = [111, 222, 333].map((id) => ({
  id,
  name: `type ${id}`,
  channelId: 7,
  subscriptionPolicy: id === 333 ? ('OptOut' as const) : ('OptIn' as const)
}));
const email: Columns = { Email__c: ['text', 'args.0.email'] };
const userId: Columns = { UserId__c: ['text', 'args.0.userId'] };
const knownByEmail = { type: 'Email', known: ['Email__c'] } as const;
const knownByUserId = { type: 'UserId', known: ['UserId__c'] } as const;

const subscriptionEquivalents: readonly Equivalent[] = [
  {
    ...knownByEmail,
    parity: 'D-41',
    cases: ['apiclient-240'],
    columns: {
      ...email,
      Lists__c: ['text', 'args.0.emailListIds'],
      Channels__c: ['text', 'args.0.unsubscribedChannelIds']
    },
    steps: [
      {
        operation: 'Update_Subscriptions',
        mappings: { emailListIds: 'Lists__c', unsubscribedChannelIds: 'Channels__c' }
      }
    ],
    project: { lists }
  },
  {
    ...knownByUserId,
    parity: 'D-41',
    cases: ['apiclient-241'],
    columns: {
      ...userId,
      In__c: ['text', 'args.0.subscribedMessageTypeIds'],
      Out__c: ['text', 'args.0.unsubscribedMessageTypeIds']
    },
    steps: [
      {
        operation: 'Update_Subscriptions',
        mappings: { subscribedMessageTypeIds: 'In__c', unsubscribedMessageTypeIds: 'Out__c' }
      }
    ],
    project: { messageTypes, features: { optInMessageTypes: 'on' } }
  },
  {
    ...knownByEmail,
    parity: 'H-05',
    cases: ['apiclient-128'],
    columns: { Email__c: ['text', 'args.0.subscribers.0.email'] },
    steps: [{ operation: 'Unsubscribe_List', targetFrom: 'args.0.listId', mappings: { email: 'Email__c' } }],
    project: { lists }
  }
];

const onceEquivalents: readonly Equivalent[] = [
  {
    ...knownByEmail,
    parity: 'H-07',
    cases: ['apiclient-236'],
    columns: email,
    steps: [{ operation: 'Delete_User', mappings: { email: 'Email__c' } }]
  },
  {
    ...knownByUserId,
    parity: 'H-07',
    cases: ['apiclient-237'],
    columns: userId,
    steps: [{ operation: 'Delete_User', mappings: { userId: 'UserId__c' } }]
  },
  {
    ...knownByEmail,
    parity: 'H-06',
    cases: ['apiclient-238'],
    columns: { Email__c: ['text', 'args.0.currentEmail'], NewEmail__c: ['text', 'args.0.newEmail'] },
    steps: [{ operation: 'Update_Email', mappings: { newEmail: 'NewEmail__c', currentEmail: 'Email__c' } }]
  },
  {
    ...knownByEmail,
    parity: 'D-41',
    cases: ['apiclient-246'],
    known: ['Email__c', 'Source__c'],
    columns: { Email__c: ['text', 'args.0.destinationEmail'], Source__c: ['text', 'args.0.sourceEmail'] },
    steps: [
      { operation: 'Merge_Users', mappings: { sourceEmail: 'Source__c', destinationEmail: 'Email__c' } }
    ]
  }
];

export const otherEquivalents: readonly Equivalent[] = [
  ...catalogEquivalents,
  ...subscriptionEquivalents,
  ...onceEquivalents
];
