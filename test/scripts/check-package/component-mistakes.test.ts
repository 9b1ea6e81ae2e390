import { makeSmallPackage, type Mistake, type SmallPackage } from './small-package';

let small: SmallPackage;
beforeEach(() => (small = makeSmallPackage()));
afterEach(() => small.dispose());

const home = 'lwc/noteHome/noteHome';
const controller = 'classes/NoteController.cls';

test('package-toolchain 6: a package that is right has no problems', () => {
  expect(small.problems()).toEqual([]);
});

const inComponents: Mistake[] = [
  [
    'an Apex method that is not there',
    `${home}.ts`,
    'NoteController.getNotes',
    'NoteController.getNote',
    'noteHome.ts:2  there is no static @AuraEnabled method NoteController.getNote; did you mean NoteController.getNotes?'
  ],
  [
    'a method that lost its @AuraEnabled',
    controller,
    '@AuraEnabled',
    '',
    'there is no static @AuraEnabled method NoteController.getNotes'
  ],
  [
    'a label that is not there',
    `${home}.ts`,
    'c.Home_Hello',
    'c.Home_Helo',
    'noteHome.ts:3  there is no custom label c.Home_Helo'
  ],
  [
    'a field that is not there',
    `${home}.ts`,
    'Note_Of_Run__c.Text__c',
    'Note_Of_Run__c.Txt__c',
    'noteHome.ts:4  there is no field Note_Of_Run__c.Txt__c'
  ],
  [
    'a custom permission that is not there',
    `${home}.ts`,
    'customPermission/Read_Notes',
    'customPermission/Read',
    'there is no custom permission Read'
  ],
  [
    'a module that is not there',
    `${home}.ts`,
    'import hello',
    "import { fill } from 'c/fill';\nimport hello",
    'there is no component fill'
  ],
  [
    'a field name as a text',
    `${home}.ts`,
    "title = ''",
    "title = 'Text__c'",
    "lacks the package's namespace"
  ],
  [
    'a handler that is not there',
    `${home}.html`,
    '{handleLoad}',
    '{handleLoaded}',
    'noteHome.html:3  noteHome has no member handleLoaded; did you mean handleLoad?'
  ],
  [
    'a handler that does nothing',
    `${home}.ts`,
    'this.notes = await getNotes({ name: this.title });',
    '',
    'handleLoad, which hears click, does nothing'
  ],
  [
    'a handler that nothing calls',
    `${home}.ts`,
    'async handleLoad',
    "handleOld(): void {\n    this.title = '';\n  }\n  async handleLoad",
    'handleOld is heard by nothing'
  ],
  [
    'a button that does nothing',
    `${home}.html`,
    ' onclick={handleLoad}',
    '',
    '<lightning-button> does nothing: it has no onclick'
  ],
  [
    'a member that is not there',
    `${home}.html`,
    '{labels.hello}',
    '{label.hello}',
    'noteHome has no member label'
  ],
  [
    'a component in a template that is not there',
    `${home}.html`,
    'c-note-row',
    'c-note-line',
    'there is no component noteLine'
  ],
  [
    'an attribute that a component has not',
    `${home}.html`,
    'text={note}',
    'note={note}',
    '<c-note-row> has no attribute note'
  ],
  [
    'a base component that is not there',
    `${home}.html`,
    'lightning-card',
    'lightning-crad',
    'there is no base component <lightning-crad>'
  ],
  [
    'an attribute that a base component has not',
    `${home}.html`,
    'label={labels.hello}',
    'lable={labels.hello}',
    '<lightning-button> has no attribute lable; did you mean label?'
  ],
  [
    'a base component that cannot be shown off the platform',
    `${home}.html`,
    'lightning-card',
    'lightning-record-form',
    'cannot be shown off the platform'
  ],
  [
    'an icon in a template that is not there',
    `${home}.html`,
    'utility:refresh',
    'utility:refesh',
    'there is no icon utility:refesh; did you mean utility:refresh?'
  ],
  [
    'an icon in code that is not there',
    `${home}.ts`,
    'utility:lock',
    'utility:padlock',
    'there is no icon utility:padlock'
  ],
  [
    'a text in a template',
    'lwc/noteRow/noteRow.html',
    '{text}',
    'Nothing here',
    'the text "Nothing here" is no custom label'
  ],
  [
    'a spoken text in a template',
    `${home}.html`,
    'label={labels.hello}',
    'label="Load"',
    'lightning-button label "Load" is no custom label'
  ],
  ['a template that does not compile', 'lwc/noteRow/noteRow.html', '</p>', '', 'noteRow.html:1'],
  [
    'a target that is not there',
    `${home}.js-meta.xml`,
    '<target>lightning__AppPage',
    '<target>lightning__AppPages',
    'there is no target lightning__AppPages'
  ],
  [
    'a property that is no member',
    `${home}.js-meta.xml`,
    'name="title"',
    'name="titel"',
    'the property titel is no @api member; did you mean title?'
  ],
  [
    'a property of a kind that pages do not set',
    `${home}.js-meta.xml`,
    'type="String"',
    'type="Text"',
    'the property title has the type "Text"'
  ],
  [
    'an action without its kind',
    `${home}.js-meta.xml`,
    '<actionType>ScreenAction</actionType>',
    '',
    '<actionType> of a record action is'
  ],
  [
    'another version of the API',
    `${home}.js-meta.xml`,
    '66.0',
    '60.0',
    '<apiVersion> is 60.0; the package is written for 66.0'
  ],
  [
    'an exposed component without a place',
    'lwc/noteRow/noteRow.js-meta.xml',
    '>false<',
    '>true<',
    '<isExposed> and <targets> go together'
  ]
];

const inApex: Mistake[] = [
  [
    'a field in SOQL that is not there',
    controller,
    'SELECT Text__c',
    'SELECT Txt__c',
    'NoteController.cls:10  Note_Of_Run__c has no field Txt__c; did you mean Text__c?'
  ],
  [
    'a standard field in SOQL that no such object has',
    controller,
    'WHERE Name',
    'WHERE Email',
    'Note_Of_Run__c has no field Email'
  ],
  [
    'an object that is not there',
    controller,
    'FROM Note_Of_Run__c',
    'FROM Note_Of_Rn__c',
    'the package has no Note_Of_Rn__c'
  ],
  [
    'a callout by a name that is not there',
    controller,
    'callout:Bridge',
    'callout:Brigde',
    'there is no named credential Brigde; did you mean Bridge?'
  ],
  [
    'a custom permission that is not there',
    controller,
    "'Read_Notes'",
    "'Read_Note'",
    'there is no custom permission Read_Note'
  ],
  [
    'a label that is not there',
    controller,
    'Label.Home_No_Access',
    'Label.Home_No_Acces',
    'there is no custom label Home_No_Acces; did you mean Home_No_Access?'
  ],
  [
    'a name as a text',
    controller,
    "'Read_Notes'",
    "'Read_Notes' + 'Text__c'",
    '"Text__c" as a text lacks the package\'s namespace'
  ],
  ['a class without sharing', controller, 'with sharing', '', 'the class does not say "with sharing"'],
  ['text that is not Apex', controller, 'return found;', 'return found', 'NoteController.cls:']
];

test.each([...inComponents, ...inApex])(
  'package-toolchain 6: %s is found',
  (_name, file, from, to, expected) => {
    small.replace(file, from, to);
    expect(small.problems().join('\n')).toContain(expected);
  }
);
