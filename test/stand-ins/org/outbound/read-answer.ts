import { XMLParser } from 'fast-xml-parser';

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false });

/** Whether the answer acknowledges the message; anything that cannot be read does not. */
export function readAnswer(contentType: string | null, text: string): boolean {
  if (!/^text\/xml\b/i.test(contentType ?? '')) return false;
  try {
    return ackOf(parser.parse(text)) === 'true';
  } catch {
    return false;
  }
}

function ackOf(document: unknown): unknown {
  const path = ['Envelope', 'Body', 'notificationsResponse', 'Ack'];
  return path.reduce<unknown>(
    (node, name) =>
      typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined,
    document
  );
}
