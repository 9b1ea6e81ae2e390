/** Outbound messages as the contract shows them (salesforce-api 7), and as tests bend them. */

export interface EnvelopeOptions {
  readonly organizationId?: string;
  /** What stands in the place of the notifications. */
  readonly notifications?: readonly string[];
  /** What stands in the place of the session id's element. */
  readonly session?: string;
  /** Before the root element. */
  readonly prolog?: string;
}

export const orgId = '00D000000000001EAA';

export const notificationId = (number: number): string => `04l${String(number).padStart(12, '0')}AAA`;

/** A notification of a record; `record` is what stands in its sObject, `null` leaves it out. */
export function notification(
  number: number,
  { object = 'Contact', record = `<sf:Id>003${String(number).padStart(12, '0')}AAA</sf:Id>` }: Parts = {}
): string {
  const type = `xsi:type="sf:${object}" xmlns:sf="urn:sobject.enterprise.soap.sforce.com"`;
  const data = record === null ? '' : `<sObject ${type}>${record}</sObject>`;
  return `<Notification><Id>${notificationId(number)}</Id>${data}</Notification>`;
}

interface Parts {
  readonly object?: string;
  readonly record?: string | null;
}

export function envelope(options: EnvelopeOptions = {}): string {
  const { organizationId = orgId, notifications = [notification(1)], prolog = '' } = options;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>${prolog}`,
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ' <soapenv:Body>',
    '  <notifications xmlns="http://soap.sforce.com/2005/09/outbound">',
    `   <OrganizationId>${organizationId}</OrganizationId>`,
    '   <ActionId>04k000000000001AAA</ActionId>',
    `   ${options.session ?? '<SessionId xsi:nil="true"/>'}`,
    '   <EnterpriseUrl>https://acme.my.salesforce.com/services/Soap/c/66.0/00D000000000001</EnterpriseUrl>',
    '   <PartnerUrl>https://acme.my.salesforce.com/services/Soap/u/66.0/00D000000000001</PartnerUrl>',
    ...notifications,
    '  </notifications>',
    ' </soapenv:Body>',
    '</soapenv:Envelope>'
  ].join('\n');
}
