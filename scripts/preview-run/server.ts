import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { toolFolder } from './build/tools';

/** A question that came in, read. */
export interface Asked {
  readonly method: string;
  /** Parts of the path. */
  readonly path: readonly string[];
  readonly query: URLSearchParams;
  readonly cookies: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** A text as it is, everything else as JSON. */
  readonly body?: unknown;
}

export interface PreviewServer {
  readonly url: string;
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly port: number;
  /** The built script. */
  readonly page: string;
  readonly answer: (asked: Asked) => Promise<Answer>;
}

const styles = join(toolFolder, 'node_modules/@salesforce-ux/design-system/assets');
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff'
};

/** Serves the page, the design system and what the page asks for, on 127.0.0.1 only. */
export async function startServer({ port, page, answer }: ServerOptions): Promise<PreviewServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://preview').pathname;
    if (path === '/page.js') sendFile(response, page);
    else if (path.startsWith('/assets/'))
      sendFile(response, join(styles, normalize(path.slice('/assets'.length))));
    else void reply(request, response, answer);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => close(server) };
}

async function reply(request: IncomingMessage, response: ServerResponse, answer: ServerOptions['answer']) {
  try {
    const { status = 200, headers = {}, body } = await answer(await read(request));
    const isText = typeof body === 'string';
    response.writeHead(status, {
      'content-type': isText ? 'text/html;charset=utf-8' : 'application/json',
      'cache-control': 'no-store',
      ...headers
    } as Record<string, string>);
    response.end(isText ? body : body === undefined ? '' : JSON.stringify(body));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    response.writeHead(500, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: error instanceof Error ? error.message : String(error) }));
  }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://preview');
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  const cookies = Object.fromEntries(
    (request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=') as [string, string])
  );
  const path = pathname.split('/').slice(1).map(decodeURIComponent);
  return {
    method: request.method ?? 'GET',
    path,
    query,
    cookies,
    body: text === '' ? undefined : JSON.parse(text)
  };
}

function sendFile(response: ServerResponse, file: string): void {
  if (!existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end();
    return;
  }
  const type = types[extname(file)] ?? 'application/octet-stream';
  response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=600' });
  createReadStream(file).pipe(response);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
