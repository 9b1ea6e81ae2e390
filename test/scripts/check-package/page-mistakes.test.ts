import { makeSmallPackage, type Mistake, type SmallPackage } from './small-package';

let small: SmallPackage;
beforeEach(() => (small = makeSmallPackage()));
afterEach(() => small.dispose());

const home = 'lwc/noteHome/noteHome';
const controller = 'classes/NoteController.cls';
const labels = 'labels/CustomLabels.labels-meta.xml';
const german = 'translations/de.translation-meta.xml';
const french = 'translations/fr.translation-meta.xml';
const flow = 'flows/Notes.flow-meta.xml';
const page = 'flexipages/Notes.flexipage-meta.xml';
const action = 'quickActions/Contact.Notes.quickAction-meta.xml';
const list = 'objects/Note_Of_Run__c/listViews/Urgent.listView-meta.xml';
const link = 'objects/Contact/webLinks/Notes.webLink-meta.xml';

const inTexts: Mistake[] = [
  [
    'a label without a translation',
    german,
    'Home_Hello',
    'Home_Hallo',
    'the label Home_Hello is not translated to de'
  ],
  [
    'a translation of no label',
    french,
    'Home_Hello',
    'Home_Bonjour',
    'there is no label Home_Bonjour to be translated'
  ],
  [
    'a translation that loses a place',
    french,
    'Bonjour {0}',
    'Bonjour',
    'Home_Hello has the places ""; the label "{0}"'
  ],
  [
    'a label that nothing uses',
    labels,
    'Home_Hello',
    'Home_Unused',
    'the label Home_Unused is used by nothing'
  ],
  ['a forbidden word in a label', labels, 'Hello {0}', 'The bookmarks of {0}', 'Home_Hello says "bookmarks"'],
  [
    'a forbidden word of two words',
    labels,
    'Hello {0}',
    '{0} dead letters',
    'Home_Hello says "dead letters"'
  ],
  ['a forbidden word in German', german, 'Hallo {0}', '{0} wurde abgelehnt', 'Home_Hello says "abgelehnt"'],
  ['a forbidden word in French', french, 'Bonjour {0}', '{0} rejeté', 'Home_Hello says "rejeté"'],
  [
    'a forbidden English word in French',
    french,
    'Bonjour {0}',
    'fingerprint {0}',
    'Home_Hello says "fingerprint"'
  ],
  [
    'a forbidden word in a template',
    'lwc/noteRow/noteRow.html',
    '{text}',
    'The ledger',
    'the text says "ledger"'
  ],
  [
    'a forbidden word on a button',
    link,
    '<masterLabel>Notes',
    '<masterLabel>Brake',
    '<masterLabel> says "Brake"'
  ]
];

const inPages: Mistake[] = [
  [
    'a list view with a column that is not there',
    list,
    '<columns>Text__c',
    '<columns>Txt__c',
    'Note_Of_Run__c has no field Txt__c; did you mean Text__c?'
  ],
  [
    'a list view that filters by a field that is not there',
    list,
    '<field>Kind__c',
    '<field>Knd__c',
    'Note_Of_Run__c has no field Knd__c; did you mean Kind__c?'
  ],
  [
    'a list view that filters by a value that is not there',
    list,
    '<value>Urgent',
    '<value>Urgnt',
    'Note_Of_Run__c has no value Urgnt of Kind__c; did you mean Urgent?'
  ],
  [
    'a button that would open its flow without the namespace',
    '../sfdx-project.json',
    '(?=Notes)',
    '(?=Others)',
    'no replacement of sfdx-project.json puts the namespace before Notes'
  ],
  [
    'an app with a tab that is not there',
    'applications/Notes.app-meta.xml',
    '<tabs>Notes',
    '<tabs>Note',
    'there is no tab Note; did you mean Notes?'
  ],
  [
    'a tab with a page that is not there',
    'tabs/Notes.tab-meta.xml',
    '<flexiPage>Notes',
    '<flexiPage>Note',
    'there is no page Note'
  ],
  ['a page with a component that is not there', page, 'noteHome', 'noteHom', 'there is no component noteHom'],
  ['a page with a component that is not exposed', page, 'noteHome', 'noteRow', 'noteRow is not exposed'],
  [
    'a page that sets a property that is not there',
    page,
    '<name>title',
    '<name>titel',
    'noteHome has no property titel'
  ],
  [
    'a component without the target of its page',
    `${home}.js-meta.xml`,
    'lightning__AppPage',
    'lightning__HomePage',
    'noteHome lacks the target lightning__AppPage'
  ],
  [
    'an action with a component that is not there',
    action,
    'noteHome',
    'noteHom',
    'there is no component noteHom'
  ],
  [
    'an action with a component that is no action',
    `${home}.js-meta.xml`,
    'lightning__RecordAction',
    'lightning__RecordPage',
    'noteHome lacks the target lightning__RecordAction'
  ],
  [
    'a button that opens a flow that is not there',
    link,
    '/flow/Notes',
    '/flow/Note',
    'there is no flow Note'
  ],
  ['a flow that is off', flow, '>Active<', '>Draft<', 'a flow that people start is Active'],
  [
    'a flow with a component that is not there',
    flow,
    'c:noteHome',
    'c:noteHom',
    'there is no component noteHom'
  ],
  [
    'a flow that sets a property that is not there',
    flow,
    '<name>title',
    '<name>titel',
    'noteHome has no property titel'
  ],
  [
    'a flow that reads a variable that is not there',
    flow,
    '<elementReference>ids',
    '<elementReference>id',
    'the flow has no id'
  ],
  [
    'a flow that goes nowhere',
    flow,
    '<targetReference>Show',
    '<targetReference>Shown',
    'the flow has no Shown'
  ],
  [
    'a misspelt element',
    action,
    'actionSubtype',
    'actionSubType',
    '<actionSubType> is not part of QuickAction; did you mean actionSubtype?'
  ]
];

test.each([...inTexts, ...inPages])('package-toolchain 6: %s is found', (_name, file, from, to, expected) => {
  small.replace(file, from, to);
  expect(small.problems().join('\n')).toContain(expected);
});

test.each([
  ['lwc/noteRow/__tests__/noteRow.test.ts', 'lwc/noteRow:1  there is no test in __tests__'],
  ['lwc/noteRow/noteRow.js-meta.xml', 'lwc/noteRow:1  noteRow.js-meta.xml is missing'],
  ['classes/NoteController.cls-meta.xml', 'classes/NoteController.cls:1  its -meta.xml is missing'],
  [controller, 'classes/NoteController.cls-meta.xml:1  its class is missing'],
  [french, 'force-app:1  there is no translation to fr']
])('package-toolchain 6: %s, when it is gone, is missed', (file, expected) => {
  small.remove(file);
  expect(small.problems()).toContainEqual(
    expect.stringContaining(expected.replace(/^force-app:/, 'force-app:'))
  );
});
