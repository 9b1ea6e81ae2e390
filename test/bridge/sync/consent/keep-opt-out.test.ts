import { keepingOptOut, optOutIdsReader } from '../../../../bridge/sync/consent/keep-opt-out';
import { subscriptionRequest } from '../../../../bridge/sync/consent/subscription-request';
import { contactId, sourceRecord, syncDefinition } from '../../../builders';
import { contactSchema, sourceField, sourceSchema } from '../scripted-source';
import { consentRule } from './consent-parts';

const { project } = syncDefinition({
  project: {
    consentRules: [
      consentRule(),
      consentRule({ name: 'News', field: 'No_News__c', scope: 'Message_Type', iterableId: 31 }),
      consentRule({ name: 'Back', iterableId: 99, direction: 'To_Salesforce' })
    ]
  }
});

describe('what a person opted out of', () => {
  test.each([
    [{ HasOptedOutOfEmail: true }, { channels: [12], messageTypes: [] }],
    [
      { HasOptedOutOfEmail: true, No_News__c: true },
      { channels: [12], messageTypes: [31] }
    ],
    [{ HasOptedOutOfEmail: false, No_News__c: null }, null]
  ])('%j', (fields, expected) => {
    const read = optOutIdsReader(project, [{ schema: contactSchema }]);
    expect(read(sourceRecord(contactId(1), fields))).toEqual(expected);
  });

  test('through the relationship that the sync reads the person by', () => {
    const member = sourceSchema('CampaignMember', [sourceField('Id')]);
    const read = optOutIdsReader(project, [{ schema: member }, { schema: contactSchema, path: 'Contact' }]);
    const record = sourceRecord('00v000000000001AAA', { Contact: { HasOptedOutOfEmail: true } });
    expect(read(record)).toEqual({ channels: [12], messageTypes: [] });
  });
});

describe('an opt-out wins over a step', () => {
  const optOut = { channels: [12], messageTypes: [31] };
  const current = { email: 'ada@example.com', userId: null, dataFields: { unsubscribedChannelIds: [7, 12] } };

  test.each([
    ['whole arrays', { unsubscribedChannelIds: [], unsubscribedMessageTypeIds: [] }, [12]],
    ['single ids', { channels: { 7: true, 12: true } }, [12]],
    ['nothing of that channel', { channels: { 8: false } }, [7, 12, 8]]
  ])('that wants %s', (_what, wanted, left) => {
    expect(subscriptionRequest(current, keepingOptOut(wanted, optOut), [])).toEqual({
      unsubscribedMessageTypeIds: [31],
      ...(left.length === 2 ? {} : { unsubscribedChannelIds: left })
    });
  });

  test('who did not opt out gets what the step wants', () => {
    const wanted = { channels: { 12: true } };
    expect(keepingOptOut(wanted, null)).toBe(wanted);
    expect(subscriptionRequest(current, keepingOptOut(wanted, null), [])).toEqual({
      unsubscribedChannelIds: [7]
    });
  });
});
