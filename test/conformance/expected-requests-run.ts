import type { Run } from '../../bridge/sync/model';
import { createWorld } from '../end-to-end/world';
import type { FieldType } from '../stand-ins/iterable/fields/field-types';
import { askWith } from '../stand-ins/iterable/ask';
import type { LoggedRequest } from '../stand-ins/iterable/http/request-log';
import type { VendorCase } from './expected-requests-cases';
import type { ColumnKind, Columns, Equivalent } from './expected-requests-equivalent';
import { defineEquivalent, loadInputs, rowFrom } from './expected-requests-org';
import { rowsOf, type SentRow } from './expected-requests-sent';

export interface Sent {
  readonly run: Run;
  /** In the order in which they were sent. */
  readonly rows: readonly SentRow[];
}

const iterableTypes: Readonly<Record<ColumnKind, FieldType>> = {
  text: 'string',
  longText: 'object',
  datetime: 'date',
  date: 'date',
  number: 'double',
  whole: 'long',
  checkbox: 'boolean'
};

/** Loads the case's input into a local org, runs our definition and answers what reached the local Iterable. */
export async function sendAsDefined(one: VendorCase, equivalent: Equivalent): Promise<Sent> {
  const world = await createWorld({
    project: { type: equivalent.type, fields: fieldsOf(equivalent), ...equivalent.project },
    iterable: { applyDelayMs: 0 },
    environment: { ITERABLE_SETTLE_SECONDS: '0' }
  });
  try {
    const users = one.inputs.flatMap((input) => knownUsers(input, equivalent));
    const ask = askWith(world.iterable, 'test-api-key');
    if (users.length > 0) await ask('POST', '/api/users/bulkUpdate', { users });
    world.iterable.clearRequests();
    loadInputs(world.org, one.inputs, equivalent);
    const run = await world.run(defineEquivalent(world.org, equivalent, one.inputs[0]));
    return { run, rows: world.iterable.requests.flatMap(written) };
  } finally {
    await world.close();
  }
}

const written = ({ method, path, body }: LoggedRequest): readonly SentRow[] =>
  method === 'GET' ? [] : (rowsOf({ method, path, body }) ?? [{ call: `${method} ${path}` }]);

/** The profile fields that the definition writes: none is created by a run unasked. */
function fieldsOf({ steps, columns }: Equivalent): Record<string, FieldType> {
  const written = steps
    .filter(({ operation }) => operation === 'Update_User')
    .flatMap(({ mappings }) => Object.entries(mappings));
  return Object.fromEntries(
    written.flatMap(([target, source]) => {
      const [group, name, ...inside] = target.split('.');
      if (group !== 'dataFields' || name === undefined || name === 'email' || inside.length > 0) return [];
      return [[name, typeOf(typeof source === 'string' ? source : source['Source__c'], columns)]];
    })
  );
}

const typeOf = (source: unknown, columns: Columns): FieldType =>
  iterableTypes[columns[String(source)]?.[0] ?? 'text'];

function knownUsers(input: unknown, { known = [], columns, type }: Equivalent): object[] {
  const row = rowFrom(input, columns);
  const given = known.map((column) => row[column]).filter((value) => typeof value === 'string');
  return given.map((value) =>
    value.includes('@') ? { email: value } : { userId: value, ...placeholder(type) }
  );
}

const placeholder = (type: Equivalent['type']): object => (type === 'Email' ? { preferUserId: true } : {});
