import { contactId } from '../../../builders';
import {
  array,
  byUserId,
  constant,
  email,
  field,
  formula,
  payloadMade,
  payloadOf,
  prepare,
  problemOf,
  problemsOf,
  step
} from './people';

describe('D-39 D-44 users', () => {
  test('Update_User', async () => {
    expect(await payloadMade('Update_User', [field('dataFields.firstName', 'FirstName')])).toEqual({
      email,
      dataFields: { firstName: 'Ada' },
      mergeNestedObjects: true
    });
    expect(await payloadMade('Update_User', [], {}, { mergeNestedObjects: false })).toEqual({
      email,
      dataFields: {}
    });
  });

  test('both identifiers may be written to a profile', async () => {
    expect(await payloadMade('Update_User', [field('userId', 'Id')])).toMatchObject({
      email,
      userId: contactId(1)
    });
  });

  test('H-37 Subscribe_List writes profile fields as well, and needs none', async () => {
    expect(await payloadMade('Subscribe_List', [])).toEqual({ email });
    expect(await payloadMade('Subscribe_List', [field('dataFields.firstName', 'FirstName')])).toEqual({
      email,
      dataFields: { firstName: 'Ada' },
      mergeNestedObjects: true
    });
  });

  test.each(['Delete_User', 'Forget_User', 'Unforget_User', 'Unsubscribe_List'] as const)(
    '%s is about the identity alone',
    async (operation) => {
      expect(await payloadMade(operation, [])).toEqual({ email });
    }
  );

  test('Unsubscribe_List leaves the channel only when a constant says so', async () => {
    const mappings = [constant('channelUnsubscribe', 'true'), constant('campaignId', '42')];
    expect(await payloadMade('Unsubscribe_List', mappings)).toEqual({
      email,
      channelUnsubscribe: true,
      campaignId: 42
    });
    const varying = step('Unsubscribe_List', [field('channelUnsubscribe', 'VIP__c')]);
    expect(await problemsOf({ steps: [varying] })).toMatchObject([
      { code: 'config.target', where: 'Iterable_Field_Mapping.channelUnsubscribe, Kind__c' }
    ]);
  });
});

describe('H-41 Update_Email', () => {
  test('the new address is that of the identity', async () => {
    expect(await payloadMade('Update_Email', [])).toEqual({ email, newEmail: email });
  });

  test('the current one may be a field', async () => {
    const mappings = [field('currentEmail', 'Old_Email__c')];
    expect(await payloadMade('Update_Email', mappings, { Old_Email__c: 'old@example.com' })).toEqual({
      email,
      newEmail: email,
      currentEmail: 'old@example.com'
    });
  });

  test('found by user id, the new address is mapped', async () => {
    const { map } = await prepare({
      ...byUserId,
      steps: [step('Update_Email', [field('newEmail', 'Email')])]
    });
    expect(payloadOf(map())).toEqual({ userId: contactId(1), newEmail: email, currentUserId: contactId(1) });
    expect(problemOf(map({ Email: null }))).toMatchObject({ code: 'mapping.required', field: 'Email' });
    expect(await problemsOf({ ...byUserId, steps: [step('Update_Email', [])] })).toMatchObject([
      { code: 'config.missing-target', where: 'Iterable_Step.Update_Email, Operation__c' }
    ]);
  });

  test('nothing else may be mapped', async () => {
    const other = step('Update_Email', [field('dataFields.firstName', 'FirstName')]);
    const [problem] = await problemsOf({ steps: [other] });
    expect(problem).toMatchObject({ code: 'config.target' });
    expect(problem?.fix).toBe('Choose from email, userId, newEmail, currentEmail, currentUserId.');
  });
});

describe('Merge_Users', () => {
  test('the identity is where a source goes', async () => {
    const mappings = [field('sourceEmail', 'Old_Email__c')];
    expect(await payloadMade('Merge_Users', mappings, { Old_Email__c: 'old@example.com' })).toEqual({
      sourceEmail: 'old@example.com',
      destinationEmail: email
    });
  });

  test('the destination may be mapped', async () => {
    const mappings = [field('sourceEmail', 'Email'), field('destinationUserId', 'Id')];
    expect(await payloadMade('Merge_Users', mappings)).toEqual({
      sourceEmail: email,
      destinationUserId: contactId(1)
    });
  });

  test('without a source there is nothing to merge', async () => {
    expect(await problemsOf({ steps: [step('Merge_Users', [])] })).toMatchObject([
      { code: 'config.missing-target', message: expect.stringContaining('sourceEmail or sourceUserId') }
    ]);
    const { map } = await prepare({ steps: [step('Merge_Users', [field('sourceEmail', 'Old_Email__c')])] });
    expect(problemOf(map({ Old_Email__c: null }))).toMatchObject({
      code: 'mapping.required',
      field: 'Old_Email__c'
    });
  });
});

describe('Update_Subscriptions', () => {
  test('whole sets of ids, from constants, texts and lists', async () => {
    const mappings = [
      constant('emailListIds', '1, 2'),
      field('unsubscribedChannelIds', 'Channel_Ids__c'),
      array('subscribedMessageTypeIds', 'Interests__c'),
      constant('campaignId', '7')
    ];
    expect(
      await payloadMade('Update_Subscriptions', mappings, { Channel_Ids__c: '3;4', Interests__c: '5;6' })
    ).toEqual({
      email,
      emailListIds: [1, 2],
      unsubscribedChannelIds: [3, 4],
      subscribedMessageTypeIds: [5, 6],
      campaignId: 7
    });
  });

  test('D-45 a set of ids that is cleared is empty; what cannot be cleared is left out', async () => {
    const clear = { nullPolicy: 'Clear' } as const;
    const mappings = [
      field('unsubscribedChannelIds', 'Channel_Ids__c', clear),
      field('campaignId', 'Visits__c', clear),
      field('channels.12', 'Level__c', clear)
    ];
    expect(await payloadMade('Update_Subscriptions', mappings)).toEqual({
      email,
      unsubscribedChannelIds: []
    });
    expect(await payloadMade('Update_User', [field('userId', 'LastName', clear)])).not.toHaveProperty(
      'userId'
    );
  });

  test('switches by id: true is subscribed', async () => {
    const mappings = [
      field('channels.12', 'VIP__c'),
      formula('messageTypes.34', 'NOT(VIP__c)'),
      constant('lists.56', 'true')
    ];
    expect(await payloadMade('Update_Subscriptions', mappings, { VIP__c: true })).toEqual({
      email,
      channels: { 12: true },
      messageTypes: { 34: false },
      lists: { 56: true }
    });
  });

  test.each(['channels.news', 'channels', 'channels.1.2', 'dataFields.x', 'groups.1'])(
    '%s is no target',
    async (target) => {
      const [problem] = await problemsOf({
        steps: [step('Update_Subscriptions', [field(target, 'VIP__c')])]
      });
      expect(problem).toMatchObject({ code: 'config.target' });
      expect(problem?.fix).toContain('channels.<id>');
    }
  );
});
