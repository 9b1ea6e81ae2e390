import { executeQuery } from '../execute-query';
import { refusalOf, soqlSource } from '../soql-fixture';

/** A condition over the checkboxes A__c, B__c and C__c as text, and what it means. */
interface Meant {
  readonly text: string;
  readonly holds: (flags: Readonly<Record<string, boolean>>) => boolean;
}

const names = ['A__c', 'B__c', 'C__c'];
const rows = Array.from({ length: 8 }, (_, bits) => ({
  Id: `a00bn000000000${bits}AAA`,
  ...Object.fromEntries(names.map((name, place) => [name, ((bits >> place) & 1) === 1]))
}));
const source = soqlSource({
  objects: {
    Flag__c: { keyPrefix: 'a00', fields: { Id: 'id', A__c: 'boolean', B__c: 'boolean', C__c: 'boolean' } }
  },
  rows: { Flag__c: rows }
});

/** Numbers below a bound, the same ones in every run. */
function numbers(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return Math.floor((state / 4294967296) * bound);
  };
}

function chain(next: (bound: number) => number, depth: number): Meant {
  const length = depth === 0 ? 1 : 1 + next(3);
  const parts = Array.from({ length }, () => simple(next, depth));
  const [first] = parts;
  if (length === 1 && first && next(3) === 0)
    return { text: `NOT ${first.text}`, holds: (flags) => !first.holds(flags) };
  const isAnd = next(2) === 0;
  return {
    text: parts.map(({ text }) => text).join(isAnd ? ' AND ' : ' OR '),
    holds: (flags) =>
      isAnd ? parts.every((part) => part.holds(flags)) : parts.some((part) => part.holds(flags))
  };
}

function simple(next: (bound: number) => number, depth: number): Meant {
  if (depth > 0 && next(2) === 0) {
    const inner = chain(next, depth - 1);
    return { text: `(${inner.text})`, holds: inner.holds };
  }
  const name = names[next(names.length)] ?? 'A__c';
  const wanted = next(2) === 0;
  return { text: `${name} = ${wanted}`, holds: (flags) => (flags[name] ?? false) === wanted };
}

/** Deeper than the parser can read. */
const tooDeep = /NOT \(+NOT \(+NOT/;
const meant = Array.from({ length: 300 }, (_, seed) => chain(numbers(seed + 1), 4));

describe('conditions of any shape', () => {
  test.each(meant.filter(({ text }) => !tooDeep.test(text)))(
    'salesforce-api 2.1: $text',
    ({ text, holds }) => {
      const { rows: found } = executeQuery(source, `SELECT Id FROM Flag__c WHERE ${text}`, {
        includeDeleted: false
      });
      const expected = rows
        .filter((row) => holds(row as unknown as Record<string, boolean>))
        .map(({ Id }) => Id);
      expect(found.map((row) => row['Id'])).toEqual(expected);
    }
  );

  test.each(meant.filter(({ text }) => tooDeep.test(text)))(
    'salesforce-api 2.1: refused: $text',
    ({ text }) => {
      expect(refusalOf(source, `SELECT Id FROM Flag__c WHERE ${text}`).message).toBe(
        'not supported by the local org: NOT inside more than one NOT'
      );
    }
  );
});
