import type { Bridge } from '../../wire';
import type { UnpublishedRows } from '../unpublished';
import { checkConsentRules, type AskedRules, type ConsentCheckAnswer } from './consent-check';
import { fieldAccess, type FieldAccessAnswer } from './field-access';
import { probeProject, type ProbeAnswer } from './probe-project';
import { setUpCommand, type SetUpAnswer } from './set-up';

/** What the set-up assistant asks. */
export interface SetUpInquiries {
  look(): Promise<SetUpAnswer>;
  /** Of a project that need not be published. */
  probe(project: string): Promise<ProbeAnswer>;
  access(definitions: readonly UnpublishedRows[]): Promise<FieldAccessAnswer>;
  /** Whether rules that are not saved yet would be taken. */
  consent(asked: AskedRules): Promise<ConsentCheckAnswer>;
}

export const setUpInquiries = (bridge: Bridge): SetUpInquiries => ({
  look: () => setUpCommand(bridge),
  probe: (project) => probeProject(bridge, project),
  access: (definitions) => fieldAccess(bridge, definitions),
  consent: (asked) => checkConsentRules(bridge, asked)
});
