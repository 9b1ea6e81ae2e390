/**
 * A sync that is being edited: rows with the API names of the custom metadata types, without namespace, parents named
 * by their DeveloperName. Every function answers a new definition and leaves the given one as it is.
 */
export interface DraftDefinition {
  readonly syncs: readonly SyncRow[];
  readonly steps?: readonly StepRow[];
  readonly mappings?: readonly MappingRow[];
  readonly campaignLinks?: readonly CampaignLinkRow[];
  readonly consentRules?: readonly DraftRow[];
  readonly projects?: readonly DraftRow[];
}

/** What every row has; further fields stay what they are. */
export interface DraftRow {
  readonly DeveloperName: string;
  readonly MasterLabel?: string | null;
  readonly [field: string]: unknown;
}

/** Iterable_Sync__mdt; a blank value means its default. */
export interface SyncRow extends DraftRow {
  readonly Project__c?: string | null;
  readonly Direction__c?: string | null;
  readonly Status__c?: string | null;
  readonly Source_Object__c?: string | null;
  readonly Scope_Type__c?: string | null;
  readonly Filter__c?: string | null;
  readonly Query__c?: string | null;
  readonly Change_Field__c?: string | null;
  readonly Include_Deleted__c?: boolean | null;
  readonly Check_Hashes__c?: boolean | null;
  readonly Max_Records__c?: number | null;
  readonly Batch_Size__c?: number | null;
  readonly Schedule__c?: string | null;
  readonly Time_Zone__c?: string | null;
  readonly Identity__c?: string | null;
  readonly Identity_Source__c?: string | null;
  readonly Duplicate_Rule__c?: string | null;
  readonly Removal_Brake_Percent__c?: number | null;
  readonly Write_Back__c?: string | null;
  readonly Steps_From__c?: string | null;
}

/** Iterable_Step__mdt. */
export interface StepRow extends DraftRow {
  readonly Sync__c?: string | null;
  readonly Order__c?: number | null;
  readonly Operation__c?: string | null;
  readonly Mode__c?: string | null;
  readonly Condition__c?: string | null;
  readonly Target__c?: string | null;
  readonly On_Exit__c?: string | null;
  readonly Merge_Nested_Objects__c?: boolean | null;
  readonly Remove_Unmapped__c?: boolean | null;
  readonly Create_New_Fields__c?: boolean | null;
  readonly Active__c?: boolean | null;
}

/** Iterable_Field_Mapping__mdt. */
export interface MappingRow extends DraftRow {
  readonly Step__c?: string | null;
  readonly Order__c?: number | null;
  readonly Kind__c?: string | null;
  readonly Source__c?: string | null;
  readonly Target__c?: string | null;
  readonly Transform__c?: string | null;
  readonly Target_Type__c?: string | null;
  readonly Null_Policy__c?: string | null;
  readonly Default__c?: string | null;
  readonly Required__c?: boolean | null;
  readonly Direction__c?: string | null;
  readonly Conflict_Rule__c?: string | null;
  readonly Active__c?: boolean | null;
}

/** Iterable_Campaign_Link__mdt. */
export interface CampaignLinkRow extends DraftRow {
  readonly Sync__c?: string | null;
  readonly Campaign_Id__c?: string | null;
  readonly Campaign_Name__c?: string | null;
  readonly List_Id__c?: number | null;
  readonly List_Name__c?: string | null;
  readonly Member_Statuses__c?: string | null;
  /** What the list is for; both null where that is not said. */
  readonly Consent_Scope__c?: string | null;
  readonly Consent_Iterable_Id__c?: number | null;
  readonly Active__c?: boolean | null;
}

type Changes<Row extends DraftRow> = Partial<Omit<Row, 'DeveloperName'>>;

/** The definition from its JSON text; throws where the text holds no sync, as nothing can be edited then. */
export function readDraft(text: string): DraftDefinition {
  const definition = JSON.parse(text) as Partial<DraftDefinition>;
  if (!Array.isArray(definition.syncs) || definition.syncs.length === 0)
    throw new Error('The draft holds no sync.');
  return definition as DraftDefinition;
}

/** As Apex and the bridge take it. */
export const draftText = (definition: DraftDefinition): string => JSON.stringify(definition);

/** The row of the sync; a definition that is edited holds one. */
export function rowOfSync({ syncs }: DraftDefinition): SyncRow {
  const [sync] = syncs;
  if (!sync) throw new Error('The definition holds no sync.');
  return sync;
}

export const withSync = (definition: DraftDefinition, changes: Changes<SyncRow>): DraftDefinition => ({
  ...definition,
  syncs: [{ ...rowOfSync(definition), ...changes }]
});

/** All steps, also those that are switched off, in their order. */
export const stepsOf = ({ steps = [] }: DraftDefinition): StepRow[] => inOrder(steps);

export const stepNamed = (definition: DraftDefinition, stepName: string): StepRow | null =>
  (definition.steps ?? []).find(isNamed(stepName)) ?? null;

/** All mappings of a step, also those that are switched off, in their order. */
export const mappingsOf = ({ mappings = [] }: DraftDefinition, stepName: string): MappingRow[] =>
  inOrder(mappings.filter(({ Step__c: step }) => isSame(step, stepName)));

/** The step in the place of the one with its name, or as a further one. */
export const withStep = (definition: DraftDefinition, step: StepRow): DraftDefinition => ({
  ...definition,
  steps: withRow(definition.steps, step)
});

/** The steps in the order of the given names; those that are not named follow. */
export function withStepOrder(definition: DraftDefinition, names: readonly string[]): DraftDefinition {
  const place = (name: string): number => {
    const index = names.findIndex((each) => isSame(each, name));
    return index < 0 ? names.length : index;
  };
  const steps = stepsOf(definition)
    .sort((one, other) => place(one.DeveloperName) - place(other.DeveloperName))
    .map((step, index) => ({ ...step, Order__c: index + 1 }));
  return { ...definition, steps };
}

/** Without the step and its mappings. */
export const withoutStep = (definition: DraftDefinition, stepName: string): DraftDefinition => ({
  ...definition,
  steps: (definition.steps ?? []).filter((step) => !isNamed(stepName)(step)),
  mappings: (definition.mappings ?? []).filter(({ Step__c: step }) => !isSame(step, stepName))
});

/** The mapping in the place of the one with its name, or as a further one. */
export const withMapping = (definition: DraftDefinition, mapping: MappingRow): DraftDefinition => ({
  ...definition,
  mappings: withRow(definition.mappings, mapping)
});

export const withoutMapping = (definition: DraftDefinition, mappingName: string): DraftDefinition => ({
  ...definition,
  mappings: (definition.mappings ?? []).filter((mapping) => !isNamed(mappingName)(mapping))
});

/** The links to campaigns, in the order in which they were added. */
export const campaignLinksOf = ({ campaignLinks = [] }: DraftDefinition): CampaignLinkRow[] => [
  ...campaignLinks
];

export const withCampaignLink = (definition: DraftDefinition, link: CampaignLinkRow): DraftDefinition => ({
  ...definition,
  campaignLinks: withRow(definition.campaignLinks, link)
});

export const withoutCampaignLink = (definition: DraftDefinition, linkName: string): DraftDefinition => ({
  ...definition,
  campaignLinks: (definition.campaignLinks ?? []).filter((link) => !isNamed(linkName)(link))
});

/** Of the prefix that a name keeps. With `_` and eight hexadecimal digits it stays below the 40 that an org takes. */
const PREFIX_LENGTH = 20;

/** A DeveloperName for a new row: letters and digits of the prefix, an underscore, eight hexadecimal digits. */
export function newName(prefix: string): string {
  const letters = prefix
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, PREFIX_LENGTH)
    .replace(/_+$/, '');
  const bytes = crypto.getRandomValues(new Uint8Array(4));
  const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${letters || 'Sync'}_${digits}`;
}

const inOrder = <Row extends DraftRow>(rows: readonly Row[]): Row[] =>
  [...rows].sort((one, other) => orderOf(one) - orderOf(other));

const orderOf = ({ Order__c: order }: DraftRow): number => (typeof order === 'number' ? order : 0);

function withRow<Row extends DraftRow>(rows: readonly Row[] = [], row: Row): Row[] {
  const isOld = isNamed(row.DeveloperName);
  return rows.some(isOld) ? rows.map((each) => (isOld(each) ? row : each)) : [...rows, row];
}

const isNamed =
  (name: string) =>
  (row: DraftRow): boolean =>
    isSame(row.DeveloperName, name);

/** An org knows no case in names. */
const isSame = (one: unknown, other: string): boolean =>
  typeof one === 'string' && one.toLowerCase() === other.toLowerCase();
