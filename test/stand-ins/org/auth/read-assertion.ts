import { createVerify } from 'node:crypto';

/** A token request that is refused: HTTP 400 `{"error","error_description"}`. Source: salesforce-api 1.4. */
export class GrantError extends Error {
  constructor(
    readonly error: string,
    readonly description: string
  ) {
    super(`${error}: ${description}`);
  }
}

export interface AssertionRules {
  readonly clientId: string;
  readonly publicKey: string;
  /** Audiences that are taken, without a slash at the end. */
  readonly audiences: readonly string[];
  readonly now: Date;
}

/** The user that a JWT names, once its signature and claims hold. Throws GrantError. Source: salesforce-api 1.1. */
export function readAssertion(assertion: string, rules: AssertionRules): string {
  const [head, body, signature, ...rest] = assertion.split('.');
  if (!head || !body || !signature || rest.length > 0) throw invalid();
  const claims = parsePart(body);
  if (parsePart(head).alg !== 'RS256') throw invalid();
  if (claims.iss !== rules.clientId) throw new GrantError('invalid_client_id', 'client identifier invalid');
  const verifier = createVerify('RSA-SHA256').update(`${head}.${body}`);
  if (!verifier.verify(rules.publicKey, Buffer.from(signature, 'base64url'))) throw invalid();
  checkAudience(claims.aud, rules.audiences);
  checkExpiry(claims.exp, rules.now);
  if (typeof claims.sub !== 'string') throw invalid();
  return claims.sub;
}

const invalid = () => new GrantError('invalid_grant', 'invalid assertion');

function parsePart(part: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  } catch {
    // Not JSON: refused below like any other broken assertion.
  }
  throw invalid();
}

function checkAudience(audience: unknown, taken: readonly string[]): void {
  const named = (Array.isArray(audience) ? audience : [audience]).map((one) =>
    String(one).replace(/\/+$/, '')
  );
  if (!named.some((one) => taken.includes(one))) throw new GrantError('invalid_grant', 'audience is invalid');
}

/** `exp` is in seconds; the CLI sends milliseconds, which is a moment far ahead and therefore holds. */
function checkExpiry(exp: unknown, now: Date): void {
  if (typeof exp !== 'number' || exp * 1000 <= now.getTime()) {
    throw new GrantError('invalid_grant', 'expired authorization code');
  }
}
