import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalOrg } from '../stand-ins/org/local-org';

export const messageSecret = 'the-secret-of-the-door-for-messages';

/** Settings of a bridge that takes outbound messages. */
export const takingMessages = { OUTBOUND_MESSAGE_SECRET: messageSecret } as const;

export const doorOf = (url: string): string => `${url}/outbound-messages/${messageSecret}`;

/** Each change of a record of the object is told to the bridge at once; failures are tried again soon. */
export function fireAt(org: LocalOrg, url: string, object = 'Contact'): void {
  org.outbound.define({ object, fields: ['SystemModstamp'], endpointUrl: doorOf(url) });
  org.outbound.options.pace = 0.005;
}

/** What stands between the org and the bridge, so that a test decides what gets through. */
export interface Gate {
  readonly url: string;
  /** Where the bridge listens now. */
  target: string;
  /** Called with each request before it goes on; false drops the connection. */
  before: () => boolean | Promise<boolean>;
  /** Called when the bridge has answered; false drops the answer. */
  after: () => boolean | Promise<boolean>;
  close(): Promise<void>;
}

export async function startGate(target: string): Promise<Gate> {
  const server = createServer((request, response) => {
    pass(gate, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const gate: Gate = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    target,
    before: () => true,
    after: () => true,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
  return gate;
}

async function pass(gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (!(await gate.before())) return void response.destroy();
  const answer = await forward(`${gate.target}${request.url ?? ''}`, request, Buffer.concat(chunks));
  if (!(await gate.after())) return void response.destroy();
  response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body);
}

function forward(
  url: string,
  { method, headers }: IncomingMessage,
  body: Buffer
): Promise<{ status: number; type: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const onward = send(url, { method, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const type = answer.headers['content-type'] ?? '';
        resolve({ status: answer.statusCode ?? 500, type, body: Buffer.concat(chunks) });
      });
    });
    onward.on('error', reject);
    onward.end(body);
  });
}
