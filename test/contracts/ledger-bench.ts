import type {
  IdentityClaim,
  Lease,
  LeaseOwner,
  Ledger,
  PageCommit,
  WriteBack
} from '../../bridge/ledger/ledger';
import { thisProcess } from '../../bridge/ledger/process-owner';
import { openSqliteLedger } from '../../bridge/ledger/sqlite-ledger';
import { noCounts, type Outcome, type Run } from '../../bridge/sync/model';

/** Where a ledger is kept; plain values, so that it can be told to another process. */
export interface LedgerAddress {
  readonly engine: 'sqlite';
  readonly dataDir: string;
}

export const openLedger = (address: LedgerAddress): Promise<Ledger> => openSqliteLedger(address.dataDir);

/** Ledgers of one test, closed after it. */
export interface LedgerBench {
  /** One more opening of the test's ledger, as another part of the bridge would. */
  open(): Promise<Ledger>;
  address(): LedgerAddress;
}

export const ledgerBench = (newAddress: () => LedgerAddress): LedgerBench => {
  let opened: Ledger[] = [];
  let address: LedgerAddress;
  beforeEach(() => {
    address = newAddress();
  });
  afterEach(async () => {
    await Promise.all(opened.map((ledger) => ledger.close()));
    opened = [];
  });
  const open = async (): Promise<Ledger> => {
    const ledger = await openLedger(address);
    opened.push(ledger);
    return ledger;
  };
  return { open, address: () => address };
};

export const sync = 'Contact_To_User';
export const at = '2026-11-21T10:00:00.000Z';

/** An owner of a lease that is alive: this process, by another name. */
export const owner = (label: string): LeaseOwner => thisProcess(label);

export const take = async (ledger: Ledger, name = `sync:${sync}`, by = owner('test')): Promise<Lease> => {
  const answer = await ledger.takeLease(name, by, 60);
  if ('lease' in answer) return answer.lease;
  throw new Error(`The lease ${name} is held by ${answer.heldBy.label}.`);
};

export const aRun = (run: string, more: Partial<Run> = {}): Run => ({
  run,
  sync,
  trigger: 'command',
  state: 'running',
  counts: noCounts(),
  bookmark: null,
  startedAt: at,
  endedAt: null,
  calls: { salesforce: 0, iterable: 0 },
  definition: 'version-1',
  query: null,
  notices: [],
  error: null,
  ...more
});

/** A ledger with a run under way. */
export const started = async (bench: LedgerBench, run = aRun('run-1')) => {
  const ledger = await bench.open();
  const lease = await take(ledger, `sync:${run.sync}`);
  await ledger.startRun(lease, run);
  return { ledger, lease };
};

export const aPage = (outcomes: readonly Outcome[], more: Partial<PageCommit> = {}): PageCommit => ({
  runId: 'run-1',
  sync,
  project: 'Main',
  outcomes,
  writeBacks: [],
  counts: {},
  calls: { salesforce: 0, iterable: 0 },
  at,
  ...more
});

/** A record id, 18 characters, in the order of the number. */
export const id = (n: number): string => `003${String(n).padStart(12, '0')}AAA`;

const outcome = (recordId: string, more: Partial<Outcome>): Outcome => ({
  recordId,
  object: 'Contact',
  status: 'delivered',
  code: '',
  message: '',
  ...more
});

export const delivered = (recordId: string, fingerprint = 'print-1', more: Partial<Outcome> = {}): Outcome =>
  outcome(recordId, { identityKey: `${recordId.toLowerCase()}@example.com`, fingerprint, ...more });

export const unchanged = (recordId: string): Outcome => outcome(recordId, { status: 'unchanged' });

export const skipped = (recordId: string, code = 'opted-out'): Outcome =>
  outcome(recordId, { status: 'skipped', code, message: 'Has opted out of e-mail.' });

export const deferred = (recordId: string, retryAt: string): Outcome =>
  outcome(recordId, { status: 'deferred', code: 'iterable.busy', message: 'Iterable was busy.', retryAt });

export const rejected = (recordId: string, fingerprint = 'print-bad', more: Partial<Outcome> = {}): Outcome =>
  outcome(recordId, {
    status: 'rejected',
    code: 'iterable.type-mismatch',
    message: 'age is a number in Iterable, here it is text.',
    field: 'age',
    fix: 'Map age to a number.',
    identityKey: `${recordId.toLowerCase()}@example.com`,
    fingerprint,
    payload: '{"dataFields":{"age":"old"}}',
    ...more
  });

export const writeBack = (recordId: string, message = '', more: Partial<WriteBack> = {}): WriteBack => ({
  sync,
  recordId,
  object: 'Contact',
  status: 'Synced',
  message,
  syncedAt: at,
  ...more
});

/** What record number `n` claims; no duplicate rule ranks it unless said otherwise. */
export const claim = (key: string, n: number, more: Partial<IdentityClaim> = {}): IdentityClaim => ({
  key,
  sync,
  recordId: id(n),
  object: 'Contact',
  rank: null,
  ...more
});
