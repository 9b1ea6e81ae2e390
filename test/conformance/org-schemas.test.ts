/**
 * The schemas of the local org against recorded describes: every recorded standard field is there with the same
 * attributes. What differs on purpose stands in `exceptions` with its reason.
 */
import type { ObjectSchema } from '../stand-ins/org/model';
import { describeField } from '../stand-ins/org/resources/describe-field';
import { standardObjects } from '../stand-ins/org/schema/standard-objects';
import { describeRecorded, readRecorded } from './recordings';

interface RecordedField extends Record<string, unknown> {
  readonly name: string;
}

interface RecordedDescribe extends Record<string, unknown> {
  readonly name: string;
  readonly fields: readonly RecordedField[];
}

/** Everything describe says of a field that does not depend on the org's own settings. */
const attributes = [
  'type soapType length byteLength precision scale digits',
  'nillable createable updateable filterable sortable groupable aggregatable',
  'unique externalId idLookup caseSensitive nameField autoNumber calculated custom',
  'defaultedOnCreate defaultValue restrictedPicklist relationshipName compoundFieldName',
  'polymorphicForeignKey namePointing label'
].flatMap((line) => line.split(' '));

/** The reduced describes of the editor hold these only; their labels are French. */
const reducedAttributes =
  'type nillable filterable sortable groupable aggregatable custom defaultValue relationshipName'.split(' ');

const fullDescribes: Readonly<Record<string, string>> = {
  Account: 'cumulusci/Account',
  Contact: 'cumulusci/Contact',
  Lead: 'cumulusci/Lead',
  Opportunity: 'cumulusci/Opportunity',
  OpportunityContactRole: 'cumulusci/OpportunityContactRole',
  Case: 'cumulusci/Case',
  Event: 'cumulusci/Event',
  Campaign: 'grouparoo/Campaign'
};

const editorFolder = 'OpenClassroomsSFDEV__P9_OptimizeApexBackend';
const reducedDescribes = 'Campaign CampaignMember CampaignMemberStatus Task User Individual RecordType'.split(
  ' '
);

/** Recorded fields that the local org does not have: object, pattern of names, reason. */
const absent: readonly (readonly [object: string, name: RegExp, reason: string])[] = [
  ['Account', /__c$/, 'custom fields of the recorded org'],
  ['User', /^(UserPermissions|UserPreferences|EmailPreferences)/, 'settings of the user interface'],
  [
    'User',
    /^(Offline|NumberOfFailedLogins|Jigsaw|Digest|DefaultGroup|CallCenterId)/,
    'features the local org lacks'
  ],
  [
    'User',
    /PhotoUrl$|^(Signature|StayInTouch|BadgeText|AboutMe|OutOfOffice|IsExt)/,
    'decoration of the profile'
  ]
];

const narrow = 'one byte a character: the schemas know the length in characters only';
const digits = 'the schemas do not keep how many digits an integer is shown with';
const activity = 'the schemas do not keep what can be aggregated: it follows from the type';

/** Attributes that differ on purpose: object, field, attribute, reason. */
const exceptions: readonly (readonly [object: string, field: RegExp, attribute: string, reason: string])[] = [
  ['Opportunity', /^Fiscal$/, 'byteLength', narrow],
  ['Case', /^Comments$/, 'byteLength', narrow],
  ['Event', /^ActivityDate$/, 'aggregatable', activity],
  ['Task', /^ActivityDate$/, 'aggregatable', activity],
  ['Event', /^Recurrence(Interval|DayOfWeekMask|DayOfMonth)$/, 'digits', digits],
  [
    'Campaign',
    /^NumberOf(Leads|ConvertedLeads|Contacts|Responses|Opportunities|WonOpportunities)$/,
    'digits',
    digits
  ]
];

function schemaOf(object: string): ObjectSchema {
  const schema = standardObjects.find(({ name }) => name === object);
  if (!schema) throw new Error(`no schema of ${object}`);
  return schema;
}

const isAbsent = (object: string, name: string) =>
  absent.some(([of, names]) => of === object && names.test(name));

const isException = (object: string, field: string, attribute: string) =>
  exceptions.some(([of, names, what]) => of === object && names.test(field) && what === attribute);

function differences(
  object: string,
  recorded: readonly RecordedField[],
  compared: readonly string[]
): string[] {
  return recorded.flatMap((field) => {
    if (isAbsent(object, field.name)) return [];
    const own = schemaOf(object).fields.find(({ name }) => name === field.name);
    if (!own) return [`${field.name} is not there`];
    const described: Record<string, unknown> = describeField(own);
    return compared
      .filter((name) => name in field && !isException(object, field.name, name))
      .filter((name) => JSON.stringify(described[name] ?? null) !== JSON.stringify(field[name] ?? null))
      .map((name) => `${field.name}.${name}: ${String(described[name])}, recorded ${String(field[name])}`);
  });
}

describeRecorded('salesforce-api 6: schemas of the local org', () => {
  test.each(Object.entries(fullDescribes))('%s has the fields of its recorded describe', (object, file) => {
    const recorded = readRecorded<RecordedDescribe>('salesforce', 'describe', `${file}.describe.json`);
    expect(recorded.fields.length).toBeGreaterThan(10);
    expect(differences(object, recorded.fields, attributes)).toEqual([]);
  });

  test.each(reducedDescribes)('%s has the fields of its reduced describe', (object) => {
    const file = `${object}.soqlmetadata.json`;
    const recorded = readRecorded<RecordedDescribe>('salesforce', 'describe', editorFolder, file);
    expect(recorded.fields.length).toBeGreaterThan(10);
    expect(differences(object, recorded.fields, reducedAttributes)).toEqual([]);
  });

  test.each(Object.entries(fullDescribes))('%s has the values of its recorded picklists', (object, file) => {
    const recorded = readRecorded<RecordedDescribe>('salesforce', 'describe', `${file}.describe.json`);
    const valuesOf = (values: unknown) =>
      (values as { value: string; label: string; defaultValue: boolean }[]).map(
        ({ value, label, defaultValue }) => ({ value, label, defaultValue })
      );
    for (const field of recorded.fields) {
      // Time zones are a list of hundreds, of which the local org has a few.
      if (isAbsent(object, field.name) || field.name === 'RecurrenceTimeZoneSidKey') continue;
      const own = schemaOf(object).fields.find(({ name }) => name === field.name);
      expect({ name: field.name, values: valuesOf(own?.picklistValues) }).toEqual({
        name: field.name,
        values: valuesOf(field['picklistValues'])
      });
    }
  });

  test.each(Object.entries(fullDescribes))(
    '%s points to what its recorded lookups point to',
    (object, file) => {
      const recorded = readRecorded<RecordedDescribe>('salesforce', 'describe', `${file}.describe.json`);
      const here = new Set(standardObjects.map(({ name }) => name));
      const known = (names: unknown) => (names as string[]).filter((name) => here.has(name)).sort();
      for (const field of recorded.fields.filter(({ name }) => !isAbsent(object, name))) {
        const own = schemaOf(object).fields.find(({ name }) => name === field.name);
        expect([field.name, known(own?.referenceTo ?? [])]).toEqual([
          field.name,
          known(field['referenceTo'])
        ]);
      }
    }
  );

  test.each(Object.entries(fullDescribes))(
    '%s has the flags and children of its recorded describe',
    (object, file) => {
      const recorded = readRecorded<RecordedDescribe>('salesforce', 'describe', `${file}.describe.json`);
      const { name, label, labelPlural, keyPrefix, custom, queryable, createable } = schemaOf(object);
      const { updateable, deletable, undeletable, mergeable, replicateable } = schemaOf(object);
      expect(recorded).toMatchObject({
        ...{ name, label, labelPlural, keyPrefix, custom, queryable, createable },
        ...{ updateable, deletable, undeletable, mergeable, replicateable }
      });
      expect(childDifferences(object, recorded['childRelationships'] as RecordedChild[])).toEqual([]);
    }
  );
});

interface RecordedChild {
  readonly childSObject: string;
  readonly field: string;
  readonly relationshipName: string | null;
  readonly cascadeDelete: boolean;
  readonly restrictedDelete: boolean;
}

/** Compared for the objects and lookups that the local org has. */
function childDifferences(parent: string, recorded: readonly RecordedChild[]): string[] {
  return recorded.flatMap(({ childSObject, field: name, ...expected }) => {
    const child = standardObjects.find((object) => object.name === childSObject);
    const field = child?.fields.find((one) => one.name === name);
    if (!child || !field) return [];
    const own = {
      relationshipName: field.childRelationshipName,
      cascadeDelete: field.cascadeDelete ?? false,
      restrictedDelete: field.restrictedDelete ?? false,
      points: field.referenceTo.includes(parent)
    };
    const { relationshipName, cascadeDelete, restrictedDelete } = expected;
    const wanted = { relationshipName, cascadeDelete, restrictedDelete, points: true };
    const same = JSON.stringify(own) === JSON.stringify(wanted);
    return same
      ? []
      : [`${childSObject}.${name}: ${JSON.stringify(own)}, recorded ${JSON.stringify(wanted)}`];
  });
}
