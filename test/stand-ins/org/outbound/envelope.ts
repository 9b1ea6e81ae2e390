/** The SOAP that an outbound message is. Source: salesforce-api 7. */
import type { FieldSchema, Row } from '../model';
import type { Switches } from '../switches';

export interface EnvelopeParts {
  /** 18 characters; the addresses end with 15 of them. */
  readonly orgId: string;
  readonly actionId: string;
  /** My Domain, no slash at the end. */
  readonly url: string;
  readonly object: string;
  readonly sessionId: Switches['outboundSessionId'];
  readonly notifications: readonly NotificationData[];
}

export interface NotificationData {
  readonly id: string;
  /** The record as it is now; null when it was deleted. */
  readonly record: { readonly id: string; readonly values: readonly FieldValue[] } | null;
}

export interface FieldValue {
  readonly name: string;
  readonly text: string;
}

export function writeEnvelope(parts: EnvelopeParts): string {
  const { orgId, actionId, url, object, notifications } = parts;
  const address = (kind: string) => `${escaped(url)}/services/Soap/${kind}/66.0/${orgId.slice(0, 15)}`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    ' <soapenv:Body>',
    '  <notifications xmlns="http://soap.sforce.com/2005/09/outbound">',
    `   <OrganizationId>${orgId}</OrganizationId>`,
    `   <ActionId>${actionId}</ActionId>`,
    ...sessionLines[parts.sessionId],
    `   <EnterpriseUrl>${address('c')}</EnterpriseUrl>`,
    `   <PartnerUrl>${address('u')}</PartnerUrl>`,
    ...notifications.flatMap((notification) => notificationLines(notification, object)),
    '  </notifications>',
    ' </soapenv:Body>',
    '</soapenv:Envelope>'
  ].join('\n');
}

const sessionLines: Readonly<Record<Switches['outboundSessionId'], readonly string[]>> = {
  nil: ['   <SessionId xsi:nil="true"/>'],
  empty: ['   <SessionId></SessionId>'],
  missing: []
};

function notificationLines({ id, record }: NotificationData, object: string): string[] {
  const data = record && [
    `    <sObject xsi:type="sf:${object}" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">`,
    `     <sf:Id>${record.id}</sf:Id>`,
    ...record.values.map(({ name, text }) => `     <sf:${name}>${escaped(text)}</sf:${name}>`),
    '    </sObject>'
  ];
  return ['   <Notification>', `    <Id>${id}</Id>`, ...(data ?? []), '   </Notification>'];
}

/** Values of the fields in alphabetical order; what is null is left out. */
export function valuesOf(row: Row, fields: readonly FieldSchema[]): FieldValue[] {
  return fields
    .filter(({ type }) => type !== 'id')
    .map(({ name, type }) => ({ name, text: textOf(type, row[name]) }))
    .filter((value): value is FieldValue => value.text !== null)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

const numeric: ReadonlySet<FieldSchema['type']> = new Set(['int', 'double', 'currency', 'percent']);

function textOf(type: FieldSchema['type'], value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (numeric.has(type)) return withDecimalPoint(Number(value));
  if (type === 'datetime') return String(value).replace('+0000', 'Z');
  return typeof value === 'object' ? null : String(value);
}

const withDecimalPoint = (value: number): string =>
  Number.isInteger(value) ? value.toFixed(1) : String(value);

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;'
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => escapes[character] ?? '');
