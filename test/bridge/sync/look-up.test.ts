import type { StepDefinition } from '../../../bridge/config/sync-definition';
import { lookUpUsers } from '../../../bridge/sync/look-up';
import { createMapper } from '../../../bridge/sync/map';
import {
  contactId,
  fieldMapping,
  manualClock,
  recordState,
  stepDefinition,
  syncDefinition
} from '../../builders';
import { RejectedError, TransientError } from '../../../bridge/errors';
import { at, knownTypes, person, type Given } from './decide-bench';
import { longAgo } from './plan-bench';
import { emptyProject, scriptedDestination } from './scripted-destination';

const clock = manualClock();
const record = person(1, { Key__c: 'K1' });
const user = { email: 'person1@example.com', userId: null, dataFields: {} };
const key = 'person1@example.com';

/** Keys of the users that were asked for. */
async function askedFor(step: Partial<StepDefinition>, given: Given = {}, isKnown = false) {
  const definition = syncDefinition({ step, ...given });
  const destination = scriptedDestination([{}], {}, emptyProject({ users: new Map([[key, user]]) }));
  const answer = createMapper(definition, knownTypes)(record, new Date(at));
  if ('problem' in answer) throw new Error(answer.problem.message);
  const times = new Map(isKnown ? [[answer.mapped.identity?.key ?? '', longAgo]] : []);
  const ledger = { identityOwners: () => Promise.resolve([]) };
  const cases = [{ record, known: null, mapped: answer.mapped }];
  const { users } = await lookUpUsers(cases, times, { definition, destination, ledger, clock });
  expect([...users.keys()]).toEqual(destination.lookedUp);
  return destination.lookedUp;
}

const byId = { identity: { kind: 'userId', source: 'Key__c' } as const };
const inProject = (type: 'Email' | 'UserId' | 'Hybrid') => ({ ...byId, project: { type } });

describe('H-12 H-13 H-14 H-15 Iterable is asked where a mode needs it and nothing else tells', () => {
  test('never for Upsert', async () => {
    expect(await askedFor({ mode: 'Upsert' })).toEqual([]);
    expect(await askedFor({ mode: 'Upsert' }, inProject('Hybrid'))).toEqual([]);
  });

  test.each(['Update', 'Insert'] as const)('for %s by e-mail', async (mode) => {
    expect(await askedFor({ mode })).toEqual([key]);
  });

  test.each(['Update', 'Insert'] as const)('not for %s of a user whom the ledger knows', async (mode) => {
    expect(await askedFor({ mode }, {}, true)).toEqual([]);
  });

  test('H-14 not for Update by user id in an email-based project: the call itself makes nobody', async () => {
    expect(await askedFor({ mode: 'Update' }, inProject('Email'))).toEqual([]);
    expect(await askedFor({ mode: 'Insert' }, inProject('Email'))).toEqual(['K1']);
    expect(await askedFor({ mode: 'Update' }, inProject('UserId'))).toEqual(['K1']);
    expect(await askedFor({ mode: 'Update' }, inProject('Hybrid'))).toEqual(['K1']);
  });

  test('iterable-api 3: but where an address goes along with the id, which would make a user', async () => {
    const mappings = [fieldMapping('email', { source: 'Email' })];
    expect(await askedFor({ mode: 'Update', mappings }, inProject('Email'))).toEqual(['K1']);
  });

  test('other calls say it in no project', async () => {
    const join = { operation: 'Subscribe_List', target: '7', mode: 'Update', mappings: [] } as const;
    expect(await askedFor(join, inProject('Email'))).toEqual(['K1']);
  });

  test('not for calls that make no user', async () => {
    const leave = { operation: 'Unsubscribe_List', target: '7', mode: 'Update', mappings: [] } as const;
    expect(await askedFor(leave)).toEqual([]);
  });
});

test('iterable-api 7.1: subscriptions are always read before they are written', async () => {
  const mappings = [fieldMapping('channels.12', { kind: 'Value', source: 'false' })];
  expect(await askedFor({ operation: 'Update_Subscriptions', mappings }, {}, true)).toEqual([key]);
});

test('not for a step that is not taken', async () => {
  expect(await askedFor({ mode: 'Update', condition: 'FirstName = "Grace"' })).toEqual([]);
});

test('a page asks for each user once, and knows who is not there', async () => {
  const definition = syncDefinition({ step: { mode: 'Update' } });
  const destination = scriptedDestination([{}], {}, emptyProject({ users: new Map([[key, user]]) }));
  const records = [1, 1, 2].map((number) => person(number));
  const cases = records.map((each) => {
    const answer = createMapper(definition, knownTypes)(each, new Date(at));
    if ('problem' in answer) throw new Error(answer.problem.message);
    return { record: each, known: null, mapped: answer.mapped };
  });
  const ledger = { identityOwners: () => Promise.resolve([]) };
  const { users } = await lookUpUsers(cases, new Map(), { definition, destination, ledger, clock });
  expect(destination.lookedUp).toHaveLength(2);
  expect(users).toEqual(
    new Map([
      [key, user],
      ['person2@example.com', null]
    ])
  );
});

describe('a former address that another record owns by now is foreign', () => {
  const definition = syncDefinition({ steps: [stepDefinition()] });
  const answer = createMapper(definition, knownTypes)(record, new Date(at));
  const mapped = 'mapped' in answer ? answer.mapped : null;
  const owner = {
    ...{ key: 'old@example.com', sync: 'Contact_To_User', object: 'Contact', rank: null, project: 'Main' },
    recordId: contactId(2)
  };
  const foreign = async (owners: (typeof owner)[], deliveredIdentity: string | null = 'old@example.com') => {
    if (!mapped) throw new Error('not mapped');
    const ledger = { identityOwners: () => Promise.resolve(owners) };
    const known = recordState({ recordId: contactId(1), deliveredIdentity });
    const parts = { definition, destination: scriptedDestination(), ledger, clock };
    return [...(await lookUpUsers([{ record, known, mapped }], new Map(), parts)).foreign];
  };

  test('of the same project', async () => {
    expect(await foreign([owner])).toEqual(['old@example.com']);
    expect(await foreign([{ ...owner, project: 'Other' }])).toEqual([]);
  });

  test("not one that is the record's own, or nobody's", async () => {
    expect(await foreign([{ ...owner, recordId: contactId(1) }])).toEqual([]);
    expect(await foreign([])).toEqual([]);
  });

  test('nor the address that it has', async () => {
    expect(await foreign([owner], key)).toEqual([]);
    expect(await foreign([owner], null)).toEqual([]);
  });
});

describe('what one look-up comes to says nothing of the others (DESIGN rule 3)', () => {
  const definition = syncDefinition({ steps: [stepDefinition({ mode: 'Update' })] });
  const ledger = { identityOwners: () => Promise.resolve([]) };

  async function answeredBy(...answers: (Error | typeof user)[]) {
    const answer = createMapper(definition, knownTypes)(record, new Date(at));
    if ('problem' in answer) throw new Error(answer.problem.message);
    const read = () => {
      const next = answers.shift() ?? user;
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    };
    const parts = { definition, destination: { user: read }, ledger, clock };
    return (await lookUpUsers([{ record, known: null, mapped: answer.mapped }], new Map(), parts)).users;
  }

  test('H-47 an address that Iterable refuses is nobody there', async () => {
    const refused = new RejectedError('iterable.invalid-email-address-error', 'refused');
    expect(await answeredBy(refused)).toEqual(new Map([[key, null]]));
  });

  test('what may pass is tried again', async () => {
    const passing = new TransientError('iterable.unavailable', 'Iterable answered 503');
    expect(await answeredBy(passing, user)).toEqual(new Map([[key, user]]));
  });
});
