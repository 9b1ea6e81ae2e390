/** Random definitions and records, for what has to hold whatever an admin configures. */
import fc from 'fast-check';
import type { Row } from '../stand-ins/org/model';
import type { Mappings, StepOptions } from './define-sync';

/** What Iterable has from the start: lists, a catalog, and the types of the fields that are written. */
export const prepared = {
  lists: [
    { id: 7, name: 'Everybody' },
    { id: 8, name: 'Former' }
  ],
  catalogs: [{ name: 'People' }],
  fields: {
    firstName: 'string',
    lastName: 'string',
    fullName: 'string',
    score: 'long',
    source: 'string',
    birthday: 'date',
    address: 'object',
    'address.city': 'string'
  },
  eventFields: { contact_seen: { lastName: 'string', score: 'long' } }
} as const;

export interface RandomDefinition {
  readonly identity: 'Email' | 'UserId';
  readonly filter: string | null;
  readonly checkHashes: boolean;
  readonly settleSeconds: number;
  readonly duplicateRule: string | null;
  readonly steps: readonly StepOptions[];
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const text: fc.Arbitrary<Row> = fc.record({
  Source__c: fc.constantFrom('FirstName', 'LastName', 'Title', 'MailingCity'),
  Transform__c: fc.constantFrom('none', 'trim', 'upper', 'lower'),
  Null_Policy__c: fc.constantFrom('Skip', 'Clear'),
  Required__c: fc.boolean()
});

const withDefault = text.map((row) => ({
  ...row,
  Null_Policy__c: 'Default',
  Default__c: 'unknown',
  Required__c: false
}));

const score: fc.Arbitrary<Row> = fc.record({
  Source__c: fc.constant('Title'),
  Target_Type__c: fc.constant('long'),
  Null_Policy__c: fc.constantFrom('Skip', 'Clear')
});

const formula: fc.Arbitrary<Row> = fc
  .constantFrom('FirstName & " " & LastName', 'IF(ISBLANK(FirstName), "", LEFT(LastName, 3))')
  .map((source) => ({ Kind__c: 'Formula', Source__c: source }));

const constant: fc.Arbitrary<Row> = fc.constant({ Kind__c: 'Value', Source__c: 'Salesforce' });

const profile: fc.Arbitrary<Mappings> = fc
  .record({
    'dataFields.firstName': maybe(fc.oneof(text, withDefault)),
    'dataFields.lastName': maybe(text),
    'dataFields.fullName': maybe(formula),
    'dataFields.score': maybe(score),
    'dataFields.source': maybe(constant),
    'dataFields.birthday': maybe(fc.constant({ Source__c: 'Birthdate', Null_Policy__c: 'Clear' })),
    'dataFields.address.city': maybe(text)
  })
  .map(withoutGaps);

const event: fc.Arbitrary<Mappings> = fc
  .record({ 'dataFields.lastName': maybe(text), 'dataFields.score': maybe(score) })
  .map(withoutGaps);

function withoutGaps(mappings: Record<string, Row | undefined>): Mappings {
  const entries = Object.entries(mappings).filter((entry): entry is [string, Row] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}

const condition = fc.constantFrom(
  undefined,
  undefined,
  'MailingCountry = "US"',
  'NOT(ISBLANK(FirstName))',
  'AND(LEN(LastName) > 3, MailingCountry <> "DE")',
  'OR(HasOptedOutOfEmail, ISBLANK(Title))'
);

const mode = fc.constantFrom('Upsert', 'Upsert', 'Update', 'Insert');

const step: fc.Arbitrary<StepOptions> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ operation: fc.constant('Update_User'), mode, condition, mappings: profile })
  },
  {
    weight: 3,
    arbitrary: fc.record({
      operation: fc.constant('Subscribe_List'),
      target: fc.constantFrom('7', '8'),
      mode,
      condition,
      mappings: fc.oneof(fc.constant({}), profile)
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      operation: fc.constant('Unsubscribe_List'),
      target: fc.constantFrom('7', '8'),
      condition
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      operation: fc.constant('Track_Event'),
      target: fc.constant('contact_seen'),
      mode: fc.constantFrom('Upsert', 'Insert'),
      condition,
      mappings: event
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      operation: fc.constant('Upsert_Catalog_Item'),
      target: fc.constant('People'),
      condition,
      mappings: fc.constant({ 'dataFields.lastName': 'LastName' })
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      operation: fc.constant('Delete_User'),
      condition: fc.constant('AND(MailingCountry = "DE", NOT(BEGINS(Email, "Shared")))')
    })
  }
);

const clause = fc.constantFrom(
  "MailingCountry = 'US'",
  "MailingCountry IN ('US', 'CA')",
  'MailingCountry != null',
  "LastName LIKE 'B%'",
  "NOT FirstName LIKE 'A%'",
  'Title = null',
  'CreatedDate > 2020-01-01T00:00:00Z',
  'HasOptedOutOfEmail = false'
);

const filter = fc.oneof(
  fc.constant(null),
  clause,
  fc.tuple(clause, clause).map(([a, b]) => `${a} AND ${b}`),
  fc.tuple(clause, clause).map(([a, b]) => `(${a} OR ${b})`)
);

export const definitions = (identity: 'Email' | 'UserId'): fc.Arbitrary<RandomDefinition> =>
  fc.record({
    identity: fc.constant(identity),
    filter,
    checkHashes: fc.boolean(),
    settleSeconds: fc.constantFrom(0, 0, 0, 0, 0, 1),
    duplicateRule: fc.constantFrom(null, null, 'LEN(LastName)'),
    steps: fc.array(step, { minLength: 1, maxLength: 4 })
  });

export interface RandomRecord {
  readonly person: number;
  readonly row: Row;
  /** Whether Iterable knows the person before. */
  readonly isThere: boolean;
  /** What is changed for the second look. */
  readonly change: Row | null;
}

const name = fc.constantFrom('Ada', 'Bob', '  Cy ', 'Zoë', "O'Neil", 'Byron', 'Hopper', 'Bo');
const someTimes = (weight: number): fc.Arbitrary<boolean> =>
  fc.integer({ min: 1, max: 100 }).map((number) => number <= weight);

const values = fc.record({
  FirstName: fc.option(name, { freq: 4 }),
  LastName: name,
  Title: fc.constantFrom(null, '42', '7', 'Countess'),
  MailingCountry: fc.constantFrom(null, 'US', 'CA', 'DE'),
  MailingCity: fc.option(fc.constantFrom('Berlin', 'Paris')),
  Birthdate: fc.option(fc.constant('1815-12-10')),
  HasOptedOutOfEmail: someTimes(15)
});

const email = fc.oneof(
  { weight: 8, arbitrary: fc.constant('own' as const) },
  { weight: 2, arbitrary: fc.constant('shared' as const) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant('not an address') }
);

const change = fc.option(
  fc.oneof(
    values.map((row): Row => ({
      FirstName: row.FirstName,
      Title: row.Title,
      MailingCountry: row.MailingCountry
    })),
    fc.constant<Row>({ HasOptedOutOfEmail: true }),
    fc.constant<Row>({ Email: 'moved' })
  )
);

/** Records of one definition; `moved` and `shared` addresses are those of the person's number and of one for all. */
export const records = (count: number): fc.Arbitrary<readonly RandomRecord[]> =>
  fc
    .array(fc.record({ values, email, isThere: someTimes(15), change }), {
      minLength: count,
      maxLength: count
    })
    .map((rows) =>
      rows.map(({ values: row, email: kind, ...rest }, person) => ({
        person,
        row: { ...row, Email: kind },
        ...rest
      }))
    );
