import { configEntries } from './config';
import type { CatalogueEntry } from './entry';
import { fieldEntries } from './fields';
import { formulaEntries } from './formulas';
import { iterableCallEntries } from './iterable-calls';
import { iterableRecordEntries } from './iterable-records';
import { mappingEntries } from './mapping';
import { messageEntries } from './messages';
import { requestEntries } from './requests';
import { ruleEntries } from './rules';
import { salesforceEntries } from './salesforce';
import { settingEntries } from './settings';
import { trialEntries } from './trials';

/** Codes that belong together, in the order in which the reference page shows them. */
export interface Area {
  readonly title: string;
  readonly entries: Readonly<Record<string, CatalogueEntry>>;
}

export const areas: readonly Area[] = [
  { title: 'Rules: nothing is sent, or not yet', entries: ruleEntries },
  { title: 'Records that cannot be mapped', entries: mappingEntries },
  { title: 'Records that Iterable refuses', entries: iterableRecordEntries },
  { title: 'Iterable as a whole', entries: iterableCallEntries },
  { title: 'Salesforce', entries: salesforceEntries },
  { title: 'Definitions', entries: configEntries },
  { title: 'Fields in Iterable', entries: fieldEntries },
  { title: 'Formulas', entries: formulaEntries },
  { title: 'Settings, ledger, queue and service', entries: settingEntries },
  { title: 'Outbound messages', entries: messageEntries },
  { title: 'Trials', entries: trialEntries },
  { title: 'Requests, commands and runs', entries: requestEntries }
];

export interface ExplainedCode extends CatalogueEntry {
  /** As it was asked for; of a family the entry is that of the whole family. */
  readonly code: string;
  /** The entry's own name: a code, or a family such as `iterable.http-*`. */
  readonly entry: string;
}

const all: ReadonlyMap<string, CatalogueEntry> = new Map(
  areas.flatMap(({ entries }) => Object.entries(entries))
);

/** Every code and family, in the order of the page. */
export const explainedCodes = (): ExplainedCode[] =>
  [...all].map(([code, entry]) => ({ code, entry: code, ...entry }));

/** What a code means; null for none of ours. Of two families the narrower one speaks. */
export function explainCode(code: string): ExplainedCode | null {
  const name = all.has(code) ? code : familyOf(code);
  const entry = name === null ? undefined : all.get(name);
  return name !== null && entry ? { code, entry: name, ...entry } : null;
}

/** What to do: as whoever made the error says, else as the catalogue does. */
export const fixOf = (code: string, fix: string | null): string => fix || (explainCode(code)?.fix ?? '');

function familyOf(code: string): string | null {
  const families = [...all.keys()].filter(
    (name) => name.endsWith('*') && code.startsWith(name.slice(0, -1)) && /^[a-z0-9.-]{1,120}$/.test(code)
  );
  return families.sort((a, b) => b.length - a.length)[0] ?? null;
}
