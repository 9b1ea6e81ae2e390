import { join } from 'node:path';
import { ApexFailure, startApexRunner, type ApexRunner } from '../../test/stand-ins/apex/apex-runner';
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
  readonly bridge: { readonly url: string; readonly token: string };
}

/** Runs the package's classes against the local org; the named credential leads to the bridge. */
export function openApexDoor({ org, namespace, bridge }: ApexDoorOptions): ApexDoor {
  const runners = new Map<string, Promise<ApexRunner>>();
  const headers = { Authorization: `Bearer ${bridge.token}` };
  const runnerOf = (user: PreviewUser): Promise<ApexRunner> => {
    const started =
      runners.get(user.id) ??
      startApexRunner({
        folders: [join(repository, 'force-app')],
        org,
        namespace: namespace || undefined,
        user: { id: user.id, permissionSets: [user.permissionSet], hiddenFields: user.profileHides },
        callouts: { namedCredentials: { Iterable_Bridge: { url: bridge.url, headers } } }
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
