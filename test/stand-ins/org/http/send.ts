import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Fault } from '../faults';
import type { LocalOrgState } from '../org';
import type { Reply } from './exchange';

const worthPacking = 1400;

/** Writes a reply, with the headers that every answer carries; a `cut` fault breaks it off. */
export function send(
  org: LocalOrgState,
  response: ServerResponse,
  reply: Reply,
  faults: readonly Fault[]
): void {
  const { status, body, text, headers = {} } = reply;
  const plain = Buffer.from(text ?? (body === undefined ? '' : JSON.stringify(body)));
  const packed =
    plain.length > worthPacking && /\bgzip\b/.test(String(response.req.headers['accept-encoding']));
  const bytes = packed ? gzipSync(plain) : plain;
  response.sendDate = false;
  response.writeHead(status, {
    date: org.clock.now().toUTCString(),
    'sforce-limit-info': org.usage.header(),
    'cache-control': 'no-cache,must-revalidate,max-age=0,no-store,private',
    ...(body === undefined ? {} : { 'content-type': 'application/json;charset=UTF-8' }),
    ...(status === 401 ? { 'www-authenticate': 'Token' } : {}),
    ...(packed ? { 'content-encoding': 'gzip', vary: 'Accept-Encoding' } : {}),
    ...(status === 204 || status === 304 ? {} : { 'content-length': bytes.length }),
    ...headers
  });
  const cut = faults.find((fault) => fault.kind === 'cut');
  if (!cut) response.end(response.req.method === 'HEAD' ? undefined : bytes);
  else breakOff(response, bytes, cut);
}

function breakOff(response: ServerResponse, bytes: Buffer, cut: Extract<Fault, { kind: 'cut' }>): void {
  response.write(bytes.subarray(0, Math.floor(bytes.length * cut.share)), () => {
    if (!cut.hang) response.destroy();
  });
}
