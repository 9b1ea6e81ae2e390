import { isDeepStrictEqual } from 'node:util';
import type { ExpectedRow } from './expected-requests-cases';
import type { SentRow } from './expected-requests-sent';

/**
 * Where what we send departs from what is expected, as `user.preferUserId: theirs only`; elements of arrays count as
 * one. Nothing when the requests are equal.
 */
export function differencesOf(expected: readonly ExpectedRow[], sent: readonly SentRow[]): string[] {
  const found = expected.flatMap((row, index) => rowDifferences(row, sent[index]));
  const more = sent.slice(expected.length).map(({ call }) => `${call}: ours only`);
  return [...new Set([...found, ...more])].sort();
}

function rowDifferences({ row, match, absent }: ExpectedRow, sent: SentRow | undefined): string[] {
  const { call } = row;
  if (sent?.call !== call) return [`${call}: theirs only`];
  const unwanted = absent.filter((path) => valueAt(sent, path.split('.')) !== undefined);
  return [
    ...compare(row, sent, { at: call, match }),
    ...unwanted.map((path) => `${call}.${path}: ours only`)
  ];
}

interface Place {
  readonly at: string;
  readonly match: ExpectedRow['match'];
}

function compare(theirs: unknown, ours: unknown, { at, match }: Place): string[] {
  if (Array.isArray(theirs) && Array.isArray(ours) && theirs.length === ours.length) {
    return theirs.flatMap((value, index) => compare(value, ours[index], { at: `${at}[]`, match }));
  }
  if (!isRecord(theirs) || !isRecord(ours)) {
    return isDeepStrictEqual(theirs, ours) ? [] : [`${at}: other value`];
  }
  const extra = match === 'exact' ? Object.keys(ours).filter((name) => !(name in theirs)) : [];
  return [
    ...Object.entries(theirs).flatMap(([name, value]) =>
      name in ours
        ? compare(value, ours[name], { at: `${at}.${name}`, match })
        : [`${at}.${name}: theirs only`]
    ),
    ...extra.map((name) => `${at}.${name}: ours only`)
  ];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (value: unknown, [name, ...rest]: readonly string[]): unknown =>
  name === undefined ? value : isRecord(value) ? valueAt(value[name], rest) : undefined;
