import { z } from 'zod';
import { operationKinds } from './sync-definition';

/** The rows of the custom metadata types as SOQL answers them, without namespace; a blank value means its default. */

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || null);
const on = z
  .boolean()
  .nullish()
  .transform((value) => value ?? true);
const off = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const count = z
  .number()
  .int()
  .positive()
  .nullish()
  .transform((value) => value ?? null);
const choice = <const T extends readonly [string, ...string[]]>(values: T, fallback: NoInfer<T[number]>) =>
  z
    .enum(values)
    .nullish()
    .transform((value): T[number] => value ?? fallback);
/** Calls a second, one of them a day; the documented rate when blank (iterable-api 17). */
const rate = (documented: number) =>
  z
    .number()
    .positive()
    .nullish()
    .transform((value) => value ?? documented);
/** A metadata relationship, selected as `X__r.DeveloperName`. */
const parent = z
  .object({ DeveloperName: z.string() })
  .nullish()
  .transform((row) => row?.DeveloperName ?? null);
const common = { DeveloperName: z.string().min(1), MasterLabel: text };
/** When the row was deployed last; for telling a publish that is under way. */
const stamp = { SystemModstamp: text };

export const projectRow = z.object({
  ...common,
  Data_Center__c: choice(['US', 'EU'], 'US'),
  Project_Type__c: choice(['Email', 'UserId', 'Hybrid'], 'Email'),
  Organization_Id__c: text,
  Bulk_Calls_Per_Second__c: rate(5),
  Bulk_Event_Calls_Per_Second__c: rate(10),
  Other_Bulk_Calls_Per_Second__c: rate(5),
  Catalog_Calls_Per_Second__c: rate(100),
  User_Fields_Calls_Per_Second__c: rate(3),
  User_Merge_Calls_Per_Second__c: rate(50),
  User_Delete_Calls_Per_Second__c: rate(100),
  Forget_Calls_Per_Second__c: rate(3),
  Forget_Calls_Per_Day__c: rate(1000),
  Read_Calls_Per_Second__c: rate(100),
  Other_Calls_Per_Second__c: rate(100),
  Active__c: on
});

export const syncRow = z.object({
  ...common,
  ...stamp,
  Project__r: parent,
  Direction__c: choice(['To_Iterable', 'To_Salesforce'], 'To_Iterable'),
  Status__c: choice(['Inactive', 'Active', 'Paused', 'Capture', 'Archived'], 'Inactive'),
  Definition_Hash__c: text,
  Source_Object__c: text,
  Scope_Type__c: choice(['All', 'Filter', 'SOQL', 'Campaign', 'List_View', 'Report'], 'All'),
  Filter__c: text,
  Query__c: text,
  Change_Field__c: text.transform((value) => value ?? 'SystemModstamp'),
  Include_Deleted__c: off,
  Check_Hashes__c: on,
  Max_Records__c: count,
  Batch_Size__c: count,
  Schedule__c: text.transform((value) => value ?? '10'),
  Time_Zone__c: text,
  Identity__c: z
    .enum(['Email', 'UserId'])
    .nullish()
    .transform((value) => value ?? null),
  Identity_Source__c: text,
  Duplicate_Rule__c: text,
  Removal_Brake_Percent__c: z
    .number()
    .min(0)
    .max(100)
    .nullish()
    .transform((value) => value ?? 10),
  Steps_From__c: text,
  Write_Back__c: choice(
    ['Record_On_Change', 'Record_Always', 'Status_Object', 'Errors_Only', 'None'],
    'Record_On_Change'
  )
});

export const stepRow = z.object({
  ...common,
  ...stamp,
  Sync__r: parent,
  Order__c: z
    .number()
    .nullish()
    .transform((value) => value ?? 0),
  Operation__c: choice(operationKinds, 'Update_User'),
  Mode__c: choice(['Upsert', 'Update', 'Insert'], 'Upsert'),
  Condition__c: text,
  Target__c: text,
  On_Exit__c: text,
  Merge_Nested_Objects__c: on,
  Remove_Unmapped__c: on,
  Create_New_Fields__c: off,
  Matchers__c: text,
  Matcher_Operator__c: text,
  Active__c: on
});

export const mappingRow = z.object({
  ...common,
  ...stamp,
  Step__r: parent,
  Order__c: z
    .number()
    .nullish()
    .transform((value) => value ?? 0),
  Kind__c: choice(['Field', 'Value', 'Formula', 'Array'], 'Field'),
  Source__c: text,
  Target__c: text,
  Transform__c: text,
  Target_Type__c: z
    .string()
    .nullish()
    .transform((value) => value?.toLowerCase() || null)
    .pipe(
      z.enum(['string', 'date', 'boolean', 'long', 'double', 'object', 'geo_location', 'nested']).nullable()
    ),
  Null_Policy__c: z.enum(['Skip', 'Clear', 'Default']).nullish(),
  Default__c: text,
  Required__c: off,
  Direction__c: choice(['To_Iterable', 'To_Salesforce', 'Two_Way'], 'To_Iterable'),
  Conflict_Rule__c: text,
  Active__c: on
});

export const campaignLinkRow = z.object({
  ...common,
  Sync__r: parent,
  Campaign_Id__c: text,
  Campaign_Name__c: text,
  List_Id__c: count,
  List_Name__c: text,
  Member_Statuses__c: text,
  Consent_Scope__c: z
    .enum(['Channel', 'Message_Type'])
    .nullish()
    .transform((value) => value ?? null),
  Consent_Iterable_Id__c: count,
  Active__c: on
});

/** Read loosely: what is wrong with a rule is said for every sync of its project. */
export const consentRow = z.object({
  ...common,
  Project__r: parent,
  Source_Object__c: text,
  Source_Field__c: text.transform((value) => value ?? 'HasOptedOutOfEmail'),
  Scope__c: text,
  Iterable_Id__c: z.unknown().transform((value) => (typeof value === 'number' ? value : null)),
  Direction__c: text.transform((value) => value ?? 'Two_Way'),
  Active__c: on
});

export type ProjectRow = z.infer<typeof projectRow>;
export type SyncRow = z.infer<typeof syncRow>;
export type StepRow = z.infer<typeof stepRow>;
export type MappingRow = z.infer<typeof mappingRow>;
export type CampaignLinkRow = z.infer<typeof campaignLinkRow>;
export type ConsentRow = z.infer<typeof consentRow>;

export interface ConfigRows {
  readonly projects: readonly ProjectRow[];
  readonly syncs: readonly SyncRow[];
  readonly steps: readonly StepRow[];
  readonly mappings: readonly MappingRow[];
  readonly campaignLinks: readonly CampaignLinkRow[];
  readonly consentRules: readonly ConsentRow[];
}

/** What to SELECT of each type; relationships are asked for by the parent's DeveloperName. */
export const configTypes = {
  Iterable_Project__mdt: projectRow,
  Iterable_Sync__mdt: syncRow,
  Iterable_Step__mdt: stepRow,
  Iterable_Field_Mapping__mdt: mappingRow,
  Iterable_Campaign_Link__mdt: campaignLinkRow,
  Iterable_Consent_Rule__mdt: consentRow
} as const;

export type TypeName = keyof typeof configTypes;
/** As SOQL answers it, names without namespace. */
export type RawRow = Readonly<Record<string, unknown>>;
/** Every type whole. */
export type RawRows = Readonly<Record<TypeName, readonly RawRow[]>>;

export function columnsOf(row: z.ZodObject): string[] {
  return Object.keys(row.shape).map((name) => (name.endsWith('__r') ? `${name}.DeveloperName` : name));
}
