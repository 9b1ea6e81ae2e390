/** `POST /composite/tree/X`: records with their children, all or none. Source: salesforce-api 4. */
import { type Call, json, parserError, recordBody, type Reply } from '../http/exchange';
import { type ObjectSchema, OrgError, type Row } from '../model';
import type { LocalOrgState } from '../org';
import { createRecord, visibleObject, type Writer, writerOf } from './write-record';

interface Planted {
  readonly referenceId: string;
  readonly id: string;
}

class TreeError extends Error {
  constructor(
    readonly referenceId: string,
    readonly reason: OrgError
  ) {
    super(reason.message);
  }
}

const maxRecords = 200;

export function plantTree(org: LocalOrgState, call: Call): Reply {
  const object = visibleObject(org, call.params.object ?? '');
  const { records } = recordBody(call);
  if (!Array.isArray(records)) throw parserError('records must be an array');
  const planted: Planted[] = [];
  const plant = (record: Row, of: ObjectSchema, parent?: { field: string; id: string }): void => {
    const { attributes, ...given } = record;
    const referenceId = String((attributes as Row | undefined)?.referenceId ?? '');
    if (planted.length >= maxRecords) throw new TreeError(referenceId, tooMany());
    const { own, children } = separate(org, of, given);
    const id = create(
      org,
      of,
      parent ? { ...own, [parent.field]: parent.id } : own,
      referenceId,
      writerOf(call)
    );
    planted.push({ referenceId, id });
    for (const { child, field, rows } of children) for (const row of rows) plant(row, child, { field, id });
  };
  try {
    org.store.journal.atomically(() => (records as Row[]).forEach((record) => plant(record, object)));
    return json({ hasErrors: false, results: planted }, 201);
  } catch (error) {
    if (!(error instanceof TreeError)) throw error;
    const { errorCode: statusCode, message, fields } = error.reason;
    const results = [{ referenceId: error.referenceId, errors: [{ statusCode, message, fields }] }];
    return json({ hasErrors: true, results }, 400);
  }
}

const tooMany = () =>
  new OrgError(400, 'LIMIT_EXCEEDED', `The request holds more than ${maxRecords} records`);

function create(
  org: LocalOrgState,
  object: ObjectSchema,
  record: Row,
  referenceId: string,
  writer: Writer
): string {
  try {
    return createRecord(org, object, record, writer);
  } catch (error) {
    throw error instanceof OrgError ? new TreeError(referenceId, error) : error;
  }
}

interface Children {
  readonly child: ObjectSchema;
  readonly field: string;
  readonly rows: readonly Row[];
}

/** `{"Contacts": {"records": [...]}}` inside a record are its children. */
function separate(org: LocalOrgState, parent: ObjectSchema, record: Row): { own: Row; children: Children[] } {
  const own: Row = {};
  const children: Children[] = [];
  for (const [name, value] of Object.entries(record)) {
    const rows = (value as { records?: unknown } | null)?.records;
    const found = Array.isArray(rows) ? childOf(org, parent, name) : undefined;
    if (found) children.push({ ...found, rows: rows as Row[] });
    else own[name] = value;
  }
  return { own, children };
}

function childOf(org: LocalOrgState, parent: ObjectSchema, relationship: string) {
  for (const child of org.source.schemas()) {
    const lookup = child.fields.find(
      (field) => field.childRelationshipName === relationship && field.referenceTo.includes(parent.name)
    );
    if (lookup) return { child, field: lookup.name };
  }
  return undefined;
}
