import type { ConfigProblem, FieldMapping, StepDefinition } from '../../../config/sync-definition';

/** Something wrong with one mapping or step, before it is known which sync it belongs to. */
export type Finding = Omit<ConfigProblem, 'sync'>;

type Said = Pick<Finding, 'code' | 'message' | 'fix'>;

export const inMapping = ({ name }: FieldMapping, field: string, said: Said): Finding => ({
  where: `Iterable_Field_Mapping.${name}, ${field}`,
  ...said
});

export const inStep = ({ name }: StepDefinition, field: string, said: Said): Finding => ({
  where: `Iterable_Step.${name}, ${field}`,
  ...said
});
