import type { ConsentRule } from '../../config/sync-definition';
import { pathReader } from '../mapping/read-path';
import type { SourceRecord } from '../model';
import type { ScopeQuery } from '../scope';
import { fieldOf, type SourceSchema } from '../source-schema';
import type { WantedSubscriptions } from './subscription-request';

const changeField = 'SystemModstamp';
const emailFields = ['Email', 'PersonEmail'];

/** What is read of an object's records: who they are and what they opted out of. */
export interface ConsentScope {
  /** All that changed, also what is out of every sync's scope. */
  readonly changed: ScopeQuery;
  /** Only who is opted out: for the first reading, which would be the whole table. */
  readonly optedOut: ScopeQuery;
  /** The address by which a person is known, should it be another record that is; null where there is none. */
  readonly emailField: string | null;
}

export function scopeOf(schema: SourceSchema, rules: readonly ConsentRule[]): ConsentScope {
  const nameOf = (name: string): string | readonly string[] => fieldOf(schema, name)?.name ?? [];
  const optOuts = [...new Set(rules.flatMap((rule) => nameOf(rule.field)))];
  const [emailField = null] = emailFields.flatMap(nameOf);
  const fields = ['Id', changeField, ...optOuts, ...(emailField ? [emailField] : [])];
  const changed = { fields, object: schema.object, changeField, condition: null, recordIds: null };
  return {
    changed,
    optedOut: { ...changed, condition: optOuts.map((field) => `${field} = true`).join(' OR ') },
    emailField
  };
}

/** Ids that a person leaves: those of channels and those of message types. */
export interface OptOutIds {
  readonly channels: readonly number[];
  readonly messageTypes: readonly number[];
}

/** What the rules ask for a record: everything that it opted out of. Null for nothing. Pure. */
export function optOutOf(record: SourceRecord, rules: readonly ConsentRule[]): OptOutIds | null {
  const ticked = rules.filter((rule) => pathReader([rule.field])(record.fields) === true);
  if (ticked.length === 0) return null;
  const idsOf = (scope: ConsentRule['scope']): number[] =>
    [...new Set(ticked.flatMap((rule) => (rule.scope === scope ? rule.iterableId : [])))].sort(
      (a, b) => a - b
    );
  return { channels: idsOf('Channel'), messageTypes: idsOf('Message_Type') };
}

/** What several records of one person ask for together. Pure. */
export function together(optOuts: readonly OptOutIds[]): WantedSubscriptions {
  const off = (ids: readonly number[]) => Object.fromEntries(ids.map((id) => [String(id), false]));
  return {
    channels: off(optOuts.flatMap(({ channels }) => channels)),
    messageTypes: off(optOuts.flatMap(({ messageTypes }) => messageTypes)),
    // An opt-out must get through, also where it leaves a message type of its channel behind (iterable-api 7.1).
    validateChannelAlignment: false
  };
}
