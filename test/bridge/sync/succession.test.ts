import type { SyncDefinition } from '../../../bridge/config/sync-definition';
import { decide } from '../../../bridge/sync/decide';
import type { OutcomeStatus, SourceRecord } from '../../../bridge/sync/model';
import { contactId, fieldMapping, sourceRecord, stepDefinition, syncDefinition } from '../../builders';
import { at, decideBench, operationsOf, outcomeIf, person, textOf, type DecideBench } from './decide-bench';

const leadId = (number: number): string => `00Q${String(number).padStart(12, '0')}AAA`;
const gone = (masterRecordId: string | null = null) => ({ isDeleted: true, masterRecordId });

const byId = { kind: 'userId', source: 'Id' } as const;
const leads = { name: 'Lead_To_User', label: 'Leads', sourceObject: 'Lead' };
const idProject = { identity: byId, project: { type: 'UserId' as const } };

let bench: DecideBench;
afterEach(() => bench.close());

const lead = (number: number, fields: Record<string, unknown> = {}, given: Partial<SourceRecord> = {}) =>
  sourceRecord(
    leadId(number),
    { Email: `person${number}@example.com`, FirstName: 'Ada', IsConverted: false, ...fields },
    { object: 'Lead', ...given }
  );
/** The lead as it is after it became the contact of the same number. */
const converted = (number: number, fields: Record<string, unknown> = {}) =>
  lead(number, { IsConverted: true, ConvertedContactId: contactId(number), ...fields });

const mergedRow = (number: number, winner: number): Record<string, unknown> => ({
  ...person(number).fields,
  IsDeleted: true,
  MasterRecordId: contactId(winner)
});

type Given = Parameters<typeof syncDefinition>[0];

/** Two syncs of a project, both active: contacts and leads. */
async function start(
  given: Given = {}
): Promise<{ contacts: SyncDefinition; leadSync: Given; given: Given }> {
  const contacts = syncDefinition(given);
  const leadSync = { ...given, ...leads };
  bench = await decideBench([contacts, syncDefinition(leadSync)]);
  return { contacts, leadSync, given };
}

/** Decides about records and stores that Iterable answered so. */
async function send(
  records: readonly SourceRecord[],
  given?: Given,
  status: OutcomeStatus = 'delivered'
): Promise<string[]> {
  const decisions = await bench.decide(records, given);
  await bench.store(
    decisions.map((decision) => outcomeIf(decision, status)),
    given
  );
  return decisions.map(textOf);
}

const ownersOf = async (key: string): Promise<string[]> =>
  (await bench.ledger.identityOwners(key)).map(({ recordId }) => recordId);

describe('a record that is deleted', () => {
  test('is skipped, whatever it holds', async () => {
    const { given } = await start();
    await send([person(1)], given);
    expect(await send([person(1, { Email: null }, gone())], given)).toEqual(['skipped deleted']);
  });

  test('whose identity another record claims loses it, although nobody said that it was deleted', async () => {
    const { given } = await start();
    await send([person(1)], given);
    bench.source.rows = [];
    expect(await send([person(2, { Email: 'person1@example.com' })], given)).toEqual(['send']);
    expect(await ownersOf('person1@example.com')).toEqual([contactId(2)]);
  });

  test('undeleted, it is sent again', async () => {
    const { given } = await start();
    await send([person(1)], given);
    await send([person(1, {}, gone())], given);
    expect(await send([person(1)], given)).toEqual(['send']);
  });
});

describe('H-44 a merge in Salesforce', () => {
  test('of two records of one address: the winner has it from then on', async () => {
    const { given } = await start();
    await send([person(1)], given);
    expect(await send([person(2, { Email: 'person1@example.com' })], given)).toEqual(['skipped duplicate']);
    expect(await send([person(1, {}, gone(contactId(2)))], given)).toEqual(['skipped merged']);
    expect(await ownersOf('person1@example.com')).toEqual([contactId(2)]);
    expect(await bench.ledger.dueRecords('Contact_To_User', at, 10)).toEqual([contactId(2)]);
    expect(await send([person(2, { Email: 'person1@example.com' })], given)).toEqual(['send']);
  });

  test("of two that are two users in Iterable: those become one, the winner's", async () => {
    const { given } = await start();
    await send([person(1), person(2)], given);
    const [decision] = await bench.decide([person(1, {}, gone(contactId(2)))], given);
    expect(operationsOf(decision)).toMatchObject([
      {
        step: '@merge',
        call: { endpoint: 'mergeUsers' },
        payload: { sourceEmail: 'person1@example.com', destinationEmail: 'person2@example.com' },
        whenUnknown: 'skip'
      }
    ]);
    expect(decision).toMatchObject({ plan: { steps: [{ ifUnknown: { code: 'merged' } }] } });
  });

  test('by user id: the ids are the users', async () => {
    const { given } = await start(idProject);
    await send([person(1), person(2)], given);
    const [decision] = await bench.decide([person(1, {}, gone(contactId(2)))], given);
    expect(operationsOf(decision)[0]?.payload).toEqual({
      sourceUserId: contactId(1),
      destinationUserId: contactId(2)
    });
  });

  test('of a record that never was in Iterable is nothing to do', async () => {
    const { given } = await start();
    await send([person(2)], given);
    expect(await send([person(1, {}, gone(contactId(2)))], given)).toEqual(['skipped merged']);
    expect(await send([person(3)], given, 'rejected')).toEqual(['send']);
    expect(await send([person(3, {}, gone(contactId(2)))], given)).toEqual(['skipped merged']);
  });

  test("of a record whose address is another person's by now joins nobody", async () => {
    const { given } = await start();
    await send([person(1), person(2)], given);
    bench.source.rows = [];
    expect(await send([person(3, { Email: 'person1@example.com' })], given)).toEqual(['send']);
    expect(await send([person(1, {}, gone(contactId(2)))], given)).toEqual(['skipped merged']);
    expect(await ownersOf('person1@example.com')).toEqual([contactId(3)]);
  });

  test('of things that are no people joins nobody', async () => {
    const item = {
      ...{ name: 'Item', operation: 'Upsert_Catalog_Item' as const, target: 'Homes' },
      mappings: [fieldMapping('itemId', { source: 'Id' }), fieldMapping('dataFields.firstName')]
    };
    const catalog = { name: 'Homes', steps: [stepDefinition(item)] };
    const { given } = await start();
    await send([person(2)], given);
    await send([person(1), person(2)], catalog);
    expect(await send([person(1, {}, gone(contactId(2)))], catalog)).toEqual(['skipped merged']);
  });

  test('whose loser still owns what the winner claims hands it over on the spot', async () => {
    const { given } = await start();
    await send([person(1)], given);
    bench.source.rows = [mergedRow(1, 2)];
    expect(await send([person(2, { Email: 'person1@example.com' })], given)).toEqual(['send']);
    expect(await ownersOf('person1@example.com')).toEqual([contactId(2)]);
  });

  test('whose winner is a third record leaves the claimant a duplicate', async () => {
    const { given } = await start();
    await send([person(1)], given);
    bench.source.rows = [mergedRow(1, 9)];
    const [decision] = await bench.decide([person(2, { Email: 'person1@example.com' })], given);
    expect(decision && outcomeIf(decision, 'delivered')).toMatchObject({
      code: 'duplicate',
      message: `The same e-mail address is already sent for record ${contactId(9)}.`
    });
  });
});

describe('S-17 S-20 S-21 a lead becomes a contact', () => {
  test('by e-mail: one user before and after, whichever record is sent first', async () => {
    const { given, leadSync } = await start();
    await send([lead(1)], leadSync);
    bench.source.rows = [{ ...converted(1).fields }];
    expect(await send([person(1)], given)).toEqual(['send']);
    expect(await ownersOf('person1@example.com')).toEqual([contactId(1)]);
    expect(await send([converted(1)], leadSync)).toEqual(['skipped converted']);
    expect(await ownersOf('person1@example.com')).toEqual([contactId(1)]);
  });

  test('by e-mail, the lead first: the contact is looked at and takes over', async () => {
    const { given, leadSync } = await start();
    await send([lead(1)], leadSync);
    expect(await send([converted(1)], leadSync)).toEqual(['skipped converted']);
    expect(await ownersOf('person1@example.com')).toEqual([contactId(1)]);
    expect(await send([person(1)], given)).toEqual(['send']);
  });

  test("S-21 by user id: the lead's user becomes the contact's before the contact is sent", async () => {
    const { given, leadSync } = await start(idProject);
    await send([lead(1)], leadSync);
    bench.source.rows = [{ ...converted(1).fields }];
    const [decision] = await bench.decide([person(1)], given);
    expect(operationsOf(decision).map(({ step, payload }) => [step, payload])).toMatchObject([
      ['@merge', { sourceUserId: leadId(1), destinationUserId: contactId(1) }],
      ['Contact_To_User_step', { userId: contactId(1) }]
    ]);
  });

  test('by user id, once: a contact that was sent is not merged again', async () => {
    const { given, leadSync } = await start(idProject);
    await send([lead(1)], leadSync);
    bench.source.rows = [{ ...converted(1).fields }];
    await send([person(1)], given);
    const [decision] = await bench.decide([person(1, { FirstName: 'New' })], given);
    expect(operationsOf(decision).map(({ step }) => step)).toEqual(['Contact_To_User_step']);
  });

  test("by user id, the contact already there: its sync is not asked, the lead's user joins it", async () => {
    const { given, leadSync } = await start(idProject);
    await send([person(1)], given);
    await send([lead(1)], leadSync);
    const [decision] = await bench.decide([converted(1)], leadSync);
    expect(operationsOf(decision)[0]?.payload).toEqual({
      sourceUserId: leadId(1),
      destinationUserId: contactId(1)
    });
  });

  test('where no sync sends contacts the lead goes on as it is', async () => {
    bench = await decideBench([syncDefinition(leads)]);
    await send([lead(1)], leads);
    expect(await send([converted(1, { FirstName: 'New' })], leads)).toEqual(['send']);
  });

  test('a contact that was no lead has no predecessor', async () => {
    const { given } = await start(idProject);
    const [decision] = await bench.decide([person(1)], given);
    expect(operationsOf(decision)).toHaveLength(1);
  });
});

describe('H-35 a member that is removed from its campaign', () => {
  const steps = [
    stepDefinition({
      ...{ name: 'List', operation: 'Subscribe_List', mappings: [], onExit: 'Remove_From_List' }
    })
  ];
  const campaign = {
    name: 'Members',
    scope: { type: 'Campaign', rules: [], takesUnnamed: true } as const,
    steps
  };

  test('leaves the lists that it was put on', async () => {
    bench = await decideBench();
    const decider = bench.deciderFor(campaign, { lists: { List: [7, 8] } });
    const joined = await decide([person(1)], decider);
    await bench.store(
      joined.map((decision) => outcomeIf(decision, 'delivered')),
      campaign
    );
    const [left] = await decide([person(1, {}, gone())], decider);
    expect(operationsOf(left).map(({ call }) => call)).toMatchObject([
      { endpoint: 'unsubscribe', listId: 7, channelUnsubscribe: false },
      { endpoint: 'unsubscribe', listId: 8, channelUnsubscribe: false }
    ]);
    expect(left && outcomeIf(left, 'delivered', { code: 'removed' })).toMatchObject({ code: 'removed' });
  });

  test('that was never put on one is only deleted', async () => {
    bench = await decideBench();
    expect(await bench.said([person(1, {}, gone())], campaign)).toEqual(['skipped deleted']);
  });
});
