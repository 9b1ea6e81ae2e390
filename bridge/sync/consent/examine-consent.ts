import type { ConfigProblem, ConsentRule, ProjectDefinition } from '../../config/sync-definition';
import { ConfigError } from '../../errors';
import { canonicalJson } from '../canonical-json';
import { fingerprintOf } from '../diff';
import type { Destination, MessageType, Source } from '../ports';
import { scopeOf, type ConsentScope } from './consent-scope';
import { fieldOf, type SourceSchema } from '../source-schema';
import { rulesToIterable } from './opt-out-fields';

/** An object whose opt-outs go to Iterable, held against the org: ready to be read. */
export interface ConsentObject {
  readonly object: string;
  readonly rules: readonly ConsentRule[];
  readonly scope: ConsentScope;
  /** Of the rules: other rules begin anew, with everybody who is opted out. */
  readonly version: string;
}

export interface ExaminedConsent {
  readonly objects: readonly ConsentObject[];
  /** Of the project's rules, read when one of them is about a message type. */
  readonly messageTypes: readonly MessageType[];
  readonly problems: readonly ConfigProblem[];
}

/** The rules of a project that go to Iterable, against describe and against Iterable's channels and message types. */
export async function examineConsent(
  project: ProjectDefinition,
  parts: { readonly source: Source; readonly destination: Destination }
): Promise<ExaminedConsent> {
  const rules = rulesToIterable(project);
  const problems: ConfigProblem[] = [];
  const objects: ConsentObject[] = [];
  for (const ofObject of byObject(rules)) {
    const found = await examineObject(ofObject, parts.source);
    if ('problems' in found) problems.push(...found.problems);
    else objects.push(found);
  }
  const targets = await readTargets(rules, parts.destination);
  return {
    objects,
    messageTypes: targets.messageTypes,
    problems: [...problems, ...unknownTargets(rules, targets)]
  };
}

const byObject = (rules: readonly ConsentRule[]): ConsentRule[][] => {
  const objects = new Map<string, ConsentRule[]>();
  for (const rule of rules) {
    const key = rule.object.toLowerCase();
    objects.set(key, [...(objects.get(key) ?? []), rule]);
  }
  return [...objects.values()];
};

async function examineObject(
  rules: readonly ConsentRule[],
  source: Source
): Promise<ConsentObject | { readonly problems: readonly ConfigProblem[] }> {
  const schema = await describe(rules, source);
  if ('problems' in schema) return schema;
  const problems = [...rules.flatMap((rule) => fieldProblems(rule, schema)), ...stampProblems(rules, schema)];
  if (problems.length > 0) return { problems };
  const said = rules.map(({ field, scope, iterableId }) => canonicalJson([field, scope, iterableId])).sort();
  return {
    object: schema.object,
    rules,
    scope: scopeOf(schema, rules),
    version: fingerprintOf(...said).slice(0, 8)
  };
}

async function describe(
  rules: readonly ConsentRule[],
  source: Source
): Promise<SourceSchema | { readonly problems: readonly ConfigProblem[] }> {
  try {
    return await source.describe(rules[0]?.object ?? '');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const { code, message, fix } = error;
    return { problems: rules.map((rule) => ({ ...at(rule, 'Source_Object__c'), code, message, fix })) };
  }
}

const at = (rule: ConsentRule, field: string): Pick<ConfigProblem, 'sync' | 'where'> => ({
  sync: null,
  where: `Iterable_Consent_Rule.${rule.name}, ${field}`
});

function fieldProblems(rule: ConsentRule, schema: SourceSchema): ConfigProblem[] {
  const field = fieldOf(schema, rule.field);
  if (!field) {
    const message = `${schema.object} has no ${rule.field} that the integration user can read.`;
    const fix = 'Correct the name, or give the integration user read access to the field.';
    return [{ ...at(rule, 'Source_Field__c'), code: 'config.unknown-source', message, fix }];
  }
  if (field.type === 'boolean' && field.filterable) return [];
  const message =
    field.type === 'boolean'
      ? `${rule.field} cannot be searched for.`
      : `${rule.field} is a field of type ${field.type}; an opt-out is a checkbox.`;
  const fix = 'Choose a checkbox that is ticked for people who opted out.';
  return [{ ...at(rule, 'Source_Field__c'), code: 'config.consent-field', message, fix }];
}

function stampProblems(rules: readonly ConsentRule[], schema: SourceSchema): ConfigProblem[] {
  if (fieldOf(schema, 'SystemModstamp')) return [];
  const message = `${schema.object} has no SystemModstamp: its changes cannot be followed.`;
  const fix = 'Choose another object.';
  return rules.map((rule) => ({
    ...at(rule, 'Source_Object__c'),
    code: 'config.change-field',
    message,
    fix
  }));
}

interface Targets {
  readonly channels: ReadonlySet<number>;
  readonly messageTypes: readonly MessageType[];
}

async function readTargets(rules: readonly ConsentRule[], destination: Destination): Promise<Targets> {
  const has = (scope: ConsentRule['scope']): boolean => rules.some((rule) => rule.scope === scope);
  return {
    channels: new Set(has('Channel') ? (await destination.channels()).map(({ id }) => id) : []),
    messageTypes: has('Message_Type') ? await destination.messageTypes() : []
  };
}

const unknownTargets = (
  rules: readonly ConsentRule[],
  { channels, messageTypes }: Targets
): ConfigProblem[] =>
  rules.flatMap((rule) => {
    const { scope, iterableId } = rule;
    const isChannel = scope === 'Channel';
    if (isChannel ? channels.has(iterableId) : messageTypes.some(({ id }) => id === iterableId)) return [];
    const what = isChannel ? 'channel' : 'message type';
    const message = `The Iterable project has no ${what} ${iterableId}.`;
    const fix = `Write the number that Iterable shows beside the ${what}.`;
    return [
      { ...at(rule, 'Iterable_Id__c'), code: `config.unknown-${what.replace(' ', '-')}`, message, fix }
    ];
  });
