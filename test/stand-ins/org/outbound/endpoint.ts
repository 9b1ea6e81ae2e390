import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { XMLParser } from 'fast-xml-parser';

/** An endpoint for outbound messages that answers as a test says. */
export interface Endpoint {
  readonly url: string;
  readonly messages: HeardMessage[];
  /** How the next messages are answered, the last way for good. */
  answers: ((reply: (status: number, body: string, type?: string) => void) => void)[];
  close(): Promise<void>;
}

export interface HeardMessage {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Notification ids and record ids; a record that is gone has none. */
  readonly notifications: readonly (readonly [string, string | undefined])[];
}

export const ack = (value = 'true'): string =>
  `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><notificationsResponse xmlns="http://soap.sforce.com/2005/09/outbound"><Ack>${value}</Ack></notificationsResponse></soapenv:Body></soapenv:Envelope>`;

const parser = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  isArray: (name) => name === 'Notification'
});

interface Parsed {
  readonly Envelope: {
    readonly Body: {
      readonly notifications: {
        readonly Notification: readonly { readonly Id: string; readonly sObject?: { readonly Id: string } }[];
      };
    };
  };
}

export async function startEndpoint(): Promise<Endpoint> {
  const messages: HeardMessage[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const { notifications } = (parser.parse(body) as Parsed).Envelope.Body;
      messages.push({
        headers: request.headers,
        body,
        notifications: notifications.Notification.map(({ Id, sObject }) => [Id, sObject?.Id] as const)
      });
      const answer = endpoint.answers.length > 1 ? endpoint.answers.shift() : endpoint.answers[0];
      answer?.((status, text, type = 'text/xml') => {
        response.writeHead(status, { 'content-type': type }).end(text);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint: Endpoint = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/messages`,
    messages,
    answers: [(reply) => reply(200, ack())],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
  return endpoint;
}
