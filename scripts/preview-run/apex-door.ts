import { join } from 'node:path';
import { ApexFailure, startApexRunner, type ApexRunner } from '../../test/stand-ins/apex/apex-runner';
import type { Deployments } from '../../test/stand-ins/apex/deployments';
import type { LocalOrg } from '../../test/stand-ins/org/local-org';
import { repository } from './build/tools';
import type { ApexAnswer } from './session';
import type { PreviewUser } from './users';

export interface ApexCall {
  readonly className: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The package's Apex, run as the person who looks. */
export interface ApexDoor {
  invoke(user: PreviewUser, call: ApexCall): Promise<ApexAnswer>;
}

interface ApexDoorOptions {
  readonly org: LocalOrg;
  readonly namespace: string;
  /** What the named credential holds at the start; null: what the package is delivered with, nobody's address. */
  readonly bridge: { readonly url: string; readonly token: string } | null;
  /** Called after each call: it may have given access. */
  readonly afterCall?: () => void;
  /** Where deployments of metadata go. */
  readonly deployments: Deployments;
}

/** As the package's file says. */
const placeholder = 'https://bridge.example.com';

/** Runs the package's classes against the local org; callouts follow what the named credential holds. */
export function openApexDoor({ org, namespace, bridge, afterCall, deployments }: ApexDoorOptions): ApexDoor {
  const runners = new Map<string, Promise<ApexRunner>>();
  const headers: Record<string, string> = bridge ? { authorization: `Bearer ${bridge.token}` } : {};
  // One for all users: what one of them enters counts for everybody.
  const namedCredentials = { Iterable_Bridge: { url: bridge?.url ?? placeholder, headers } };
  const runnerOf = (user: PreviewUser): Promise<ApexRunner> => {
    const started =
      runners.get(user.id) ??
      startApexRunner({
        folders: [join(repository, 'force-app')],
        org,
        namespace: namespace || undefined,
        deployments,
        user: { id: user.id, permissionSets: [user.permissionSet], hiddenFields: user.profileHides },
        callouts: { namedCredentials }
      });
    runners.set(user.id, started);
    return started;
  };
  return {
    invoke: async (user, { className, method, params }) => {
      const runner = await runnerOf(user);
      try {
        return { value: (await runner.invoke(className, method, params)) ?? null };
      } catch (error) {
        if (!(error instanceof ApexFailure)) throw error;
        return { problem: asSeen(error) };
      } finally {
        afterCall?.();
      }
    }
  };
}

/** What a component gets to read; where it came from goes to whoever runs the preview. */
function asSeen(failure: ApexFailure) {
  const { message, exceptionType, line, unsupported } = failure;
  if (unsupported || exceptionType !== 'System.AuraHandledException')
    process.stderr.write(`Apex: ${exceptionType}: ${message} (${line})\n`);
  return { message, exceptionType, isUserDefinedException: false };
}
