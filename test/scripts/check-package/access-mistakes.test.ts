import { makeSmallPackage, type Mistake, type SmallPackage } from './small-package';

let small: SmallPackage;
beforeEach(() => (small = makeSmallPackage()));
afterEach(() => small.dispose());

const permissionSet = (...children: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata">${children.join('')}</PermissionSet>\n`;
const objectTab =
  '<?xml version="1.0" encoding="UTF-8"?>\n<CustomTab xmlns="http://soap.sforce.com/2006/04/metadata"><customObject>true</customObject><motif>Custom67: Gears</motif></CustomTab>\n';

/** A door that only those may pass who link campaigns. */
const asksForRight = `public with sharing class NoteController {
    public static void ask() {
        IterableSyncRights.requireLink();
    }
`;
const home = 'lwc/noteHome/noteHome';
const controller = 'classes/NoteController.cls';
const set = 'permissionsets/Notes.permissionset-meta.xml';
const guests = 'permissionsets/Guests.permissionset-meta.xml';

const inAccess: Mistake[] = [
  [
    'no class access',
    set,
    '<classAccesses><apexClass>NoteController</apexClass><enabled>true',
    '<classAccesses><apexClass>NoteController</apexClass><enabled>false',
    'grants no class NoteController: components call it'
  ],
  [
    'no read of a field that Apex reads',
    set,
    '<readable>true',
    '<readable>false',
    'grants no read of Note_Of_Run__c.Text__c: NoteController needs it'
  ],
  [
    'no edit of a field that Apex writes',
    set,
    '<editable>true',
    '<editable>false',
    'grants no edit of Note_Of_Run__c.Text__c'
  ],
  [
    'no create of what Apex creates',
    set,
    '<allowCreate>true',
    '<allowCreate>false',
    'grants no create of Note_Of_Run__c'
  ],
  [
    'no principal of the credential',
    set,
    '<externalCredentialPrincipalAccesses><enabled>true',
    '<externalCredentialPrincipalAccesses><enabled>false',
    'grants no principal Bridge-One'
  ],
  ['a principal that is not there', set, 'Bridge-One', 'Bridge-Two', 'grants no principal Bridge-One'],
  [
    'a class that no component calls',
    `${home}.ts`,
    'NoteController.getNotes',
    'OtherController.getNotes',
    'grants the class NoteController, which no component calls'
  ],
  [
    'the app without its tab',
    set,
    '<tabSettings><tab>Notes</tab><visibility>Visible</visibility></tabSettings>',
    '',
    'shows the tab or the app without the other'
  ],
  [
    'a tab that is not there',
    set,
    '<tab>Notes',
    '<tab>Note',
    '<tabSettings> names Note, which is not in the package'
  ]
];

test.each(inAccess)('package-toolchain 6: %s is found', (_name, file, from, to, expected) => {
  small.replace(file, from, to);
  expect(small.problems().join('\n')).toContain(expected);
});

test('package-toolchain 6: who has not the right that a door asks for needs not create what stands behind it', () => {
  small.replace(set, '<allowCreate>true', '<allowCreate>false');
  small.replace(controller, 'public with sharing class NoteController {', asksForRight);
  expect(small.problems().join('\n')).not.toContain('grants no create of Note_Of_Run__c');
});

/** What is asked of a second set that shows the app and this tab, has these rights and grants nothing else. */
function askedOfGuests({ tab, rights }: { tab: string; rights: readonly string[] }): string[] {
  const given = rights.map(
    (name) => `<customPermissions><enabled>true</enabled><name>${name}</name></customPermissions>`
  );
  small.write(
    guests,
    permissionSet(
      '<applicationVisibilities><application>Notes</application><visible>true</visible></applicationVisibilities>',
      ...given,
      '<label>Guests</label>',
      `<tabSettings><tab>${tab}</tab><visibility>Visible</visibility></tabSettings>`
    )
  );
  return small
    .problems()
    .filter((problem) => problem.startsWith(guests))
    .map((problem) => problem.replace(/^.*?  /, ''));
}

/** Everything behind the page with the notes. */
const behindNotes = [
  'grants no class NoteController: components call it',
  'grants no create of Note_Of_Run__c: NoteController needs it',
  'grants no edit of Note_Of_Run__c.Text__c: NoteController needs it',
  'grants no principal Bridge-One: NoteController needs it',
  'grants no read of Note_Of_Run__c.Text__c: NoteController needs it',
  'grants no read of Note_Of_Run__c: NoteController needs it'
];

test('package-toolchain 6: a component that asks for a custom permission counts for a set that has it, for no other', () => {
  expect(askedOfGuests({ tab: 'Notes', rights: ['Read_Notes'] }).sort()).toEqual(behindNotes);
  expect(askedOfGuests({ tab: 'Notes', rights: [] })).toEqual([]);
});

test('package-toolchain 6: what such a component shows counts for those alone who have the permission', () => {
  small.replace(
    `${home}.ts`,
    "import getNotes from '@salesforce/apex/NoteController.getNotes';\n",
    "import { getNotes } from 'c/noteRow';\n"
  );
  small.replace(
    'lwc/noteRow/noteRow.ts',
    'import { api',
    "export { default as getNotes } from '@salesforce/apex/NoteController.getNotes';\nimport getNotes from '@salesforce/apex/NoteController.getNotes';\nimport { api"
  );
  expect(askedOfGuests({ tab: 'Notes', rights: ['Read_Notes'] }).sort()).toEqual(behindNotes);
  expect(askedOfGuests({ tab: 'Notes', rights: [] })).toEqual([]);
});

describe('a page that stands on its tab alone', () => {
  beforeEach(() => {
    const places = '<target>lightning__RecordAction</target><target>lightning__FlowScreen</target>';
    small.replace(`${home}.js-meta.xml`, places, '');
    small.write('tabs/Note_Of_Run__c.tab-meta.xml', objectTab);
  });

  test("package-toolchain 6: a set needs what its own tabs lead to, and nothing of another set's tab", () => {
    expect(askedOfGuests({ tab: 'Notes', rights: ['Read_Notes'] }).sort()).toEqual(behindNotes);
    expect(askedOfGuests({ tab: 'Note_Of_Run__c', rights: ['Read_Notes'] })).toEqual([]);
  });

  test('package-toolchain 6: a component that also stands on records or in flows is seen without its tab', () => {
    small.replace(
      `${home}.js-meta.xml`,
      '<target>lightning__AppPage</target>',
      '<target>lightning__AppPage</target><target>lightning__RecordPage</target>'
    );
    expect(askedOfGuests({ tab: 'Note_Of_Run__c', rights: ['Read_Notes'] }).sort()).toEqual(behindNotes);
  });

  test('package-toolchain 6: a class that is granted all the same needs what it reads', () => {
    small.replace(set, '<readable>true', '<readable>false');
    small.replace(set, '<tab>Notes</tab>', '<tab>Note_Of_Run__c</tab>');
    expect(small.problems().join('\n')).toContain(
      'grants no read of Note_Of_Run__c.Text__c: NoteController needs it'
    );
  });
});
