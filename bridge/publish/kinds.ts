import { columnsOf, configTypes, type RawRow, type RawRows, type TypeName } from '../config/rows';

/** A row as editors and Apex have it: API names without namespace, parents as `"Sync__c": "Contacts"`, blanks left out. */
export type Row = Readonly<Record<string, unknown>> & { readonly DeveloperName: string };

/** Parents before their children: the order in which rows are deployed. */
export const kinds = {
  projects: 'Iterable_Project__mdt',
  syncs: 'Iterable_Sync__mdt',
  steps: 'Iterable_Step__mdt',
  mappings: 'Iterable_Field_Mapping__mdt',
  campaignLinks: 'Iterable_Campaign_Link__mdt',
  consentRules: 'Iterable_Consent_Rule__mdt'
} as const satisfies Readonly<Record<string, TypeName>>;

export type Kind = keyof typeof kinds;

/** The rows of one sync. */
export type Rows = Readonly<Record<'syncs' | 'steps' | 'mappings', readonly Row[]>> & SomeRows;

export type SomeRows = Readonly<Partial<Record<Kind, readonly Row[]>>>;

/** As somebody gave them. */
export type GivenRows = Readonly<Partial<Record<Kind, readonly RawRow[] | undefined>>>;

export const kindNames = Object.keys(kinds) as Kind[];

/** What the platform or the app sets by itself. */
const notEdited: ReadonlySet<string> = new Set(['SystemModstamp', 'Definition_Hash__c']);

/** Fields that the org wants filled, or fills by itself: a blank one gets the value that the bridge reads into it. */
const neverBlank: ReadonlySet<string> = new Set([
  'Status__c',
  'Change_Field__c',
  'Schedule__c',
  'Removal_Brake_Percent__c',
  'Write_Back__c',
  'Operation__c',
  'Order__c',
  'Kind__c',
  'Direction__c',
  'Source_Field__c',
  'Data_Center__c',
  'Project_Type__c'
]);

/** Fields of a kind that people edit, `X__r.DeveloperName` as `X__c`. */
function fieldsOf(kind: Kind): string[] {
  const columns = columnsOf(configTypes[kinds[kind]]).map((name) => name.replace('__r.DeveloperName', '__c'));
  return columns.filter((name) => !notEdited.has(name));
}

/** What stands in fields that are blank: checkboxes are never blank, and some fields must not be. */
function filled(kind: Kind): Readonly<Record<string, unknown>> {
  const shape: Readonly<Record<string, { safeParse(value: unknown): { data?: unknown } }>> =
    configTypes[kinds[kind]].shape;
  const entries = Object.entries(shape).map(([name, field]) => [name, field.safeParse(undefined).data]);
  return Object.fromEntries(
    entries.filter(([name, value]) => typeof value === 'boolean' || (value && neverBlank.has(String(name))))
  ) as Record<string, unknown>;
}

export const valueFieldsOf = (kind: Kind): string[] =>
  fieldsOf(kind).filter((field) => field.endsWith('__c'));

const fills = new Map(kindNames.map((kind) => [kind, { fields: fieldsOf(kind), blanks: filled(kind) }]));

/** A row as SOQL answers it or as an editor has it, without what nobody edits. Pure. */
export function plainRow(kind: Kind, raw: RawRow): Row {
  const { fields = [], blanks = {} } = fills.get(kind) ?? {};
  const entries = fields.map((field) => {
    const parent = raw[field.replace(/__c$/, '__r')] as RawRow | null | undefined;
    return [field, tidy(raw[field] ?? parent?.DeveloperName) ?? blanks[field]];
  });
  const row = Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Row;
  return { ...row, MasterLabel: labelOf(row) };
}

/** As the org stores text; blank text is none. */
function tidy(value: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined;
  return value.replaceAll(/\r\n?/g, '\n').trim() || undefined;
}

/** Labels of metadata records have 40 characters. */
const labelOf = (row: Row): string => String(row.MasterLabel ?? row.DeveloperName).slice(0, 40);

/** Apex cannot delete rows: one that the app took out is switched off under this label, and used again for a new one. */
export const removedLabel = 'Removed';

export const isRemoved = (row: Row): boolean => row.Active__c === false && row.MasterLabel === removedLabel;

/** The rows that people see. */
export function inUse(rows: Rows): Rows {
  const kept = (of: readonly Row[]): Row[] => of.filter((row) => !isRemoved(row));
  return { ...each(rows, kept), syncs: rows.syncs, steps: kept(rows.steps), mappings: kept(rows.mappings) };
}

/** The same for the rows of each kind that is given. */
function each<From>(
  rows: Readonly<Partial<Record<Kind, readonly From[] | undefined>>>,
  of: (given: readonly From[], kind: Kind) => readonly Row[]
): SomeRows {
  const entries = kindNames.flatMap((kind) => {
    const given = rows[kind];
    return given ? [[kind, of(given, kind)]] : [];
  });
  return Object.fromEntries(entries) as SomeRows;
}

/**
 * What an editor gave, as rows; mappings of steps that are not there are left out.
 * Campaign links, consent rules and projects that it says nothing of stay as they are. Pure.
 */
export function givenRows(given: GivenRows): Rows {
  const rows = each(given, (of, kind) => of.map((row) => plainRow(kind, row)));
  const { syncs = [], steps = [], mappings = [] } = rows;
  const names = new Set(steps.map(keyOf));
  return {
    ...rows,
    syncs,
    steps,
    mappings: mappings.filter((row) => names.has(String(row.Step__c).toLowerCase()))
  };
}

/** DeveloperNames are the same in any case. */
export const keyOf = ({ DeveloperName: name }: Row): string => name.toLowerCase();

const isNamed = (value: unknown, name: string): boolean =>
  typeof value === 'string' && value.toLowerCase() === name.toLowerCase();

/** All rows of a sync that the org has, removed ones too; null where the sync has none. Pure. */
export function publishedRows(name: string, raw: RawRows): Rows | null {
  const all = (kind: Kind): Row[] => raw[kinds[kind]].map((row) => plainRow(kind, row));
  const syncs = all('syncs').filter((row) => isNamed(row.DeveloperName, name));
  if (syncs.length === 0) return null;
  const steps = all('steps').filter((row) => isNamed(row.Sync__c, name));
  const names = new Set(steps.map(keyOf));
  const mappings = all('mappings').filter((row) => names.has(String(row.Step__c).toLowerCase()));
  const campaignLinks = all('campaignLinks').filter((row) => isNamed(row.Sync__c, name));
  return { syncs, steps, mappings, campaignLinks };
}
