/** The work of an ingest job: every record on its own, by the rules that hold for all writes. Source: salesforce-api 3.2. */
import { to18 } from '../ids';
import { type ObjectSchema, OrgError, type Row } from '../model';
import type { LocalOrgState } from '../org';
import {
  createRecord,
  MultipleMatches,
  removeRecord,
  updateRecord,
  type Upserted,
  upsertKey,
  upsertRecord,
  visibleObject,
  type Writer
} from '../resources/write-record';
import { purgeRecord } from '../store/recycle';
import { readLines } from './csv';
import { readColumns } from './ingest-columns';
import type { IngestJob, RowOutcome } from './ingest-job';
import { type IngestRecord, readRecord } from './ingest-record';

export function processUpload(org: LocalOrgState, job: IngestJob): void {
  const object = visibleObject(org, job.head.object);
  const [header = [], ...lines] = readLines(job.format, job.upload ?? '');
  job.header = header;
  const columns = readColumns(object, job.operation, header, (name) => org.source.schemaOf(name));
  const write = writing(org, job, object, { hasId: columns.some(({ kind }) => kind === 'id') });
  job.outcomes = lines.map((cells) => attempt(org, cells, write, () => readRecord(org, columns, cells)));
}

type Write = (record: IngestRecord) => Upserted;

/** A record that fails leaves nothing behind. */
function attempt(
  org: LocalOrgState,
  cells: readonly string[],
  write: Write,
  read: () => IngestRecord
): RowOutcome {
  let id = '';
  try {
    const record = read();
    id = to18(record.id) ?? '';
    const written = org.store.journal.atomically(() => write(record));
    return { ...written, error: undefined, cells };
  } catch (error) {
    return { id, created: false, error: errorText(error), cells };
  }
}

function errorText(error: unknown): string {
  if (error instanceof MultipleMatches) {
    return `DUPLICATE_EXTERNAL_ID:more than one record found for external id field: [${error.ids.join(', ')}]:--`;
  }
  if (!(error instanceof OrgError)) throw error;
  if (error.errorCode === 'NOT_FOUND') return 'INVALID_CROSS_REFERENCE_KEY:invalid cross reference id:--';
  const fields = error.fields.length > 0 ? `${error.fields.join(',')} ` : '';
  return `${error.errorCode}:${error.message}:${fields}--`;
}

function writing(
  org: LocalOrgState,
  job: IngestJob,
  object: ObjectSchema,
  upload: { hasId: boolean }
): Write {
  const by = writerOf(job);
  switch (job.operation) {
    case 'insert':
      return ({ id, values }) => {
        const record = id === '' ? values : { Id: id, ...values };
        return { id: createRecord(org, object, record, by), created: true };
      };
    case 'update':
      return ({ id, values }) => {
        updateRecord(org, object, idOf(id), values, by);
        return { id: idOf(id), created: false };
      };
    case 'upsert':
      return upserter(org, job, object, upload);
    case 'delete':
    case 'hardDelete':
      return ({ id }) => {
        removeRecord(org, object, idOf(id), by);
        if (job.operation === 'hardDelete') purgeRecord(org.store, object.name, id);
        return { id: idOf(id), created: false };
      };
  }
}

/** Bulk has no header that lets duplicates pass. */
const writerOf = ({ head }: IngestJob): Writer => ({ userId: head.createdById, duplicates: 'refuse' });

function upserter(
  org: LocalOrgState,
  job: IngestJob,
  object: ObjectSchema,
  { hasId }: { hasId: boolean }
): Write {
  const field = upsertKey(object, job.externalIdFieldName ?? 'Id');
  const how = { writer: writerOf(job), updateOnly: false };
  return ({ id, values }) => {
    if (field.type === 'id') {
      if (id === '') return { id: createRecord(org, object, values, how.writer), created: true };
      return upsertRecord(org, object, { field, value: idOf(id) }, values, how);
    }
    const { [field.name]: value, ...rest }: Row = values;
    if (id !== '') throw bothKeys(field.name, id);
    if (hasId && org.switches.bulkBlankId === 'refused') throw idGiven();
    if (value === undefined || value === null) throw missingKey(field.name);
    return upsertRecord(org, object, { field, value }, rest, how);
  };
}

/** Throws for a cell that holds no id. */
function idOf(cell: string): string {
  if (cell === '') throw new OrgError(400, 'MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
  const id = to18(cell);
  if (id === undefined) throw new OrgError(400, 'MALFORMED_ID', `malformed id ${cell}`, ['Id']);
  return id;
}

const missingKey = (name: string) => new OrgError(400, 'MISSING_ARGUMENT', `${name} not specified`);

const idGiven = () =>
  new OrgError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id']);

const bothKeys = (name: string, id: string) =>
  new OrgError(
    400,
    'INVALID_FIELD',
    `cannot specify both an external ID reference ${name} and a salesforce id, ${id}`
  );
