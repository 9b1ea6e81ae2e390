import type { Lease } from '../../../bridge/sync/bookkeeping';
import { decide, type Decider, type Decision } from '../../../bridge/sync/decide';
import { createMapper } from '../../../bridge/sync/map';
import type { Outcome, SourceRecord } from '../../../bridge/sync/model';
import {
  contactId,
  fieldMapping,
  sourceRecord,
  syncDefinition,
  temporaryLedger,
  unfinishedRun,
  type TemporaryLedger
} from '../../builders';

const at = '2026-02-01T10:00:00.000Z';
let temporary: TemporaryLedger;
beforeEach(async () => {
  temporary = await temporaryLedger();
});
afterEach(() => temporary.close());

function deciderOf(given: Parameters<typeof syncDefinition>[0] = {}): Decider {
  const definition = syncDefinition(given);
  const { ledger } = temporary;
  return {
    definition,
    map: createMapper(definition, new Map()),
    ledger,
    claim: (claims) => ledger.claimIdentities(definition.project.name, claims)
  };
}

const person = (number: number, fields: Record<string, unknown> = {}, given: Partial<SourceRecord> = {}) =>
  sourceRecord(
    contactId(number),
    { Email: `person${number}@example.com`, FirstName: 'Ada', ...fields },
    given
  );

/** `send`, or the status and code of the outcome. */
const textOf = (decision: Decision): string =>
  'operation' in decision ? 'send' : `${decision.outcome.status} ${decision.outcome.code}`.trim();

const decideAll = async (records: readonly SourceRecord[], given?: Parameters<typeof syncDefinition>[0]) =>
  (await decide(records, deciderOf(given))).map(textOf);

/** Stores what became of a decision, as a run does. */
async function store(
  decisions: readonly Decision[],
  status: Outcome['status'],
  given: Partial<Outcome> = {}
) {
  const { name: sync } = syncDefinition();
  const lease: Lease = await temporary.lease(`sync:${sync}`);
  const run = unfinishedRun({ run: `run-${Math.random()}` });
  await temporary.ledger.startRun(lease, run);
  const outcomes = decisions.map((decision): Outcome => {
    if ('outcome' in decision) return decision.outcome;
    const { identity, fingerprint, body } = decision.operation;
    const payload = status === 'rejected' ? body : undefined;
    const base = {
      recordId: decision.record.id,
      object: 'Contact',
      identityKey: identity.key,
      fingerprint,
      payload
    };
    return { ...base, status, code: '', message: '', ...given };
  });
  const [counts, calls] = [{}, { salesforce: 0, iterable: 0 }];
  await temporary.ledger.commitPage(lease, {
    runId: run.run,
    sync,
    outcomes,
    writeBacks: [],
    counts,
    calls,
    at
  });
  await temporary.ledger.releaseLease(lease);
}

describe('the order of the rules', () => {
  const broken = { Email: 'nobody' };
  const optedOut = { HasOptedOutOfEmail: true };
  const deleted = { isDeleted: true };
  const merged = { ...deleted, masterRecordId: contactId(9) };
  test.each([
    ['merged, before everything', person(1, { ...broken, ...optedOut }, merged), 'skipped merged'],
    ['deleted, before consent', person(1, { ...broken, ...optedOut }, deleted), 'skipped deleted'],
    [
      'opted out, before the values are looked at',
      person(1, { ...broken, ...optedOut }),
      'skipped opted-out'
    ],
    ['an identity that is none', person(1, broken), 'rejected identity.invalid'],
    ['no identity', person(1, { Email: null }), 'rejected identity.missing'],
    ['all is well', person(1, { HasOptedOutOfEmail: false }), 'send']
  ])('%s', async (_what, record, text) => {
    expect(await decideAll([record])).toEqual([text]);
  });

  test('what is wrong with the values comes before whose identity it is', async () => {
    await decideAll([person(1)]);
    const mappings = [fieldMapping('dataFields.x', { required: true, source: 'Missing__c' })];
    const second = person(2, { Email: 'person1@example.com' });
    expect(await decideAll([second], { mappings })).toEqual(['rejected mapping.required']);
  });

  test('a page is decided record by record, in its order', async () => {
    const page = [person(1), person(2, { Email: null }), person(3, {}, { isDeleted: true }), person(4)];
    const decisions = await decide(page, deciderOf());
    expect(decisions.map(({ record }) => record.id)).toEqual([1, 2, 3, 4].map(contactId));
    expect(decisions.map(textOf)).toEqual(['send', 'rejected identity.missing', 'skipped deleted', 'send']);
  });
});

describe('H-44 S-31 duplicates', () => {
  test('of one page: the first is sent, the others are skipped naming it', async () => {
    const page = [
      person(1),
      person(2, { Email: 'PERSON1@example.com' }),
      person(3, { Email: 'person1@example.com' })
    ];
    const decisions = await decide(page, deciderOf());
    expect(decisions.map(textOf)).toEqual(['send', 'skipped duplicate', 'skipped duplicate']);
    expect(decisions[1]).toMatchObject({
      outcome: {
        message: `The same e-mail address is already sent for record ${contactId(1)}.`,
        identityKey: 'person1@example.com'
      }
    });
  });

  test('of two pages, and of two runs: the first stays the owner', async () => {
    expect(await decideAll([person(2, { Email: 'person1@example.com' })])).toEqual(['send']);
    expect(await decideAll([person(1), person(2, { Email: 'person1@example.com' })])).toEqual([
      'skipped duplicate',
      'send'
    ]);
  });

  test('across syncs: the message names the sync that sends the person', async () => {
    await decideAll([person(1)], { name: 'Lead_To_User' });
    const [decision] = await decide([person(2, { Email: 'person1@example.com' })], deciderOf());
    expect(decision).toMatchObject({
      outcome: {
        message: `The same e-mail address is already sent by the sync Lead_To_User for record ${contactId(1)}.`
      }
    });
  });

  test('the same record in another sync is no duplicate of itself', async () => {
    await decideAll([person(1)], { name: 'Other' });
    expect(await decideAll([person(1)])).toEqual(['send']);
  });

  test('another project has other people', async () => {
    await decideAll([person(1)], { name: 'Other', project: { name: 'Second' } });
    expect(await decideAll([person(2, { Email: 'person1@example.com' })])).toEqual(['send']);
  });

  test('user ids that differ in capitals are two people', async () => {
    const identity = { kind: 'userId', source: 'Key__c' } as const;
    const page = [person(1, { Key__c: 'abc' }), person(2, { Key__c: 'ABC' }), person(3, { Key__c: 'abc' })];
    const decisions = await decide(page, deciderOf({ identity }));
    expect(decisions.map(textOf)).toEqual(['send', 'send', 'skipped duplicate']);
    expect(decisions[2]).toMatchObject({ outcome: { message: expect.stringContaining('The same user id') } });
  });

  test('whoever is not sent owns nothing', async () => {
    await decideAll([person(1, { HasOptedOutOfEmail: true })]);
    expect(await decideAll([person(2, { Email: 'person1@example.com' })])).toEqual(['send']);
  });
});

describe('DESIGN 7.6 consent', () => {
  const optedOut = person(1, { HasOptedOutOfEmail: true });

  test('an opted-out person is not created', async () => {
    expect(await decideAll([optedOut])).toEqual(['skipped opted-out']);
  });

  test.each(['rejected', 'deferred'] as const)('nor one who was only ever %s', async (status) => {
    await store(await decide([person(1)], deciderOf()), status, { retryAt: at });
    expect(await decideAll([optedOut])).toEqual(['skipped opted-out']);
  });

  test('a person who is known stays up to date', async () => {
    await store(await decide([person(1)], deciderOf()), 'delivered');
    expect(await decideAll([person(1, { HasOptedOutOfEmail: true, FirstName: 'New' })])).toEqual(['send']);
  });
});

describe('D-15 nothing is sent twice', () => {
  test('what was delivered is unchanged until it changes', async () => {
    await store(await decide([person(1)], deciderOf()), 'delivered');
    const [again] = await decide([person(1)], deciderOf());
    expect(again).toMatchObject({
      outcome: { status: 'unchanged', identityKey: 'person1@example.com' },
      known: { status: 'delivered' }
    });
    expect(await decideAll([person(1, { FirstName: 'New' })])).toEqual(['send']);
    expect(await decideAll([person(1)], { version: 'v2' })).toEqual(['send']);
  });

  test('unless the sync does not look', async () => {
    await store(await decide([person(1)], deciderOf()), 'delivered');
    expect(await decideAll([person(1)], { checkHashes: false })).toEqual(['send']);
  });

  test('what Iterable rejected is not sent again, and counts as rejected for the same reason', async () => {
    const given = { code: 'iterable.forgotten', message: 'Forgotten.', field: 'email', fix: 'Unforget.' };
    await store(await decide([person(1)], deciderOf()), 'rejected', given);
    const [again] = await decide([person(1)], deciderOf());
    expect(again).toMatchObject({ outcome: { status: 'rejected', ...given, payload: expect.any(String) } });
    expect(await decideAll([person(1, { FirstName: 'New' })])).toEqual(['send']);
  });

  test('what was deferred is sent again', async () => {
    await store(await decide([person(1)], deciderOf()), 'deferred', { retryAt: at });
    const [again] = await decide([person(1)], deciderOf());
    expect(again && textOf(again)).toBe('send');
    expect(again?.known).toMatchObject({ attempts: 1 });
  });
});
