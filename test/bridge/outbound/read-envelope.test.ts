import { RejectedError } from '../../../bridge/errors';
import { readEnvelope } from '../../../bridge/outbound/read-envelope';
import { envelope, notification, notificationId, orgId } from './envelope';

/** What the bridge takes from an outbound message, and what it refuses: the door is open to whoever knows its address. */

function refusalOf(xml: string): RejectedError {
  try {
    readEnvelope(xml);
  } catch (error) {
    if (error instanceof RejectedError) return error;
    throw error;
  }
  throw new Error('the message was taken');
}

const contact = (number: number) => ({
  id: notificationId(number),
  object: 'Contact',
  recordId: `003${String(number).padStart(12, '0')}AAA`
});

describe('salesforce-api 7: what a message says', () => {
  test('the org, and each notification with its object and record', () => {
    const lead = notification(2, { object: 'Lead', record: '<sf:Id>00Q000000000002AAA</sf:Id>' });
    expect(readEnvelope(envelope({ notifications: [notification(1), lead] }))).toEqual({
      organizationId: orgId,
      notifications: [contact(1), { id: notificationId(2), object: 'Lead', recordId: '00Q000000000002AAA' }]
    });
  });

  test('fields are passed over, whatever they are called and hold', () => {
    const record =
      '<sf:Id>003000000000001AAA</sf:Id><sf:Description>a &lt;b&gt; &amp; &#x1F600;</sf:Description><sf:Score__c>39.0</sf:Score__c><sf:Name xsi:nil="true"/><Id>no</Id>';
    expect(readEnvelope(envelope({ notifications: [notification(1, { record })] })).notifications).toEqual([
      contact(1)
    ]);
  });

  test.each(['<SessionId xsi:nil="true"/>', '<SessionId/>', '<SessionId></SessionId>', ''])(
    '(uncertain) a session id that is not there: %p',
    (session) => {
      expect(readEnvelope(envelope({ session })).notifications).toEqual([contact(1)]);
    }
  );

  test('names count by namespace: any prefixes do, and none', () => {
    const xml = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"
      xmlns:o="http://soap.sforce.com/2005/09/outbound" xmlns:e="urn:sobject.enterprise.soap.sforce.com"><s:Header/><s:Body><o:notifications>
      <o:OrganizationId> ${orgId} </o:OrganizationId><o:Notification><o:Id>${notificationId(1)}</o:Id>
      <o:sObject i:type="e:Contact"><e:Id>003000000000001AAA</e:Id></o:sObject></o:Notification></o:notifications></s:Body></s:Envelope>`;
    expect(readEnvelope(xml)).toEqual({ organizationId: orgId, notifications: [contact(1)] });
    const other = envelope().replaceAll(
      'http://soap.sforce.com/2005/09/outbound',
      'http://example.com/other'
    );
    expect(refusalOf(other).code).toBe('message.incomplete');
  });

  test('a record that was deleted before the message went out has no data', () => {
    const gone = { id: notificationId(1), object: null, recordId: null };
    const nil = notification(1, { record: '' }).replace('<sObject ', '<sObject xsi:nil="true" ');
    for (const given of [notification(1, { record: null }), nil])
      expect(readEnvelope(envelope({ notifications: [given] })).notifications).toEqual([gone]);
  });

  test('1 to 100 notifications', () => {
    const many = (count: number) =>
      envelope({ notifications: Array.from({ length: count }, (_, index) => notification(index)) });
    expect(readEnvelope(many(100)).notifications).toHaveLength(100);
    expect(refusalOf(many(101)).code).toBe('message.too-many');
    expect(refusalOf(many(0)).code).toBe('message.incomplete');
  });

  test('any object, of a package too', () => {
    const record = '<sf:Id>a01000000000001AAA</sf:Id>';
    const given = notification(1, { object: 'acme__Visit__c', record });
    expect(readEnvelope(envelope({ notifications: [given] })).notifications[0]?.object).toBe(
      'acme__Visit__c'
    );
  });
});

describe('salesforce-api 7: what is refused', () => {
  const laughs = Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`
  );
  const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
  const attributes = Array.from({ length: 40 }, (_, index) => `a${index}="1"`).join(' ');
  const record = (text: string) => envelope({ notifications: [notification(1, { record: text })] });
  const id = '<sf:Id>003000000000001AAA</sf:Id>';

  test.each([
    [
      'a billion laughs',
      envelope({ prolog: `<!DOCTYPE x [<!ENTITY l0 "lol">${laughs.join('')}]>` }),
      'doctype'
    ],
    ['a document type without anything', envelope({ prolog: '<!DOCTYPE soapenv:Envelope>' }), 'doctype'],
    [
      'an external entity',
      envelope({ prolog: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' }),
      'doctype'
    ],
    ['an entity that XML does not know', record(`${id}<sf:Name>&nbsp;</sf:Name>`), 'not-xml'],
    ['a processing instruction', envelope({ prolog: '<?xml-stylesheet href="x"?>' }), 'instruction'],
    ['deep nesting', record(id + nested(40)), 'too-deep'],
    ['very deep nesting', record(id + nested(500_000)), 'too-deep'],
    ['a crowd of attributes', record(`${id}<sf:Name ${attributes}/>`), 'attributes'],
    ['a huge text', record(`${id}<sf:Name>${'x'.repeat(300_001)}</sf:Name>`), 'too-long'],
    [
      'a huge CDATA section',
      record(`${id}<sf:Name><![CDATA[${'x'.repeat(300_001)}]]></sf:Name>`),
      'too-long'
    ],
    ['another encoding', envelope().replace('UTF-8', 'ISO-8859-1'), 'encoding'],
    ['an end that is missing', envelope().slice(0, -20), 'not-xml'],
    ['two roots', `${envelope()}<more/>`, 'not-xml'],
    ['JSON', '{"OrganizationId":"00D000000000001EAA"}', 'not-xml'],
    ['nothing', '', 'not-xml'],
    ['an undeclared prefix', record('<zz:Id>003000000000001AAA</zz:Id>'), 'not-xml'],
    ['a record of no known object', envelope().replace('xsi:type="sf:Contact"', ''), 'no-type'],
    ['a type in a foreign namespace', envelope().replace('sf:Contact', 'xsd:Contact'), 'no-type'],
    ['two org ids', envelope({ session: `<OrganizationId>${orgId}</OrganizationId>` }), 'twice'],
    ['two records in one notification', envelope().replace('</sObject>', '</sObject><sObject/>'), 'twice'],
    ['two ids of one record', record(id + id), 'twice'],
    ['a notification without an id', envelope().replace(`<Id>${notificationId(1)}</Id>`, ''), 'incomplete'],
    ['no org id', envelope({ organizationId: '' }), 'incomplete'],
    ['an endless org id', envelope({ organizationId: '0'.repeat(5000) }), 'incomplete']
  ])('%s', (_what, xml, code) => {
    const refusal = refusalOf(xml);
    expect(refusal.code).toBe(`message.${code}`);
    expect(refusal.message).not.toMatch(/passwd|lol|00D|003|04l/);
  });
});
