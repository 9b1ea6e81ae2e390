import { Connection } from 'jsforce';
import { signAssertion } from '../stand-ins/org/auth/sign-assertion';
import type { LocalOrg } from '../stand-ins/org/local-org';

/** Versions are pinned: jsforce's own default is 50.0. */
export const version = '66.0';

/** A connection that logged in by JWT bearer, as a service does. */
export async function connect(org: LocalOrg): Promise<Connection> {
  const connection = new Connection({ loginUrl: org.url, version });
  await connection.authorize({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: assertion(org)
  });
  return connection;
}

export function assertion(org: LocalOrg): string {
  const { clientId, username, privateKey } = org.credentials;
  const exp = Math.floor(org.clock.now().getTime() / 1000) + 120;
  return signAssertion(
    { iss: clientId, sub: username, aud: 'https://login.salesforce.com', exp },
    privateKey
  );
}

/** The error that a call fails with, as jsforce tells it. */
export async function errorOf(
  call: PromiseLike<unknown>
): Promise<Error & { errorCode?: string; data?: unknown }> {
  return Promise.resolve(call).then(
    (answer) => {
      throw new Error(`answered with ${JSON.stringify(answer)}`);
    },
    (error: Error) => error
  );
}
