import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../errors';

/** A server that listens. */
export interface Door {
  readonly url: string;
  /** Takes no more requests; those under way are ended, at the latest after a few seconds. */
  close(): Promise<void>;
}

const longestGoodbyeMs = 5_000;

/** Whether only this machine reaches the address. */
export const isLocal = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d+){3}$/.test(host);

/** ConfigError when the address is not to be had. */
export function listen(
  handler: RequestListener,
  { host, port }: { host: string; port: number }
): Promise<Door> {
  return new Promise((resolve, reject) => {
    const server = createServer(handler);
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new ConfigError(
          'settings.port',
          `The admin API cannot listen on ${host}:${port} (${cause.code ?? cause.message}).`,
          { fix: 'Set PORT to one that is free, and HOST to an address of this machine.', cause }
        )
      )
    );
    server.listen(port, host, () => {
      const { port: actual } = server.address() as AddressInfo;
      const name = host.includes(':') ? `[${host}]` : host;
      resolve({ url: `http://${name}:${actual}`, close: () => close(server) });
    });
  });
}

function close(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), longestGoodbyeMs);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
