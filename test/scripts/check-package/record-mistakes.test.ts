import { copyPackage, recordXml, type PackageCopy } from './package-copy';

type Values = [field: string, type: string, text: string][];

let copy: PackageCopy;
beforeEach(() => (copy = copyPackage()));
afterEach(() => copy.dispose());

const project: Values = [
  ['Data_Center__c', 'xsd:string', 'EU'],
  ['Project_Type__c', 'xsd:string', 'Email'],
  ['Bulk_Calls_Per_Second__c', 'xsd:double', '2.5'],
  ['Active__c', 'xsd:boolean', 'true']
];

const write = (name: string, values: Values, label = 'A row'): void =>
  copy.write(`customMetadata/${name}.md-meta.xml`, recordXml(label, values));

/** The project with one value put in the place of the field's own, or added. */
const changed = (field: string, type: string, text: string): Values => [
  ...project.filter(([name]) => name !== field),
  [field, type, text]
];

test('a record that fits its type has no problems, and its children find it', () => {
  write('Iterable_Project.Main', project);
  write('Iterable_Sync.Contact_To_User', [
    ['Project__c', 'xsd:string', 'Main'],
    ['Direction__c', 'xsd:string', 'To_Iterable'],
    ['Max_Records__c', 'xsd:double', '700.0']
  ]);
  expect(copy.problems()).toEqual([]);
});

const mistakes: [string, Values, string][] = [
  [
    'a field that the type lacks',
    changed('Data_Centre__c', 'xsd:string', 'US'),
    'Iterable_Project__mdt has no field Data_Centre__c; did you mean Data_Center__c?'
  ],
  [
    'a value that the picklist lacks',
    changed('Project_Type__c', 'xsd:string', 'Emails'),
    'Project_Type__c is "Emails"; allowed: Email, UserId, Hybrid; did you mean Email?'
  ],
  [
    'a value of the wrong type',
    changed('Active__c', 'xsd:string', 'true'),
    'Active__c is a Checkbox: its value has xsi:type xsd:boolean, not xsd:string'
  ],
  [
    'a boolean that is none',
    changed('Active__c', 'xsd:boolean', 'yes'),
    'Active__c is "yes"; expected true or false'
  ],
  [
    'a number that is none',
    changed('Bulk_Calls_Per_Second__c', 'xsd:double', 'five'),
    'Bulk_Calls_Per_Second__c is "five"; expected a number'
  ],
  [
    'a number with too many digits',
    changed('Bulk_Calls_Per_Second__c', 'xsd:double', '1234567'),
    'Bulk_Calls_Per_Second__c is 1234567; it takes 5 digits before the point'
  ],
  [
    'a number with too many decimals',
    changed('Bulk_Calls_Per_Second__c', 'xsd:double', '0.125'),
    'Bulk_Calls_Per_Second__c is 0.125; it takes 2 digits after the point'
  ],
  [
    'a text that is too long',
    changed('Organization_Id__c', 'xsd:string', '00D000000000001EAAX'),
    'Organization_Id__c has 19 characters; at most 18'
  ],
  [
    'a required field without a value',
    project.filter(([name]) => name !== 'Data_Center__c'),
    'Iterable_Project__mdt.Data_Center__c is required and has no value'
  ],
  ['a field with two values', [...project, ['Active__c', 'xsd:boolean', 'true']], 'Active__c has two values']
];

test.each(mistakes)('finds %s', (_what, values, expected) => {
  write('Iterable_Project.Main', values);
  expect(copy.problems()).toHaveLength(1);
  expect(copy.problems()[0]).toContain(expected);
});

test('a value that is set to nothing counts as no value', () => {
  const xml = recordXml('Main', project).replace('xsi:type="xsd:string">EU<', 'xsi:nil="true"><');
  copy.write('customMetadata/Iterable_Project.Main.md-meta.xml', xml);
  expect(copy.problems()).toEqual([
    'customMetadata/Iterable_Project.Main.md-meta.xml:1  Iterable_Project__mdt.Data_Center__c is required and has no value'
  ]);
});

test('finds a record of a type that does not exist', () => {
  write('Iterable_Projects.Main', project);
  expect(copy.problems()).toEqual([
    'customMetadata/Iterable_Projects.Main.md-meta.xml:1  there is no custom metadata type Iterable_Projects__mdt; did you mean Iterable_Project__mdt?'
  ]);
});

test('finds a parent that is not there', () => {
  write('Iterable_Project.Main', project);
  write('Iterable_Sync.Contact_To_User', [
    ['Project__c', 'xsd:string', 'Mine'],
    ['Direction__c', 'xsd:string', 'To_Iterable']
  ]);
  expect(copy.problems()).toEqual([
    'customMetadata/Iterable_Sync.Contact_To_User.md-meta.xml:5  Project__c names Iterable_Project__mdt record "Mine", which is not here; did you mean Main?'
  ]);
});

test('finds names and labels that are too long', () => {
  const name = 'Contact_To_User_With_A_Name_That_Is_Too_Long';
  write(`Iterable_Project.${name}`, project, 'A label that is much longer than forty characters');
  const problems = copy.problems().join('\n');
  expect(problems).toContain(`the name "${name}" has 44 characters; at most 40`);
  expect(problems).toContain('<label> has 49 characters; at most 40');
});

test('finds two records whose names differ in case alone', () => {
  write('Iterable_Project.Main', project);
  write('Iterable_Project.MAIN', project);
  expect(copy.problems().join('\n')).toContain('the same name as');
});
