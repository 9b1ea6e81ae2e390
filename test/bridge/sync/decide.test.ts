import { decide } from '../../../bridge/sync/decide';
import type { OutcomeStatus, SourceRecord } from '../../../bridge/sync/model';
import type { StepResult } from '../../../bridge/sync/step-result';
import { contactId, fieldMapping, stepDefinition } from '../../builders';
import {
  at,
  decideBench,
  operationsOf,
  outcomeIf,
  person,
  textOf,
  type DecideBench,
  type Given
} from './decide-bench';

let bench: DecideBench;
beforeEach(async () => {
  bench = await decideBench();
});
afterEach(() => bench.close());

const decideAll = (records: readonly SourceRecord[], given?: Given) => bench.said(records, given);

/** The records as they were decided about, each step having come to this. */
async function store(
  records: readonly SourceRecord[],
  status: OutcomeStatus,
  result: Partial<StepResult> = {}
): Promise<void> {
  const decisions = await bench.decide(records);
  await bench.store(decisions.map((decision) => outcomeIf(decision, status, result)));
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
    const decisions = await bench.decide(page);
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
    const decisions = await bench.decide(page);
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
    const [decision] = await bench.decide([person(2, { Email: 'person1@example.com' })]);
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
    const decisions = await bench.decide(page, { identity });
    expect(decisions.map(textOf)).toEqual(['send', 'send', 'skipped duplicate']);
    expect(decisions[2]).toMatchObject({ outcome: { message: expect.stringContaining('The same user id') } });
  });

  test('whoever is not sent owns nothing', async () => {
    await decideAll([person(1, { HasOptedOutOfEmail: true })]);
    const mappings = [fieldMapping('dataFields.x', { required: true, source: 'Missing__c' })];
    await decideAll([person(1)], { mappings });
    await decideAll([person(1)], { step: { condition: 'FirstName = "Grace"' } });
    expect(await decideAll([person(2, { Email: 'person1@example.com' })])).toEqual(['send']);
  });
});

describe('H-44 S-29 S-31 who speaks for a person several records are', () => {
  const shared = { Email: 'shared@example.com' };
  const ranked = { duplicateRule: 'Score__c' };
  const ranks = (...scores: (number | null)[]) =>
    scores.map((score, index) => person(index + 1, { ...shared, Score__c: score }));

  test('of one page the highest rank, whichever came first', async () => {
    expect(await decideAll(ranks(1, 5, 3), ranked)).toEqual([
      'skipped duplicate',
      'send',
      'skipped duplicate'
    ]);
  });

  test('of equal ranks the first, and a record without a rank never takes over', async () => {
    expect(await decideAll(ranks(2, 2, null), ranked)).toEqual([
      'send',
      'skipped duplicate',
      'skipped duplicate'
    ]);
  });

  test('a better one that comes later takes over, and who had it is looked at again', async () => {
    const [first, better] = ranks(1, 5);
    const decisions = await bench.decide([first!], ranked);
    await bench.store(decisions.map((decision) => outcomeIf(decision, 'delivered')));
    expect(await bench.ledger.dueRecords('Contact_To_User', at, 10)).toEqual([]);
    expect(await decideAll([better!], ranked)).toEqual(['send']);
    expect(await bench.ledger.dueRecords('Contact_To_User', at, 10)).toEqual([contactId(1)]);
    const [again] = await bench.decide([first!], ranked);
    expect(again && outcomeIf(again, 'delivered')).toMatchObject({
      code: 'duplicate',
      message: `The same e-mail address is already sent for record ${contactId(2)}.`
    });
  });

  test('a record that only says something beside the profile needs not to be the only one', async () => {
    const step = { operation: 'Track_Event' as const, target: 'Met', mappings: [] };
    expect(await decideAll(ranks(1, 1), { step })).toEqual(['send', 'send']);
    expect(await bench.ledger.identityOwners('shared@example.com')).toEqual([]);
  });

  test('H-37 joining a list speaks for the profile when fields are mapped with it', async () => {
    const step = { operation: 'Subscribe_List' as const, target: '7' };
    const lists = { Contact_To_User_step: [7] };
    const said = async (mappings: ReturnType<typeof fieldMapping>[]) =>
      (await decide(ranks(1, 1), bench.deciderFor({ step: { ...step, mappings } }, { lists }))).map(textOf);
    expect(await said([])).toEqual(['send', 'send']);
    expect(await said([fieldMapping('dataFields.firstName')])).toEqual(['send', 'skipped duplicate']);
  });
});

describe('H-32 catalog items', () => {
  const step = {
    operation: 'Upsert_Catalog_Item' as const,
    target: 'Homes',
    mappings: [fieldMapping('itemId', { source: 'Code__c' }), fieldMapping('dataFields.firstName')]
  };
  const home = (number: number, code: string) => person(number, { Email: null, Code__c: code });

  test('two records whose ids become the same item: the second one is told, with what to do', async () => {
    const decisions = await bench.decide([home(1, 'A 1'), home(2, 'A/1'), home(3, 'A2')], { step });
    expect(decisions.map(textOf)).toEqual(['send', 'skipped item-collision', 'send']);
    expect(decisions[1]).toMatchObject({
      outcome: {
        message: `The catalog item A-1 is already sent for record ${contactId(1)}.`,
        fix: 'Map the item id from a field that differs in letters, digits and dashes.',
        identityKey: 'item:homes:A-1'
      }
    });
  });

  test('another catalog has items of its own', async () => {
    expect(await decideAll([home(1, 'A1')], { step })).toEqual(['send']);
    expect(await decideAll([home(2, 'A1')], { step: { ...step, target: 'Boats' } })).toEqual(['send']);
  });
});

describe('DESIGN 7.6 consent', () => {
  const optedOut = person(1, { HasOptedOutOfEmail: true });

  test('an opted-out person is not created', async () => {
    expect(await decideAll([optedOut])).toEqual(['skipped opted-out']);
  });

  test('the reason stays the same once another record with the address is sent', async () => {
    const other = person(2, { Email: 'person1@example.com' });
    expect(await decideAll([optedOut, other])).toEqual(['skipped opted-out', 'send']);
    await store([optedOut, other], 'delivered');
    expect((await decideAll([optedOut]))[0]).toBe('skipped opted-out');
  });

  test('who is known from another sync is known', async () => {
    const other = { name: 'Lead_To_User' };
    const decisions = await bench.decide([person(1)], other);
    await bench.store(
      decisions.map((decision) => outcomeIf(decision, 'delivered')),
      other
    );
    expect(await decideAll([optedOut])).toEqual(['send']);
    expect(await decideAll([optedOut], { project: { name: 'Second' } })).toEqual(['skipped opted-out']);
  });

  test("a value that cannot be sent is nobody's business", async () => {
    const mappings = [fieldMapping('dataFields.x', { required: true, source: 'Missing__c' })];
    expect(await decideAll([optedOut], { mappings })).toEqual(['skipped opted-out']);
    const steps = [stepDefinition({ mappings }), stepDefinition({ name: 'Event', operation: 'Track_Event' })];
    expect(await decideAll([optedOut], { steps })).toEqual(['rejected mapping.required']);
  });

  test.each(['rejected', 'deferred'] as const)('nor one who was only ever %s', async (status) => {
    await store([person(1)], status, { retryAt: at });
    expect(await decideAll([optedOut])).toEqual(['skipped opted-out']);
  });

  test('a person who is known stays up to date', async () => {
    await store([person(1)], 'delivered');
    expect(await decideAll([person(1, { HasOptedOutOfEmail: true, FirstName: 'New' })])).toEqual(['send']);
  });
});

describe('D-15 nothing is sent twice', () => {
  test('what was delivered is unchanged until it changes', async () => {
    await store([person(1)], 'delivered');
    const [again] = await bench.decide([person(1)]);
    expect(again && outcomeIf(again, 'delivered')).toMatchObject({
      status: 'unchanged',
      identityKey: 'person1@example.com'
    });
    expect(again?.known).toMatchObject({ status: 'delivered' });
    expect(await decideAll([person(1, { FirstName: 'New' })])).toEqual(['send']);
  });

  test('what another definition makes of the record is sent, not what leaves its step as it was', async () => {
    await store([person(1)], 'delivered');
    expect(await decideAll([person(1)], { version: 'v2', batchSize: 7 })).toEqual(['unchanged']);
    const mappings = [fieldMapping('dataFields.name')];
    expect(await decideAll([person(1)], { mappings })).toEqual(['send']);
    expect(await decideAll([person(1)], { project: { type: 'Hybrid' } })).toEqual(['send']);
  });

  test('unless the sync does not look', async () => {
    await store([person(1)], 'delivered');
    expect(await decideAll([person(1)], { checkHashes: false })).toEqual(['send']);
  });

  test('what Iterable rejected is not sent again, and counts as rejected for the same reason', async () => {
    const given = { code: 'iterable.forgotten', message: 'Forgotten.', field: 'email', fix: 'Unforget.' };
    await store([person(1)], 'rejected', given);
    const [again] = await bench.decide([person(1)]);
    expect(again && operationsOf(again)).toEqual([]);
    expect(again && outcomeIf(again, 'delivered')).toMatchObject({
      status: 'rejected',
      ...given,
      payload: expect.any(String)
    });
    expect(await decideAll([person(1, { FirstName: 'New' })])).toEqual(['send']);
  });

  test('what was deferred is sent again', async () => {
    await store([person(1)], 'deferred', { retryAt: at });
    const [again] = await bench.decide([person(1)]);
    expect(again && textOf(again)).toBe('send');
    expect(again?.known).toMatchObject({ attempts: 1 });
  });
});
