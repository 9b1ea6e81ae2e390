import { createSign } from 'node:crypto';
import { Connection } from 'jsforce';
import type { OrgAccess } from './org-access';
import { AuthError, ConfigError } from '../errors';
import { readSignInError } from './read-errors';

export interface Session {
  readonly accessToken: string;
  readonly instanceUrl: string;
  /** 18 characters. */
  readonly organizationId: string;
  /** Whom the bridge is in the org. */
  readonly userId: string;
}

type Grant = { readonly grant_type: string; readonly [name: string]: string };

const assertionSeconds = 180;
const signInTimeoutMs = 60_000;

/**
 * Signs in by JWT bearer or client credentials (salesforce-api 1.1, 1.2). There is no refresh token: a new session is a
 * new sign-in. AuthError when refused, ConfigError when the org is not the one this bridge serves.
 */
export async function signIn(settings: OrgAccess, now: Date): Promise<Session> {
  const connection = new Connection({
    loginUrl: settings.loginUrl,
    oauth2: { loginUrl: settings.loginUrl, clientId: settings.clientId },
    version: settings.apiVersion
  });
  try {
    const user = await withTimeout(connection.authorize(grantOf(settings, now)));
    if (!connection.accessToken) throw new AuthError('sf.sign-in', 'Salesforce gave no access token.');
    refuseOtherOrg(settings, user.organizationId);
    return {
      accessToken: connection.accessToken,
      instanceUrl: connection.instanceUrl,
      organizationId: user.organizationId,
      userId: user.id
    };
  } catch (error) {
    throw readSignInError(error);
  }
}

function grantOf({ auth, clientId, loginUrl }: OrgAccess, now: Date): Grant {
  if (auth.flow === 'clientCredentials') {
    return { grant_type: 'client_credentials', client_id: clientId, client_secret: auth.clientSecret };
  }
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: createAssertion(auth, clientId, audienceOf(loginUrl), now)
  };
}

/** The two fixed audiences, also at a My Domain: whether that is accepted as audience is not certain (salesforce-api 1.1). */
function audienceOf(loginUrl: string): string {
  const { hostname } = new URL(loginUrl);
  const sandbox = hostname === 'test.salesforce.com' || /\.(sandbox|scratch)\.my\./.test(hostname);
  return sandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
}

function createAssertion(
  auth: { username: string; privateKey: string },
  clientId: string,
  audience: string,
  now: Date
): string {
  const claims = {
    iss: clientId,
    sub: auth.username,
    aud: audience,
    exp: Math.floor(now.getTime() / 1000) + assertionSeconds
  };
  const content = [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => base64url(JSON.stringify(part)))
    .join('.');
  try {
    return `${content}.${createSign('RSA-SHA256').update(content).sign(auth.privateKey, 'base64url')}`;
  } catch (cause) {
    throw new ConfigError(
      'settings.private-key',
      'Settings: SF_PRIVATE_KEY is not a private key in PEM form.',
      {
        fix: 'Give the RSA key whose certificate is uploaded to the External Client App.',
        cause
      }
    );
  }
}

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

function refuseOtherOrg(settings: OrgAccess, organizationId: string): void {
  const { allowedOrgId } = settings;
  if (!allowedOrgId || allowedOrgId.slice(0, 15) === organizationId.slice(0, 15)) return;
  throw new ConfigError(
    'sf.other-org',
    `This bridge serves ${allowedOrgId}, but the sign-in led to ${organizationId}.`,
    {
      fix: 'Correct the Salesforce credentials or SF_ALLOWED_ORG_ID.'
    }
  );
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('sign-in timed out'), { code: 'ETIMEDOUT' })),
      signInTimeoutMs
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
