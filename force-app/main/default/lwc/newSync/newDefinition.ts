import { newName } from 'c/draft';
import type { DraftDefinition, MappingRow, StepRow } from 'c/draft';

/** What a record of the sync is for Iterable. */
export type RecordKind = 'person' | 'event' | 'item' | 'array';

/** What is asked before the first draft. */
export interface Answers {
  readonly kind: RecordKind;
  readonly label: string;
  readonly projectName: string;
  /** `Email`, `UserId` or `Hybrid`. */
  readonly projectType: string;
  readonly objectName: string;
  /** Path of the field that tells who it is; of an item, which one it is. */
  readonly key: string;
  /** Of the event or the catalog; of an array the user field. */
  readonly target: string;
  /** Child relationship of an array. */
  readonly children: string;
}

/** Labels of metadata take no more. */
const LABEL_LENGTH = 40;

const OPERATIONS: Readonly<Record<RecordKind, string>> = {
  person: 'Update_User',
  event: 'Track_Event',
  item: 'Upsert_Catalog_Item',
  array: 'Update_User'
};

/** A first draft: switched off, with one step and what it needs to know who or what a record is. */
export function firstDefinition(answers: Answers): DraftDefinition {
  const { kind, label, objectName, key } = answers;
  const sync = newName(label);
  const isItem = kind === 'item';
  const identity = answers.projectType === 'Email' ? 'Email' : 'UserId';
  const row = {
    DeveloperName: sync,
    MasterLabel: label.slice(0, LABEL_LENGTH),
    Project__c: answers.projectName,
    Direction__c: 'To_Iterable',
    Status__c: 'Inactive',
    Source_Object__c: objectName,
    Scope_Type__c: objectName === 'CampaignMember' ? 'Campaign' : 'All',
    Schedule__c: '10',
    // Only persons carry the fields in which their status stands.
    Write_Back__c: kind === 'person' || kind === 'array' ? 'Record_On_Change' : 'None',
    ...(!isItem && { Identity__c: identity, Identity_Source__c: key })
  };
  const step = firstStep(sync, answers);
  return { syncs: [row], steps: [step], mappings: firstMappings(step.DeveloperName, answers, identity) };
}

const firstStep = (sync: string, { kind, target }: Answers): StepRow => ({
  DeveloperName: newName(sync),
  MasterLabel: OPERATIONS[kind].replace(/_/g, ' '),
  Sync__c: sync,
  Order__c: 1,
  Operation__c: OPERATIONS[kind],
  Mode__c: 'Upsert',
  Target__c: kind === 'event' || kind === 'item' ? target : null,
  Merge_Nested_Objects__c: true,
  Remove_Unmapped__c: true,
  Create_New_Fields__c: false,
  Active__c: true
});

function firstMappings(
  step: string,
  { kind, key, target, children }: Answers,
  identity: string
): MappingRow[] {
  const known = identity === 'Email' ? 'email' : 'userId';
  const wanted: readonly Pick<MappingRow, 'Kind__c' | 'Source__c' | 'Target__c'>[] = [
    ...(kind === 'item' ? [field(key, 'itemId')] : []),
    ...(kind === 'person' || kind === 'array' ? [field(key, known)] : []),
    ...(kind === 'array'
      ? [
          { Kind__c: 'Array', Source__c: children, Target__c: `dataFields.${target}` },
          field('Id', `dataFields.${target}[].id`)
        ]
      : [])
  ];
  return wanted.map((mapping, index) => ({
    ...mapping,
    DeveloperName: newName(step),
    MasterLabel: `${mapping.Target__c}`.slice(-LABEL_LENGTH),
    Step__c: step,
    Order__c: index + 1,
    Active__c: true
  }));
}

const field = (source: string, target: string) => ({
  Kind__c: 'Field',
  Source__c: source,
  Target__c: target
});
