import type { Justification } from './finding';

const classes = 'force-app/main/default/classes/';
const objects = 'force-app/main/default/objects/';
const tests = 'force-app/test/';
const noSecret = 'A hash of a definition, or the key of a record: nothing that lets anybody in.';
const manyDoors =
  'The sum over the doors of one screen, none above 3: each asks for the right, calls a service and tells failures.';
const manyMethods =
  'The sum over many short methods, none above 10: the rules of one thing stand in one class, where they can be read.';
const asAsked = 'Four at most, the members of one question as the screen or the bridge asks it.';
const storedValue = 'The value that is stored, as the screen sends it: no second way through the method.';
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
  {
    rule: 'pmd:AvoidBooleanMethodParameters',
    place: `${classes}controllers/IterableSyncCampaignController.cls`,
    why: storedValue
  },
  {
    rule: 'pmd:AvoidBooleanMethodParameters',
    place: `${classes}services/IterableSyncCampaignService.cls`,
    why: storedValue
  },
  ...[
    `${classes}services/IterableSyncBridgeCredential.cls`,
    `${tests}classes/IterableSyncTestCredential.cls`
  ].map((place) => ({
    rule: 'pmd:AvoidBooleanMethodParameters',
    place,
    why: 'Connect makes a new credential by another call than it changes one; tests put one method in the place of both.'
  })),
  ...['Campaign', 'Describe', 'Preview'].map((name) => ({
    rule: 'pmd:CognitiveComplexity',
    place: `${classes}controllers/IterableSync${name}Controller.cls`,
    why: manyDoors
  })),
  ...['Campaign', 'Preview'].map((name) => ({
    rule: 'pmd:CyclomaticComplexity',
    place: `${classes}controllers/IterableSync${name}Controller.cls`,
    why: manyDoors
  })),
  {
    rule: 'pmd:CyclomaticComplexity',
    place: `${classes}controllers/IterableSyncDescribeController.cls`,
    why: 'The sum over the doors of the editor, none above 6: each tells failures, some send a blank for what was left out.'
  },
  ...['CampaignService', 'DraftService', 'PublishService'].map((name) => ({
    rule: 'pmd:CyclomaticComplexity',
    place: `${classes}services/IterableSync${name}.cls`,
    why: manyMethods
  })),
  ...['ConsentTest', 'PublishServiceTest'].map((name) => ({
    rule: 'pmd:CyclomaticComplexity',
    place: `${tests}classes/IterableSync${name}.cls`,
    why: 'The sum over many tests, none above 7.'
  })),
  {
    rule: 'pmd:CyclomaticComplexity',
    place: `${tests}classes/IterableSyncSetupControllerTest.cls`,
    why: 'A list of the ten doors that a test walks along, one branch each.'
  },
  ...['PreviewController', 'RunsController', 'SetupController', 'TestDataController'].map((name) => ({
    rule: 'pmd:ExcessiveParameterList',
    place: `${classes}controllers/IterableSync${name}.cls`,
    why: asAsked
  })),
  ...['PreviewService', 'ReadableData', 'RunListService', 'SetupService', 'TestDataService'].map((name) => ({
    rule: 'pmd:ExcessiveParameterList',
    place: `${classes}services/IterableSync${name}.cls`,
    why: asAsked
  })),
  {
    rule: 'pmd:ExcessiveParameterList',
    place: `${classes}selectors/IterableSyncPersonSelector.cls`,
    why: asAsked
  },
  ...['CampaignTest', 'ConsentTest', 'PreviewTest', 'PublishServiceTest', 'SetupControllerTest'].map(
    (name) => ({
      rule: 'pmd:AvoidHardcodingId',
      place: `${tests}classes/IterableSync${name}.cls`,
      why: 'Ids of nothing, with the form alone: of a record that is not there, and of a deployment that a test cannot start.'
    })
  ),
  {
    rule: 'pmd:ApexUnitTestClassShouldHaveAsserts',
    place: `${tests}classes/IterableSyncRunRecordTest.cls`,
    why: 'The assertions stand in requireBodies, which these tests share.'
  },
  {
    rule: 'cpd:DetectCopyPasteForTypescript',
    place: 'force-app/types/bridge.d.ts',
    why: 'Generated from the answers of the bridge: each type is written out whole.'
  },
  ...['IterableSyncFieldAccess', 'IterableSyncFieldPath'].map((name) => ({
    rule: 'pmd:CognitiveComplexity',
    place: `${classes}services/${name}.cls`,
    why: 'The sum over many short methods, none above 11: paths, rights and words of a field belong together.'
  })),
  {
    rule: 'pmd:CognitiveComplexity',
    place: `${classes}services/IterableSyncConsentService.cls`,
    why: manyMethods
  },
  ...['IterableSyncRunPageView', 'IterableSyncWhyView'].map((name) => ({
    rule: 'pmd:ExcessivePublicCount',
    place: `${classes}views/${name}.cls`,
    why: 'The shape of one answer to the screen, field by field; it has no methods.'
  })),
  ...['CampaignTest', 'RightsTest'].map((name) => ({
    rule: 'pmd:OperationWithLimitsInLoop',
    place: `${tests}classes/IterableSync${name}.cls`,
    why: 'One user for each of six roles at most, in a test.'
  })),
  ...[
    'Iterable_Config_Version__c/fields/Definition_Hash__c',
    'Iterable_Config_Version__c/fields/Draft_Key__c',
    'Iterable_Config_Version__c/fields/Previewed_Hash__c',
    'Iterable_Config_Version__c/fields/Publish_Key__c',
    'Iterable_Record_Status__c/fields/Key__c',
    'Iterable_Sync__mdt/fields/Check_Hashes__c',
    'Iterable_Sync__mdt/fields/Definition_Hash__c',
    'Iterable_Consent_Change__c/fields/Open_Key__c',
    'Iterable_Sync_Run__c/fields/Definition_Hash__c'
  ].map((field) => ({
    rule: 'pmd:ProtectSensitiveData',
    place: `${objects}${field}.field-meta.xml`,
    why: noSecret
  }))
];
