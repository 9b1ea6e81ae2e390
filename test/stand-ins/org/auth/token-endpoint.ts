/** `POST /services/oauth2/token` and its neighbours. Source: salesforce-api 1. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Call, json, type Reply, userOf } from '../http/exchange';
import type { LocalOrgState } from '../org';
import { tokenOf } from './sessions';
import { GrantError, readAssertion } from './read-assertion';

export function token(org: LocalOrgState, call: Call): Reply {
  try {
    return json(grant(org, call, new URLSearchParams(call.body)));
  } catch (error) {
    if (!(error instanceof GrantError)) throw error;
    return json({ error: error.error, error_description: error.description }, 400);
  }
}

function grant(org: LocalOrgState, call: Call, form: URLSearchParams): Record<string, string> {
  switch (form.get('grant_type')) {
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
      return tokenReply(org, userNamed(org, userOfAssertion(org, form.get('assertion') ?? '')));
    case 'client_credentials':
      checkClient(org, call, form, 'secret needed');
      return { ...tokenReply(org, userNamed(org, org.credentials.username)), ...issued(org) };
    case 'refresh_token':
      checkClient(org, call, form, 'secret optional');
      if (form.get('refresh_token') !== org.credentials.refreshToken) {
        throw new GrantError('invalid_grant', 'expired access/refresh token');
      }
      return { ...tokenReply(org, userNamed(org, org.credentials.username)), ...issued(org) };
    default:
      throw new GrantError('unsupported_grant_type', 'grant type not supported');
  }
}

function userOfAssertion(org: LocalOrgState, assertion: string): string {
  const { clientId, publicKey } = org.credentials;
  return readAssertion(assertion, { clientId, publicKey, audiences: audiencesOf(org), now: org.clock.now() });
}

function audiencesOf(org: LocalOrgState): string[] {
  const login = ['https://login.salesforce.com', 'https://test.salesforce.com'];
  return org.switches.myDomainAudience
    ? [...login, org.url, org.url.replace('127.0.0.1', 'localhost')]
    : login;
}

function checkClient(
  org: LocalOrgState,
  call: Call,
  form: URLSearchParams,
  rule: 'secret needed' | 'secret optional'
): void {
  const [basicId, basicSecret] = basicAuthorization(call.headers.authorization);
  const id = form.get('client_id') ?? basicId;
  const secret = form.get('client_secret') ?? basicSecret ?? '';
  if (id !== org.credentials.clientId) throw new GrantError('invalid_client_id', 'client identifier invalid');
  if (rule === 'secret optional' && secret === '') return;
  if (!sameText(secret, org.credentials.clientSecret)) {
    throw new GrantError('invalid_client', 'invalid client credentials');
  }
}

function basicAuthorization(header: string | undefined): (string | undefined)[] {
  const match = /^Basic\s+(\S+)$/i.exec(header ?? '');
  return match?.[1] === undefined ? [] : Buffer.from(match[1], 'base64').toString('utf8').split(':');
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function userNamed(org: LocalOrgState, username: string): string {
  const user = org.store.having('User', 'Username', username)[0];
  if (!user) throw new GrantError('invalid_grant', "user hasn't approved this consumer");
  if (user.IsActive !== true) throw new GrantError('inactive_user', 'user is inactive');
  return String(user.Id);
}

function tokenReply(org: LocalOrgState, userId: string): Record<string, string> {
  return {
    access_token: org.sessions.issue(userId).token,
    scope: 'api web id',
    instance_url: org.url,
    id: `${org.url}/id/${org.orgId}/${userId}`,
    token_type: 'Bearer'
  };
}

function issued(org: LocalOrgState): Record<string, string> {
  const issuedAt = String(org.clock.now().getTime());
  const signature = createHmac('sha256', org.credentials.clientSecret).update(issuedAt).digest('base64');
  return { issued_at: issuedAt, signature };
}

export function userinfo(org: LocalOrgState, call: Call): Reply {
  const userId = userOf(call);
  const user = org.store.get('User', userId) ?? {};
  return json({
    sub: `${org.url}/id/${org.orgId}/${userId}`,
    user_id: userId,
    organization_id: org.orgId,
    preferred_username: user.Username,
    nickname: user.CommunityNickname,
    name: user.Name,
    email: user.Email,
    email_verified: true,
    given_name: user.FirstName,
    family_name: user.LastName,
    zoneinfo: user.TimeZoneSidKey,
    active: user.IsActive,
    user_type: 'STANDARD',
    urls: {
      rest: `${org.url}/services/data/v{version}/`,
      query: `${org.url}/services/data/v{version}/query/`
    }
  });
}

/** `GET /id/{org}/{user}`. */
export function identity(org: LocalOrgState, call: Call): Reply {
  const userId = userOf(call);
  const user = org.store.get('User', userId) ?? {};
  return json({
    id: `${org.url}/id/${org.orgId}/${userId}`,
    asserted_user: true,
    user_id: userId,
    organization_id: org.orgId,
    username: user.Username,
    nick_name: user.CommunityNickname,
    display_name: user.Name,
    email: user.Email,
    active: user.IsActive,
    user_type: 'STANDARD',
    urls: {
      rest: `${org.url}/services/data/v{version}/`,
      query: `${org.url}/services/data/v{version}/query/`
    }
  });
}

export function revoke(org: LocalOrgState, call: Call): Reply {
  const given = new URLSearchParams(call.body).get('token') ?? call.query.get('token') ?? '';
  const known = org.sessions.revoke(given);
  return known
    ? { status: 200 }
    : json({ error: 'unsupported_token_type', error_description: 'this token type is not supported' }, 400);
}

export function introspect(org: LocalOrgState, call: Call): Reply {
  const form = new URLSearchParams(call.body);
  const given = form.get('token') ?? tokenOf(call.headers, call.query);
  return json({ active: org.sessions.use(given) !== undefined, client_id: org.credentials.clientId });
}
