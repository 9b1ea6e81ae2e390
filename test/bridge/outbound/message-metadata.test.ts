import { XMLParser } from 'fast-xml-parser';
import type { Flow, PackageTypeMembers, Workflow } from '@salesforce/types/metadata';
import { messageName, metadataFiles, type MessageMetadata } from '../../../bridge/outbound/message-metadata';

/** What makes an org send outbound messages, in the shapes of the Metadata API. */

const message: MessageMetadata = {
  object: 'Contact',
  fields: ['SystemModstamp', 'Email', 'Id', 'Email'],
  user: 'integration@example.com',
  endpointUrl: 'https://bridge.example.com/outbound-messages/a-secret-of-the-door',
  apiVersion: '66.0',
  namespace: ''
};

const parser = new XMLParser({ parseTagValue: false, ignoreAttributes: false });
const fileOf = (path: string, given: Partial<MessageMetadata> = {}): string => {
  const files = metadataFiles({ ...message, ...given });
  const file = files.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`no ${path} in ${files.map((candidate) => candidate.path).join()}`);
  return file.text;
};
const read = <T>(path: string, root: string, given: Partial<MessageMetadata> = {}): T =>
  (parser.parse(fileOf(path, given)) as Record<string, T>)[root] as T;

/** As text, for the parser leaves numbers and booleans as they are written. */
type Texts<T> = { readonly [K in keyof T]?: string | readonly string[] };

describe('salesforce-api 7: the metadata of an outbound message', () => {
  test('the message: to the endpoint, as the user, without a session id', () => {
    const { outboundMessages } = read<{
      outboundMessages: Texts<Workflow['outboundMessages'][number]>;
    }>('force-app/workflows/Contact.workflow-meta.xml', 'Workflow');
    expect(outboundMessages).toEqual({
      fullName: 'Iterable_Contact',
      apiVersion: '66.0',
      description: expect.stringContaining('secret') as string,
      endpointUrl: message.endpointUrl,
      fields: ['Id', 'Email', 'SystemModstamp'],
      includeSessionId: 'false',
      integrationUser: 'integration@example.com',
      name: 'Iterable Contact',
      protected: 'false',
      useDeadLetterQueue: 'false'
    });
  });

  test('the flow: behind each save, its action is the message, the bridge itself starts nothing', () => {
    const flow = read<{
      actionCalls: Texts<Flow['actionCalls'][number]>;
      start: Texts<NonNullable<Flow['start']>>;
      status: string;
    }>('force-app/flows/Iterable_Contact.flow-meta.xml', 'Flow');
    expect(flow).toMatchObject({
      processType: 'AutoLaunchedFlow',
      status: 'Active',
      actionCalls: {
        name: 'Send_Message',
        actionName: 'Contact.Iterable_Contact',
        actionType: 'outboundMessage',
        inputParameters: { name: 'SObjectRowId', value: { elementReference: '$Record.Id' } }
      },
      start: {
        connector: { targetReference: 'Send_Message' },
        filterFormula: 'NOT({!$Permission.Iterable_Bypass})',
        object: 'Contact',
        recordTriggerType: 'CreateAndUpdate',
        triggerType: 'RecordAfterSave'
      }
    });
  });

  test('the permission of an installed package carries its namespace', () => {
    const text = fileOf('force-app/flows/Iterable_Contact.flow-meta.xml', { namespace: 'itbl' });
    expect(text).toContain('$Permission.itbl__Iterable_Bypass');
  });

  test('the list of both, for those who deploy by a list', () => {
    const { types, version } = read<{ types: PackageTypeMembers[]; version: string }>(
      'package.xml',
      'Package'
    );
    expect(types).toEqual([
      { members: 'Iterable_Contact', name: 'Flow' },
      { members: 'Contact', name: 'Workflow' }
    ]);
    expect(version).toBe('66.0');
  });

  test('only the file with the endpoint holds the secret, and says so', () => {
    const files = metadataFiles(message);
    const holding = files.filter(({ text }) => text.includes('a-secret-of-the-door'));
    expect(holding).toEqual(files.filter(({ holdsSecret }) => holdsSecret));
    expect(holding).toHaveLength(1);
  });

  test('what is given is escaped', () => {
    const text = fileOf('force-app/workflows/Contact.workflow-meta.xml', {
      endpointUrl: 'https://x.example.com/a?b=1&c=<d>',
      user: `o'neil@example.com`
    });
    expect(text).toContain('https://x.example.com/a?b=1&amp;c=&lt;d&gt;');
    expect(text).toContain('o&apos;neil@example.com');
  });

  test.each([
    ['Contact', 'Iterable_Contact'],
    ['Visit__c', 'Iterable_Visit'],
    ['acme__Visit__c', 'Iterable_acme_Visit'],
    [`${'L'.repeat(77)}__c`, `Iterable_${'L'.repeat(71)}`]
  ])('names are API names: %s', (object, name) => expect(messageName(object)).toBe(name));
});
