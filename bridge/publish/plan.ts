import { isNamed, nameOf, newestStamp, ownRows } from '../config/definition-rows';
import type { RawRows } from '../config/rows';
import { canonicalJson } from '../sync/canonical-json';
import { differencesOf, type Difference } from './differences';
import { hashOf, versionOf, wholeOf } from './digest';
import { withFinalNames } from './final-names';
import {
  givenRows,
  inUse,
  isRemoved,
  keyOf,
  kindNames,
  kinds,
  publishedRows,
  removedLabel,
  valueFieldsOf,
  type GivenRows,
  type Kind,
  type Row,
  type Rows,
  type SomeRows
} from './kinds';

/** A row to deploy; a null clears its field. */
export interface DeployedRow {
  readonly type: string;
  readonly name: string;
  readonly label: string;
  readonly values: Readonly<Record<string, string | number | boolean | null>>;
}

export interface PublishPlan {
  readonly sync: string;
  /** Of what is published, see `versionOf`; null for a new sync. */
  readonly previous: string | null;
  readonly version: string;
  /** For `Definition_Hash__c`. */
  readonly hash: string;
  /** In the order of their deployment, those that change; none when nothing does. */
  readonly rows: readonly DeployedRow[];
  readonly differences: readonly Difference[];
  /** Somebody else published since the draft was begun. */
  readonly conflict: Conflict | null;
  /** What was given, under the names that it is deployed with. */
  readonly definition: Rows;
}

export interface Conflict {
  readonly version: string;
  /** When rows of the sync were deployed last; null where the org does not say. */
  readonly at: string | null;
  /** What the other one changed. */
  readonly differences: readonly Difference[];
}

export interface WantedPublish {
  readonly definition: GivenRows;
  /** What the draft began from; null for a new sync. */
  readonly base: GivenRows | null;
}

/** What publishing comes to. Pure; whether the definition can run is for `check` to say. */
export function planPublish(sync: string, { definition, base }: WantedPublish, raw: RawRows): PublishPlan {
  const published = publishedRows(sync, raw);
  const wanted = withFinalNames(ownOnly(givenRows(definition)), { published, raw });
  const began = base && givenRows(base);
  const hash = hashOf(wanted);
  const before = published && inUse(published);
  return {
    sync,
    previous: before && versionOf(before),
    version: versionOf(wanted),
    hash,
    rows: deployedRows(wanted, { published, raw, hash }),
    differences: differencesOf(before, wanted),
    conflict: conflictOf(before, began, { wanted, at: deployedAt(sync, raw) }),
    definition: wanted
  };
}

/** Projects and their consent rules are of many syncs: no conflict of one sync would show who else changed them. */
export const isOfManySyncs = (kind: Kind): boolean => kind === 'projects' || kind === 'consentRules';

const ownOnly = ({ projects: _projects, consentRules: _rules, ...rows }: Rows): Rows => rows;

interface Org {
  readonly published: Rows | null;
  readonly raw: RawRows;
  readonly hash: string;
}

function deployedRows(wanted: Rows, { published, raw, hash }: Org): DeployedRow[] {
  const known: SomeRows = published ?? {};
  const before = raw.Iterable_Sync__mdt.find((row) =>
    isNamed(nameOf(row), wanted.syncs[0]?.DeveloperName ?? '')
  );
  const isSameHash = String(before?.Definition_Hash__c ?? '') === hash;
  const changed = kindNames.map((kind) => ({ kind, rows: changedRows(kind, wanted, known) }));
  if (isSameHash && changed.every(({ rows }) => rows.length === 0)) return [];
  return changed.flatMap(({ kind, rows }) =>
    kind === 'syncs'
      ? wanted.syncs.map((row) => deployed(kind, { ...row, Definition_Hash__c: hash }))
      : rows.map((row) => deployed(kind, row))
  );
}

/** Rows that are new, differ, or are taken out. */
function changedRows(kind: Kind, wanted: Rows, known: SomeRows): Row[] {
  const given = wanted[kind];
  if (!given) return [];
  const before = new Map((known[kind] ?? []).map((row) => [keyOf(row), row]));
  const kept = new Set(given.map(keyOf));
  const gone = (known[kind] ?? []).filter((row) => !kept.has(keyOf(row)) && !isRemoved(row));
  return [
    ...given.filter((row) => canonicalJson(row) !== canonicalJson(before.get(keyOf(row)) ?? null)),
    ...(kind === 'syncs' ? [] : gone.map(takenOut))
  ];
}

const takenOut = (row: Row): Row => ({ ...row, Active__c: false, MasterLabel: removedLabel });

/** Every field, so that what the org had there is replaced. */
function deployed(kind: Kind, row: Row): DeployedRow {
  const { DeveloperName: name, MasterLabel: label, ...values } = row;
  const blank = Object.fromEntries(valueFieldsOf(kind).map((field) => [field, null]));
  return {
    type: kinds[kind],
    name,
    label: String(label),
    values: { ...blank, ...(values as DeployedRow['values']) }
  };
}

/** Somebody else's publish; not our own that was cut off half way, where each row is either as before or as wanted. */
function conflictOf(
  published: Rows | null,
  base: Rows | null,
  { wanted, at }: { readonly wanted: Rows; readonly at: string | null }
): Conflict | null {
  if (!published) return null;
  if (base && wholeOf(base) === wholeOf(published)) return null;
  if (isBetween(published, base, wanted)) return null;
  return { version: versionOf(published), at, differences: differencesOf(base, published) };
}

function deployedAt(sync: string, raw: RawRows): string | null {
  const row = raw.Iterable_Sync__mdt.find((one) => isNamed(nameOf(one), sync));
  const stamp = row ? newestStamp(ownRows(row, raw)) : null;
  return stamp === null ? null : new Date(stamp).toISOString();
}

function isBetween(published: Rows, base: Rows | null, wanted: Rows): boolean {
  const ours: readonly Kind[] = ['syncs', 'steps', 'mappings', 'campaignLinks'];
  return ours.every((kind) => {
    const [before, after, now] = [base?.[kind], wanted[kind] ?? base?.[kind], published[kind]].map(
      textByName
    );
    const names = new Set([before, after, now].flatMap((rows) => [...(rows?.keys() ?? [])]));
    return [...names].every((name) => [before?.get(name), after?.get(name)].includes(now?.get(name)));
  });
}

const textByName = (rows: readonly Row[] | undefined): Map<string, string> =>
  new Map((rows ?? []).filter((row) => !isRemoved(row)).map((row) => [keyOf(row), canonicalJson(row)]));
