import type { Justification } from './finding';

const classes = 'force-app/main/default/classes/';
const objects = 'force-app/main/default/objects/';
const tests = 'force-app/test/';
const noSecret = 'A hash of a definition, or the key of a record: nothing that lets anybody in.';
const plainSentences =
  'Comments say meaning, limits and errors in a sentence; tags that would repeat the signature are left out.';

/** What the engines report and we leave as it is. A line that covers nothing fails the check. */
export const justified: readonly Justification[] = [
  { rule: 'pmd:ApexDoc', place: classes, why: plainSentences },
  { rule: 'pmd:ApexDoc', place: tests, why: plainSentences },
  {
    rule: 'pmd:ApexUnitTestClassShouldHaveRunAs',
    place: tests,
    why: 'Tests of rights run as a user of each role; the others test what does not depend on who asks.'
  },
  {
    rule: 'pmd:AvoidBooleanMethodParameters',
    place: `${classes}views/`,
    why: 'These are properties of answers, named as facts; the rule takes their setters for methods.'
  },
  ...['IterableSyncFieldAccess', 'IterableSyncFieldPath'].map((name) => ({
    rule: 'pmd:CognitiveComplexity',
    place: `${classes}services/${name}.cls`,
    why: 'The sum over many short methods, none above 11: paths, rights and words of a field belong together.'
  })),
  {
    rule: 'pmd:ExcessivePublicCount',
    place: `${classes}views/IterableSyncWhyView.cls`,
    why: 'The shape of one answer to the screen, field by field; it has no methods.'
  },
  {
    rule: 'pmd:OperationWithLimitsInLoop',
    place: `${tests}classes/IterableSyncRightsTest.cls`,
    why: 'One user for each of six roles, in a test.'
  },
  ...[
    'Iterable_Config_Version__c/fields/Definition_Hash__c',
    'Iterable_Record_Status__c/fields/Key__c',
    'Iterable_Sync__mdt/fields/Check_Hashes__c',
    'Iterable_Sync__mdt/fields/Definition_Hash__c',
    'Iterable_Sync_Run__c/fields/Definition_Hash__c'
  ].map((field) => ({
    rule: 'pmd:ProtectSensitiveData',
    place: `${objects}${field}.field-meta.xml`,
    why: noSecret
  }))
];
