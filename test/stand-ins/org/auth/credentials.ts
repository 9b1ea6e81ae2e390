import { generateKeyPairSync } from 'node:crypto';

/** What a client needs to log in to the local org, and what the org checks it against. */
export interface Credentials {
  /** Consumer key of the one registered app. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  /** User that the JWT names and that client credentials run as. */
  readonly username: string;
  /** PEM, PKCS 8; empty when the caller registered a public key of its own. */
  readonly privateKey: string;
  /** PEM: the key that JWT signatures are checked with. */
  readonly publicKey: string;
}

let keys: { privateKey: string; publicKey: string } | undefined;

/** One pair for a process: making one takes a while, and nothing here needs two. */
function demoKeys() {
  keys ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
  });
  return keys;
}

export function makeCredentials(given: Partial<Credentials> = {}): Credentials {
  const pair = given.publicKey === undefined ? demoKeys() : { privateKey: '', publicKey: given.publicKey };
  return {
    clientId: 'local-org-app',
    clientSecret: 'local-org-secret',
    refreshToken: 'local-org-refresh-token',
    username: 'integration@local-org.example',
    ...pair,
    ...given
  };
}
