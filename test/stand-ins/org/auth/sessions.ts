import { randomBytes } from 'node:crypto';
import type { OrgClock } from '../clock';

export interface Session {
  readonly token: string;
  readonly userId: string;
}

interface Life {
  readonly session: Session;
  expiresAt: number;
}

/** Access tokens: opaque, shaped `00D...!...`, valid while used, as long as the lifetime says. Source: salesforce-api 1.4. */
export class Sessions {
  private readonly lives = new Map<string, Life>();

  constructor(
    private readonly orgId: string,
    private readonly clock: OrgClock,
    /** Seconds without a call after which a token no longer holds. */
    public lifetimeSeconds: number
  ) {}

  issue(userId: string): Session {
    const secret = randomBytes(36).toString('base64url').replace(/-/g, '.');
    const session = { token: `${this.orgId.slice(0, 15)}!AQ.${secret}`, userId };
    this.lives.set(session.token, { session, expiresAt: this.nextExpiry() });
    return session;
  }

  /** The session of a token, renewed; undefined when it is unknown, revoked or expired. */
  use(token: string | undefined): Session | undefined {
    const life = token === undefined ? undefined : this.lives.get(token);
    if (!life || life.expiresAt <= this.clock.now().getTime()) return undefined;
    life.expiresAt = this.nextExpiry();
    return life.session;
  }

  revoke(token: string): boolean {
    return this.lives.delete(token);
  }

  /** All tokens given out so far stop to hold. */
  expireAll(): void {
    this.lives.clear();
  }

  private nextExpiry(): number {
    return this.clock.now().getTime() + this.lifetimeSeconds * 1000;
  }
}

/** The token of an Authorization header, or of the `oauth_token` that `identity()` puts into the query. */
export function tokenOf(
  headers: Readonly<Record<string, string | undefined>>,
  query: URLSearchParams
): string | undefined {
  const match = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(headers.authorization ?? '');
  return match?.[1] ?? query.get('oauth_token') ?? undefined;
}
