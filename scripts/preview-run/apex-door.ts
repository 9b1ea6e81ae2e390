import type { LocalOrg } from '../../test/stand-ins/org/local-org';
import type { ApexProblem } from './session';
import type { PreviewUser } from './users';

export interface ApexCall {
  readonly className: string;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The package's Apex, run as the person who looks. */
export interface ApexDoor {
  invoke(
    user: PreviewUser,
    call: ApexCall
  ): Promise<{ readonly value: unknown } | { readonly problem: ApexProblem }>;
}

interface ApexDoorOptions {
  readonly org: LocalOrg;
  readonly namespace: string;
  readonly bridge: { readonly url: string; readonly token: string };
}

/** Runs the package's classes against the local org; the named credential leads to the bridge. */
export function openApexDoor(_options: ApexDoorOptions): ApexDoor {
  return {
    invoke: (_user, { className, method }) =>
      Promise.resolve({
        problem: {
          message: `Not built yet: ${className}.${method}`,
          exceptionType: 'System.AuraHandledException',
          isUserDefinedException: false
        }
      })
  };
}
