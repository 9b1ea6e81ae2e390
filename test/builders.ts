/** Small builders of the bridge's nouns for its specifications: what a test leaves unsaid is of no matter to it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  CallRates,
  FieldMapping,
  ProjectDefinition,
  StepDefinition,
  SyncDefinition
} from '../bridge/config/sync-definition';
import { thisProcess } from '../bridge/ledger/process-owner';
import { Connection } from '../bridge/ledger/sqlite/connection';
import { openSqliteLedger, type SqliteLedger } from '../bridge/ledger/sqlite-ledger';
import type { Lease, RecordState } from '../bridge/sync/bookkeeping';
import { toOperation, type OperationParts } from '../bridge/sync/diff';
import { toIdentity } from '../bridge/sync/identity';
import { noCounts, type Operation, type Payload, type Run, type SourceRecord } from '../bridge/sync/model';
import type { Clock } from '../bridge/sync/ports';

/** An 18-character id of a contact. */
export const contactId = (number: number): string => `003${String(number).padStart(12, '0')}AAA`;

/** `dataFields.<target>` from the field of that name unless said otherwise. */
export function fieldMapping(target: string, given: Partial<FieldMapping> = {}): FieldMapping {
  return {
    name: target.replaceAll('.', '_'),
    kind: 'Field',
    source: 'FirstName',
    target,
    transform: 'none',
    targetType: null,
    nullPolicy: 'Skip',
    defaultValue: null,
    required: false,
    ...given
  };
}

/** Update_User of `dataFields.firstName`. */
export const stepDefinition = (given: Partial<StepDefinition> = {}): StepDefinition => ({
  name: 'Contact_To_User_step',
  operation: 'Update_User',
  mode: 'Upsert',
  condition: null,
  onExit: 'Nothing',
  target: null,
  mergeNestedObjects: true,
  removeUnmapped: true,
  createNewFields: false,
  mappings: [fieldMapping('dataFields.firstName')],
  ...given
});

/** Calls a second that a project has unless an admin says otherwise (iterable-api 17). */
export const documentedRates: CallRates = {
  bulk: 5,
  bulkEvents: 10,
  otherBulk: 5,
  catalog: 100,
  userFields: 3,
  userMerge: 50,
  userDelete: 100,
  forget: 3,
  read: 100,
  other: 100
};

interface SyncParts extends Partial<Omit<SyncDefinition, 'project' | 'steps'>> {
  readonly project?: Partial<ProjectDefinition>;
  /** What the only step is. */
  readonly step?: Partial<StepDefinition>;
  readonly steps?: readonly StepDefinition[];
  readonly mappings?: readonly FieldMapping[];
}

/** Contacts by e-mail into an email-based project; `dataFields.firstName` is mapped. */
export function syncDefinition(given: SyncParts = {}): SyncDefinition {
  const { project, step, steps, mappings, ...rest } = given;
  return {
    name: 'Contact_To_User',
    label: 'Contacts',
    status: 'Active',
    sourceObject: 'Contact',
    scope: { type: 'All' },
    changeField: 'SystemModstamp',
    includeDeleted: false,
    checkHashes: true,
    maxRecords: null,
    batchSize: null,
    schedule: { text: '10', turns: { everyMinutes: 10 }, within: [], except: [] },
    timeZone: 'UTC',
    identity: { kind: 'email', source: null },
    duplicateRule: null,
    removalBrakePercent: 10,
    writeBack: 'Record_On_Change',
    version: 'v1',
    ...rest,
    project: {
      name: 'Main',
      dataCenter: 'US',
      type: 'Email',
      organizationId: null,
      callsPerSecond: documentedRates,
      forgetCallsPerDay: 1000,
      consentRules: [],
      active: true,
      ...project
    },
    steps: steps ?? [stepDefinition({ ...(mappings ? { mappings } : {}), ...step })]
  };
}

/** A contact as Salesforce answered it; `fields` beside Id and SystemModstamp. */
export function sourceRecord(
  id: string,
  fields: Readonly<Record<string, unknown>> = {},
  given: Partial<SourceRecord> = {}
): SourceRecord {
  const changedAt = '2026-01-05T08:00:00.000Z';
  return {
    id,
    object: 'Contact',
    changedAt,
    isDeleted: false,
    masterRecordId: null,
    fields: { Id: id, SystemModstamp: changedAt, ...fields },
    ...given
  };
}

/** The call that most operations of the specifications share. */
export const bulkUpdate = { endpoint: 'bulkUpdate' } as const;

/** An operation for the person number so and so; Update_User unless said otherwise. */
export function operation(
  number: number,
  dataFields: Payload['dataFields'] = { firstName: `First ${number}` },
  given: Partial<Payload> = {},
  about: Partial<OperationParts> = {}
): Operation {
  const payload: Payload = { email: `person${number}@example.com`, dataFields, ...given };
  const kind = payload.email === undefined ? 'userId' : 'email';
  return toOperation(
    {
      recordId: contactId(number),
      step: stepDefinition().name,
      call: bulkUpdate,
      identity: toIdentity(kind, payload[kind] ?? ''),
      payload,
      whenUnknown: 'reject',
      ...about
    },
    'v1'
  );
}

export const operations = (count: number): Operation[] =>
  Array.from({ length: count }, (_, index) => operation(index));

/** What the ledger knows of a record that was delivered. */
export function recordState(given: Partial<RecordState> = {}): RecordState {
  return {
    sync: 'Contact_To_User',
    recordId: contactId(0),
    object: 'Contact',
    status: 'delivered',
    code: '',
    message: '',
    field: null,
    fix: null,
    identityKey: 'person0@example.com',
    deliveredFingerprint: 'delivered',
    deliveredIdentity: 'person0@example.com',
    deliveredAt: '2026-01-05T08:00:00.000Z',
    steps: {},
    rejectedFingerprint: null,
    retryAt: null,
    attempts: 0,
    writeBackError: null,
    updatedAt: '2026-01-05T08:00:00.000Z',
    ...given
  };
}

/** A run that has just begun. */
export const unfinishedRun = (given: Partial<Run> = {}): Run => ({
  run: 'run-1',
  sync: 'Contact_To_User',
  trigger: 'command',
  state: 'running',
  counts: noCounts(),
  bookmark: null,
  startedAt: '2026-02-01T10:00:00.000Z',
  endedAt: null,
  calls: { salesforce: 0, iterable: 0 },
  definition: 'v1',
  query: null,
  notices: [],
  error: null,
  ...given
});

/** A clock that stands still until it is told; whoever sleeps moves it on at once. */
export interface ManualClock extends Clock {
  /** Milliseconds that were slept, in order. */
  readonly slept: number[];
  advance(milliseconds: number): void;
}

/** `random` is what the clock answers to that question, for ever. */
export function manualClock(start = '2026-02-01T10:00:00.000Z', random = 0.5): ManualClock {
  let now = Date.parse(start);
  const slept: number[] = [];
  return {
    slept,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    now: () => new Date(now),
    sleep: (milliseconds, signal) => {
      if (signal?.aborted) return Promise.reject(signal.reason as Error);
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
    random: () => random
  };
}

export interface TemporaryLedger {
  readonly ledger: SqliteLedger;
  /** A lease under the name, as a run holds it. */
  lease(name: string): Promise<Lease>;
  /** Forgets everything. */
  close(): Promise<void>;
}

interface LedgerFolder {
  readonly ledger: SqliteLedger;
  readonly folder: string;
}

/** Opening a ledger takes as long as many tests: those of one file follow each other on the same one, emptied. */
const opened: LedgerFolder[] = [];
const free: LedgerFolder[] = [];

afterAll(async () => {
  for (const { ledger, folder } of opened.splice(0)) {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A real ledger with nothing in it. */
export async function temporaryLedger(): Promise<TemporaryLedger> {
  const found = free.pop() ?? (await openInNewFolder());
  const { ledger } = found;
  return {
    ledger,
    lease: async (name) => {
      const answer = await ledger.takeLease(name, thisProcess('test'), 60);
      if ('heldBy' in answer) throw new Error(`${name} is held by ${answer.heldBy.label}`);
      return answer.lease;
    },
    close: () => {
      // The end of the file may have come first.
      if (opened.includes(found)) empty(found.folder);
      free.push(found);
      return Promise.resolve();
    }
  };
}

async function openInNewFolder(): Promise<LedgerFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'bridge-test-'));
  const made = { ledger: await openSqliteLedger(folder), folder };
  opened.push(made);
  return made;
}

function empty(folder: string): void {
  const db = new Connection(join(folder, 'ledger.db'));
  const tables = db.rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'"
  );
  db.write(() => tables.forEach(({ name }) => db.run(`DELETE FROM ${name}`)));
  db.close();
}
