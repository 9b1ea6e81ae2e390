import type { MappingProblem, ProblemDetail } from '../mapping/problems';
import { isSettling } from '../settling';
import type { PreviewMapping, PreviewOutcome } from '../preview/preview-model';
import type { Previewed } from '../preview/preview';
import { readPath } from '../mapping/read-path';
import { causeOf, type Cause } from './cause';
import type { RecordFields } from './record-fields';
import { memberCause } from './scope-cause';
import { valueIn } from './test-clause';
import { valueText } from './wanted-text';

/** A record held against a sync, and what is needed to say of it which fields are concerned. */
export interface Seen extends Previewed {
  readonly fields: RecordFields;
  /** Types of Iterable's fields; empty where nothing depends on them. */
  readonly types: ReadonlyMap<string, string>;
}

/** Why a record is not sent, as its outcome has it: code, message, field. */
export type End = Pick<PreviewOutcome, 'status' | 'code' | 'message' | 'field' | 'fix' | 'retryAt'> & {
  /** When it was told so; left out for what a run would come to now. */
  readonly at?: string;
};

const invalidIdentities: ReadonlySet<string> = new Set([
  'iterable.invalid-email',
  'iterable.invalid-email-address-error',
  'iterable.invalid-user-id',
  'iterable.invalid-user-id-error'
]);
const forgottenCodes: ReadonlySet<string> = new Set(['iterable.forgotten', 'iterable.forgotten-user-error']);

/** What an outcome that is neither delivered nor unchanged means. Pure. */
export function endCause(end: End, seen: Seen): Cause {
  if (end.status === 'rejected') return refusalCause(end, seen);
  if (end.status === 'deferred') return waitCause(end);
  return skippedCause(end, seen);
}

/** Until when, and why. */
export function waitCause(end: End): Cause {
  const moment = end.retryAt ?? null;
  if (isSettling(end)) return causeOf('waiting.settle', { moment });
  return causeOf('waiting.retry', { facts: { reason: end.message }, moment });
}

type SkippedCause = (seen: Seen) => Cause;

const sharedCause =
  (fieldsOf: (seen: Seen) => readonly string[]): SkippedCause =>
  (seen) => {
    const otherRecordId = seen.preview.identity.sharedWith?.recordId ?? null;
    return causeOf('identity.shared', { otherRecordId, fields: fieldsOf(seen) });
  };

/** The field that says that the person opted out. */
export const optedOutCause: SkippedCause = ({ preview: { consent, outcome } }) => {
  const field = outcome.code === 'opted-out' ? (outcome.field ?? consent.field) : consent.field;
  return causeOf('consent.opted-out', { fields: field === null ? [] : [field] });
};

const skippedCauses: ReadonlyMap<string, SkippedCause> = new Map<string, SkippedCause>([
  ['captured', () => causeOf('sync.capture')],
  ['converted', (seen) => convertedCause(seen)],
  ['merged', ({ record }) => causeOf('record.merged', { otherRecordId: record?.masterRecordId ?? null })],
  ['deleted', () => causeOf('record.deleted')],
  ['opted-out', optedOutCause],
  ['opted-out-stays', optedOutCause],
  ['duplicate', sharedCause(({ fields }) => fields.identity)],
  ['item-collision', sharedCause(() => [])],
  ['not-linked', ({ record, ready }) => memberCause(record, ready.scope.links, null)]
]);

function skippedCause(end: End, seen: Seen): Cause {
  const known = skippedCauses.get(end.code);
  if (known) return known(seen);
  if (seen.scope.cause) return seen.scope.cause;
  const named = end.field === undefined ? [] : seen.fields.of(end.field);
  return causeOf('scope.other', { facts: { reason: end.message }, fields: named });
}

export function convertedCause({ record }: Pick<Seen, 'record'>): Cause {
  const contact = record ? readPath(record.fields, ['ConvertedContactId']) : null;
  return causeOf('record.converted', { otherRecordId: typeof contact === 'string' ? contact : null });
}

function refusalCause(end: End, seen: Seen): Cause {
  const { preview, fields } = seen;
  if (forgottenCodes.has(end.code)) return causeOf('record.forgotten');
  if (invalidIdentities.has(end.code)) {
    const facts = { value: valueText(preview.identity.identity?.value) };
    return causeOf('identity.invalid', { facts, fields: fields.identity });
  }
  if (end.code === 'iterable.type-mismatch' && end.field) return typeCause(end.field, seen);
  return valueCause(end, seen);
}

function typeCause(field: string, seen: Seen): Cause {
  const name = field.replace(/^dataFields\./, '');
  const expected = typeWords[seen.types.get(name) ?? ''] ?? 'another type';
  const facts = { value: sourceValueOf(name, seen), expected, iterableField: name };
  return causeOf('rejected.type', { facts, fields: seen.fields.of(field) });
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  long: 'a whole number',
  double: 'a number',
  boolean: 'true or false',
  date: 'a date',
  object: 'an object',
  nested: 'a list of objects',
  geo_location: 'a place (latitude and longitude)'
};

/** What the record has for a field of Iterable. */
function sourceValueOf(name: string, { preview }: Seen): string {
  const mapping = mappingOnto(
    name,
    preview.steps.flatMap(({ mappings }) => mappings)
  );
  return mapping ? valueText(mapping.sourceValue ?? mapping.value) : '';
}

const mappingOnto = (name: string, mappings: readonly PreviewMapping[]): PreviewMapping | undefined =>
  mappings.find(({ target }) => target === name || target === `dataFields.${name}`) ??
  mappings.find(({ target }) => target.startsWith(`dataFields.${name}.`));

/** A field that can be named is to be corrected; anything else is told as it is. */
function valueCause(end: End, seen: Seen): Cause {
  const named = end.field === undefined ? null : seen.fields.of(end.field);
  const moment = end.at ?? null;
  if (named?.length === 1) {
    const name = (end.field ?? '').replace(/^dataFields\./, '');
    const value = isIdentity(name) ? identityValue(seen) : sourceValueOf(name, seen);
    return causeOf('rejected.value', { facts: { value, reason: end.message }, fields: named, moment });
  }
  const facts = { reason: end.message, fix: end.fix ?? '' };
  return causeOf('rejected.other', { facts, fields: named ?? [], moment });
}

const isIdentity = (name: string): boolean => name === 'email' || name === 'userId';

const identityValue = ({ preview }: Seen): string => valueText(preview.identity.identity?.value);

/** What the record has in the one field; null for several. */
function heldBy([path, ...others]: readonly string[], { record }: Seen): string | null {
  if (path === undefined || others.length > 0 || !record) return null;
  return valueText(valueIn(record.fields, path));
}

/** What cannot be mapped: identity, required fields, values of the wrong type. Pure. */
export function problemCause(problem: MappingProblem, detail: ProblemDetail | undefined, seen: Seen): Cause {
  const { fields, preview } = seen;
  const value = valueText(detail?.found);
  const mapping = preview.steps
    .flatMap(({ mappings }) => mappings)
    .find((traced) => traced.problem?.message === problem.message);
  switch (problem.code) {
    case 'identity.missing':
      return causeOf('identity.missing', { fields: fields.identity });
    case 'identity.invalid':
      return causeOf('identity.invalid', { facts: { value }, fields: fields.identity });
    case 'mapping.required':
      return causeOf('rejected.required', { fields: fields.of(problem.field) });
    case 'mapping.wrong-type': {
      const iterableField = (mapping?.target ?? '').replace(/^dataFields\./, '');
      const facts = { value, expected: detail?.expected ?? 'another type', iterableField };
      return causeOf('rejected.type', { facts, fields: fields.of(problem.field) });
    }
    default: {
      const named = fields.of(problem.field);
      const facts = { value: heldBy(named, seen) ?? value, reason: problem.message };
      return causeOf('rejected.value', { facts, fields: named });
    }
  }
}
