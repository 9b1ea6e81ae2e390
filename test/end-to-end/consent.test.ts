import { saveCustomMetadata } from '../stand-ins/org/load/custom-metadata';
import type { Row } from '../stand-ins/org/model';
import {
  channelsLeftBy,
  consentRuns,
  consentState,
  createConsentWorld,
  defineWithRule,
  edit,
  marketing,
  nextSecond,
  writes
} from './consent-world';
import { defineSync, loadContacts, type World } from './world';

let world: World;
afterEach(() => world.close());

const membersOf = (list: number) =>
  world.project
    .lists()
    .find(({ id }) => id === list)
    ?.members.map(({ fields }) => fields.firstName);

describe.each(['Email', 'UserId', 'Hybrid'] as const)(
  'Tx-05 Hx-01 opt-outs in a project of type %s',
  (type) => {
    /** Contacts of this kind of project; the options narrow their scope. */
    function contacts(values: Row = {}): string {
      const emails = { Email: null, UserId: 'dataFields.email', Hybrid: 'email' } as const;
      const target = emails[type];
      return defineWithRule(world, {
        values,
        project: { Project_Type__c: type },
        mappings: { 'dataFields.firstName': 'FirstName', ...(target && { [target]: 'Email' }) }
      });
    }

    const keyOf = (id: string, email: string): string => (type === 'Email' ? email : id);

    test('in scope: told before anything else, taken back without effect', async () => {
      world = await createConsentWorld({ project: { type } });
      const sync = contacts();
      const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
      const key = keyOf(id, 'ada@example.com');
      expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
      expect(world.project.user(key)).toMatchObject({ fields: { firstName: 'Ada' } });
      expect(channelsLeftBy(world, key)).toEqual([]);

      world.iterable.clearRequests();
      edit(world, id, { FirstName: 'Augusta', HasOptedOutOfEmail: true });
      await nextSecond();
      expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1 } });
      expect(writes(world)).toEqual(['users.bulkUpdateSubscriptions', 'users.bulkUpdate']);
      expect(world.project.user(key)).toMatchObject({ fields: { firstName: 'Augusta' } });
      expect(channelsLeftBy(world, key)).toEqual([marketing]);
      expect((await consentRuns(world))[0]).toMatchObject({
        state: 'done',
        counts: { extracted: 1, delivered: 1 }
      });

      edit(world, id, { HasOptedOutOfEmail: false });
      await nextSecond();
      await world.run(sync);
      expect(channelsLeftBy(world, key)).toEqual([marketing]);
      expect(await consentState(world, id)).toMatchObject({
        status: 'skipped',
        code: 'consent-not-loosened'
      });
      expect(world.project.userCount()).toBe(1);
    });

    test('out of scope: told all the same, and nothing else is', async () => {
      world = await createConsentWorld({ project: { type } });
      const sync = contacts({ Scope_Type__c: 'Filter', Filter__c: "MailingCity = 'Oslo'" });
      const [id = ''] = loadContacts(world.org, [
        { FirstName: 'Ada', Email: 'ada@example.com', MailingCity: 'Oslo' }
      ]);
      const key = keyOf(id, 'ada@example.com');
      await world.run(sync);
      expect(channelsLeftBy(world, key)).toEqual([]);

      world.iterable.clearRequests();
      edit(world, id, { FirstName: 'Augusta', MailingCity: 'Bergen', HasOptedOutOfEmail: true });
      await nextSecond();
      expect(await world.run(sync)).toMatchObject({ error: null, counts: { extracted: 0 } });
      expect(writes(world)).toEqual(['users.bulkUpdateSubscriptions']);
      expect(world.project.user(key)).toMatchObject({ fields: { firstName: 'Ada' } });
      expect(channelsLeftBy(world, key)).toEqual([marketing]);
    });

    test('an opted-out person whom Iterable does not have is neither created nor put on a list', async () => {
      world = await createConsentWorld({
        project: {
          type,
          lists: [
            { id: 5, name: 'News' },
            { id: 6, name: 'More' }
          ]
        }
      });
      const sync = contacts();
      const subscribe = {
        Sync__c: sync,
        Order__c: 2,
        Operation__c: 'Subscribe_List',
        Target__c: '5',
        Active__c: true
      };
      saveCustomMetadata(world.org, {
        type: 'Iterable_Step__mdt',
        developerName: `${sync}_list`,
        label: 'List',
        values: subscribe
      });
      defineSync(world.org, {
        name: 'To_List',
        project: { Project_Type__c: type },
        step: { Operation__c: 'Subscribe_List', Target__c: '6' },
        mappings: {}
      });
      const [out = '', known = ''] = loadContacts(world.org, [
        { FirstName: 'Out', Email: 'out@example.com', HasOptedOutOfEmail: true },
        { FirstName: 'Known', Email: 'known@example.com' }
      ]);
      expect(await world.run(sync)).toMatchObject({ error: null, counts: { delivered: 1, skipped: 1 } });
      edit(world, out, { FirstName: 'Still out' });
      edit(world, known, { HasOptedOutOfEmail: true });
      await nextSecond();
      await world.run(sync);
      expect(world.project.users().map(({ fields }) => fields.firstName)).toEqual(['Known']);
      expect(channelsLeftBy(world, keyOf(known, 'known@example.com'))).toEqual([marketing]);
      expect(await consentState(world, out)).toBeNull();
      expect(membersOf(5)).toEqual(['Known']);

      await nextSecond();
      expect(await world.run('To_List')).toMatchObject({ error: null, counts: { delivered: 0, skipped: 2 } });
      expect(membersOf(6)).toEqual([]);
      expect(world.project.userCount()).toBe(1);
    });

    test('a duplicate that opts out speaks for the person where both are one user', async () => {
      world = await createConsentWorld({ project: { type } });
      const sync = contacts();
      const [id = ''] = loadContacts(world.org, [{ FirstName: 'Ada', Email: 'ada@example.com' }]);
      await world.run(sync);
      const twin = world.org.store.create(
        'Contact',
        { LastName: 'Twin', FirstName: 'Twin', Email: 'ADA@example.com', HasOptedOutOfEmail: true },
        world.org.adminUserId
      );
      await nextSecond();
      await world.run(sync);
      expect(world.project.users().map(({ fields }) => fields.firstName)).toEqual(['Ada']);
      // Two records with one address are two users where the user id alone tells them apart.
      expect(channelsLeftBy(world, keyOf(id, 'ada@example.com'))).toEqual(
        type === 'UserId' ? [] : [marketing]
      );
      expect(twin).toBeDefined();
    });
  }
);

test('a rule that does not fit the project stops its syncs and is named', async () => {
  world = await createConsentWorld();
  const sync = defineWithRule(world, {}, { Iterable_Id__c: 99 });
  expect(await world.run(sync)).toMatchObject({
    state: 'failed',
    error: {
      code: 'config.unknown-channel',
      message: expect.stringContaining('Iterable_Consent_Rule.Email_Opt_Out')
    }
  });
  expect(world.project.userCount()).toBe(0);
});
