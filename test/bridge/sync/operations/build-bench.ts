import type { OperationKind, ProjectType, StepDefinition } from '../../../../bridge/config/sync-definition';
import { toIdentity } from '../../../../bridge/sync/identity';
import type { Call, Operation, Payload } from '../../../../bridge/sync/model';
import { createOperationBuilder } from '../../../../bridge/sync/operations/build-operations';
import { contactId, sourceRecord, stepDefinition, syncDefinition } from '../../../builders';

export interface Asked {
  readonly project?: ProjectType;
  readonly by?: 'email' | 'userId';
  readonly payload?: Payload;
  readonly step?: Partial<StepDefinition>;
  readonly definition?: Parameters<typeof syncDefinition>[0];
  readonly lists?: readonly number[];
  readonly changedAt?: string;
}

/** The operations of one step for the person U1, user@example.com. */
export function build(operation: OperationKind, asked: Asked = {}): Operation[] {
  const { project: type = 'Email', by = 'email', payload = {}, lists = [] } = asked;
  const step = stepDefinition({ name: 'Step', operation, mappings: [], ...asked.step });
  const definition = syncDefinition({
    project: { type },
    identity: { kind: by, source: null },
    steps: [step],
    ...asked.definition
  });
  const identity = by === 'email' ? toIdentity('email', 'User@Example.com') : toIdentity('userId', 'U1');
  const record = sourceRecord(contactId(1), {}, asked.changedAt ? { changedAt: asked.changedAt } : {});
  const builder = createOperationBuilder(definition, { listsOf: () => lists });
  return builder({ step, record, identity, payload: { [by]: identity.value, ...payload } });
}

export function only(operation: OperationKind, asked: Asked = {}): Operation {
  const [built, ...others] = build(operation, asked);
  if (!built || others.length > 0) throw new Error(`${others.length} others`);
  return built;
}

export const callOf = (operation: OperationKind, asked?: Asked): Call => only(operation, asked).call;
export const payloadOf = (operation: OperationKind, asked?: Asked): Payload => only(operation, asked).payload;
