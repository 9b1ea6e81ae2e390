import { Connection } from 'jsforce';
import { AuthError } from '../errors';
import type { OrgAccess } from './org-access';
import { signIn, type Session } from './sign-in';

/** New sign-ins within this time count as a loop: the org gives tokens that it then refuses. */
const loopWindowMs = 30_000;
const signInsInWindow = 3;
export const clientName = 'iterable-bridge';

/** One connection to the org, signed in when first needed and again when a session has ended. */
export class SessionKeeper {
  private opening: Promise<Connection> | null = null;
  private signIns: number[] = [];
  private session: Session | null = null;

  constructor(
    private readonly settings: OrgAccess,
    private readonly now: () => Date
  ) {}

  connection(): Promise<Connection> {
    this.opening ??= this.open().catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }

  async organizationId(): Promise<string> {
    await this.connection();
    return this.session?.organizationId ?? '';
  }

  async userId(): Promise<string> {
    await this.connection();
    return this.session?.userId ?? '';
  }

  private async open(): Promise<Connection> {
    const session = await this.newSession();
    return new Connection({
      instanceUrl: session.instanceUrl,
      accessToken: session.accessToken,
      version: this.settings.apiVersion,
      callOptions: { client: clientName },
      refreshFn: (connection, done) => {
        this.newSession().then(
          ({ accessToken, instanceUrl }) => {
            connection.instanceUrl = instanceUrl;
            done(null, accessToken);
          },
          (error: Error) => done(error)
        );
      }
    });
  }

  /**
   * jsforce asks again after every 401, without end (salesforce-api 0.1): the loop is cut here. Only
   * sessions that were given count: an org that cannot be reached is no loop.
   */
  private async newSession(): Promise<Session> {
    const moment = this.now().getTime();
    this.signIns = this.signIns.filter((before) => moment - before < loopWindowMs);
    if (this.signIns.length >= signInsInWindow) {
      throw new AuthError('sf.session-loop', 'Salesforce keeps refusing the sessions it has just given.', {
        fix: 'Check the app policies (IP restrictions, API access) of the External Client App.'
      });
    }
    this.session = await signIn(this.settings, this.now());
    this.signIns.push(moment);
    return this.session;
  }
}
