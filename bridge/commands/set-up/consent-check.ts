import { consentRulesOf } from '../../config/consent-rules';
import type { ConfigReader } from '../../config/load-config';
import { readProject } from '../../config/read-project';
import { consentRow, type ConsentRow } from '../../config/rows';
import type { ConfigProblem, ConsentRule, ProjectDefinition } from '../../config/sync-definition';
import { ConfigError } from '../../errors';
import { consentProblems } from '../../sync/consent/run-consent';
import type { Destination, Source } from '../../sync/ports';
import { scopeCountQuery } from '../../sync/scope';
import { fieldOf } from '../../sync/source-schema';
import type { Bridge } from '../../wire';
import { accessOf } from '../iterable-project';

/** All rules that a project would have, as rows of `Iterable_Consent_Rule__mdt` without their project. */
export interface AskedRules {
  readonly project: string;
  readonly rules: readonly Readonly<Record<string, unknown>>[];
  /** A checkbox whose ticked records are to be counted: of a rule that is to be switched off, or changed. */
  readonly counted?: Ticked;
}

interface Ticked {
  readonly object: string;
  readonly field: string;
}

export interface ConsentCheckAnswer {
  readonly project: string;
  readonly problems: readonly RuleProblem[];
  /** Channels and message types of the project, by which rules are called. */
  readonly targets: readonly RuleTarget[];
  /** Records with the counted checkbox ticked; null when none was asked for, or it cannot be counted. */
  readonly people: number | null;
}

export interface RuleProblem {
  /** DeveloperName of the rule. */
  readonly rule: string;
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

interface RuleTarget {
  readonly scope: ConsentRule['scope'];
  readonly id: number;
  readonly name: string;
}

/**
 * Rules that are not saved yet, held against the org and Iterable as `bridge check` holds published ones, and against each
 * other; reads only. Errors of Salesforce and Iterable pass through: what cannot be checked is not to be saved.
 */
export async function checkConsentRules(
  bridge: Pick<Bridge, 'org' | 'projectOf'>,
  { project: name, rules, counted }: AskedRules
): Promise<ConsentCheckAnswer> {
  bridge.org.forgetDescribes();
  const source = bridge.org.client();
  const project = await publishedProject(source, name);
  const { rows, problems } = readRows(project.name, rules);
  const found: ConfigProblem[] = [];
  const consentRules = consentRulesOf(project.name, { consentRules: rows }, (where, code, message, fix) =>
    found.push({ sync: null, where, code, message, fix })
  );
  const { destination } = accessOf(bridge, { project });
  found.push(...(await consentProblems({ ...project, consentRules }, { source, destination })));
  return {
    project: project.name,
    problems: [...problems, ...found.map(ruleProblem), ...doubles(consentRules)],
    targets: await targetsOf(destination),
    people: counted ? await countTicked(source, counted) : null
  };
}

async function publishedProject(source: ConfigReader, name: string): Promise<ProjectDefinition> {
  const project = await readProject(source, name);
  if (project) return project;
  throw new ConfigError('config.unknown-project', `There is no Iterable project ${name}.`, {
    fix: 'Save the project first.'
  });
}

/** Rows that cannot be read at all are problems as well. */
function readRows(project: string, rules: AskedRules['rules']) {
  const rows: ConsentRow[] = [];
  const problems: RuleProblem[] = [];
  for (const rule of rules) {
    const read = consentRow.safeParse({ ...rule, Project__r: { DeveloperName: project } });
    if (read.success) rows.push(read.data);
    else problems.push(unreadable(String(rule.DeveloperName), read.error.issues[0]?.message ?? ''));
  }
  return { rows, problems };
}

const unreadable = (rule: string, message: string): RuleProblem => ({
  rule,
  code: 'config.invalid-value',
  message,
  fix: 'Correct the value.'
});

const ruleProblem = ({ where, code, message, fix }: ConfigProblem): RuleProblem => ({
  rule: /^Iterable_Consent_Rule\.(\w+)/.exec(where)?.[1] ?? '',
  code,
  message,
  fix
});

/** Of two rules that say the same the second is too much: switching one off would change nothing. */
function doubles(rules: readonly ConsentRule[]): RuleProblem[] {
  const seen = new Set<string>();
  return rules.flatMap(({ name, object, field, scope, iterableId }) => {
    const key = [object, field, scope, iterableId].join(' ').toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const message = 'Another rule in use says the same already.';
    return [{ rule: name, code: 'config.duplicate', message, fix: 'Choose another checkbox or channel.' }];
  });
}

async function targetsOf(destination: Pick<Destination, 'channels' | 'messageTypes'>): Promise<RuleTarget[]> {
  const channels = await destination.channels();
  const types = await destination.messageTypes();
  return [
    ...channels.map(({ id, name }) => ({ scope: 'Channel' as const, id, name })),
    ...types.map(({ id, name }) => ({ scope: 'Message_Type' as const, id, name }))
  ];
}

/** A checkbox that is gone or hidden counts nobody. */
async function countTicked(source: Source, { object, field }: Ticked): Promise<number | null> {
  try {
    const schema = await source.describe(object);
    const found = fieldOf(schema, field);
    if (found?.type !== 'boolean' || !found.filterable) return null;
    const condition = `${found.name} = true`;
    const scope = { object: schema.object, condition, fields: [], changeField: 'Id', recordIds: null };
    const [row] = await source.query(scopeCountQuery(scope), { includeDeleted: false });
    return typeof row?.total === 'number' ? row.total : null;
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}
