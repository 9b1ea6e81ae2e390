import { ConfigError } from '../errors';
import type { SourceField, SourceSchema } from '../sync/source-schema';
import { describeAnswer, readAnswer, type DescribedField } from './answers';

/** An object as the integration user sees it (salesforce-api 6). */
export function readDescribe(body: unknown): SourceSchema {
  const answer = readAnswer(describeAnswer, body, 'describe');
  return {
    object: answer.name,
    keyPrefix: answer.keyPrefix,
    fields: new Map(answer.fields.map((field) => [field.name.toLowerCase(), toSourceField(field)])),
    childRelationships: answer.childRelationships.flatMap(({ relationshipName, childSObject, field }) =>
      relationshipName ? [{ name: relationshipName, object: childSObject, field }] : []
    )
  };
}

function toSourceField({ picklistValues, ...field }: DescribedField): SourceField {
  if (picklistValues.length === 0) return field;
  const labels = new Map(picklistValues.map(({ value, label }) => [value, label ?? value]));
  return { ...field, labels };
}

/** An object that may not be seen looks like one that does not exist (salesforce-api 2.1). */
export function unknownObject(object: string, error: unknown): unknown {
  if (!(error instanceof ConfigError)) return error;
  return new ConfigError(
    'sf.unknown-object',
    `Salesforce has no object ${object} that the integration user can see.`,
    {
      fix: 'Correct the name, or give the integration user read access to the object.',
      cause: error
    }
  );
}
