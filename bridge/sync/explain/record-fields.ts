import type { FieldMapping, StepDefinition, SyncDefinition } from '../../config/sync-definition';
import { arrayTargetOf } from '../mapping/compile-array';
import { readArraySource } from '../mapping/array-source';
import { pathsNamedIn } from '../mapping/formulas';
import { identityMapping, identitySource, isPath } from '../mapping/identity-source';
import { fieldsOfRule, namedRule } from '../mapping/rank';
import { readOutputPath, sameName } from '../mapping/step-outputs';
import { allMappings } from '../mapping/unmapped';

/**
 * Which fields of a record a sync reads for what: whoever may not read one of them is not to see what is said of it.
 * Paths as written, e.g. `Account.Industry`; those of child rows begin with the relationship. Rather too many than too
 * few. Pure.
 */
export class RecordFields {
  /** What the record is known by in Iterable. */
  readonly identity: readonly string[];
  /** What the scope filters by. */
  readonly scope: readonly string[];
  /** Everything that the sync reads. */
  readonly all: readonly string[];

  constructor(
    private readonly definition: SyncDefinition,
    /** Of the scope as the org resolved it; what the definition says where nothing is given. */
    filtered: readonly string[] = scopeFields(definition)
  ) {
    this.identity = this.ofIdentity();
    this.scope = filtered;
    this.all = this.everything();
  }

  /** What a step's condition reads. */
  condition(step: string): readonly string[] {
    const condition = this.definition.steps.find(({ name }) => name === step)?.condition;
    return condition ? namedIn(condition) : [];
  }

  /**
   * What a message about this field may show: a field of Salesforce or Iterable, or a formula, as outcomes name them.
   * Everything where nobody knows the name.
   */
  of(field: string): readonly string[] {
    const named = this.mappings().filter(({ mapping }) => isAbout(mapping, field));
    const found = named.flatMap(({ mapping, step }) => this.mapping(mapping, step));
    const own = this.isIdentity(field) ? this.identity : [];
    if (found.length > 0 || own.length > 0 || named.length > 0) return unique([...own, ...found]);
    return this.all.some((path) => sameName(path, field)) ? [field] : this.all;
  }

  private isIdentity(field: string): boolean {
    const { definition } = this;
    return field === 'email' || field === 'userId' || field === identitySource(definition);
  }

  private ofIdentity(): readonly string[] {
    const { definition } = this;
    const mapping = identityMapping(definition);
    if (mapping) return this.mapping(mapping);
    const source = identitySource(definition);
    return isPath(source) ? [source] : namedIn(source);
  }

  /** What a mapping reads of the record. */
  mapping(mapping: FieldMapping, step?: StepDefinition): readonly string[] {
    const place = this.placeOf(mapping, step);
    if (mapping.kind === 'Value') return [];
    if (mapping.kind === 'Array') return [readArraySource(mapping.source).name];
    if (mapping.kind === 'Formula') return namedIn(mapping.source).map((path) => place + path);
    const output = readOutputPath(mapping);
    if (!output) return [place + mapping.source];
    const maker = this.definition.steps.find(({ name }) => sameName(name, output.step));
    return maker && maker !== step ? maker.mappings.flatMap((made) => this.mapping(made, maker)) : [];
  }

  /** `Pets__r.` for a mapping of the rows of an array. */
  private placeOf(mapping: FieldMapping, step?: StepDefinition): string {
    const target = arrayTargetOf(mapping);
    const array = step?.mappings.find((other) => other.kind === 'Array' && other.target === target);
    return array ? `${readArraySource(array.source).name}.` : '';
  }

  private mappings(): { mapping: FieldMapping; step: StepDefinition }[] {
    const { definition } = this;
    return definition.steps.flatMap((step) =>
      allMappings(step, definition).map((mapping) => ({ mapping, step }))
    );
  }

  private everything(): string[] {
    const { definition } = this;
    const rule = definition.duplicateRule ?? '';
    const ranks = namedRule(definition.duplicateRule) === null ? namedIn(rule) : [];
    return unique([
      ...this.identity,
      ...this.scope,
      ...fieldsOfRule(definition),
      ...ranks,
      ...definition.steps.flatMap(({ name }) => this.condition(name)),
      ...this.mappings().flatMap(({ mapping, step }) => this.mapping(mapping, step))
    ]);
  }
}

/** The paths that a formula names, as an admin wrote them. */
const namedIn = (formula: string): string[] =>
  pathsNamedIn(formula).map((path) => {
    const found = new RegExp(wordOf(path), 'i').exec(formula);
    return found ? found[0] : path;
  });

/** Iterable names its fields with and without `dataFields`, and the inner ones with their parents. */
function isAbout({ source, target }: FieldMapping, field: string): boolean {
  if (source === field || source === field.replace(/^dataFields\./, '')) return true;
  const [written, asked] = [target.replaceAll('[]', ''), field.replaceAll('[]', '')];
  return [written, written.replace(/^dataFields\./, '')].some(
    (name) => name === asked || name.startsWith(`${asked}.`) || asked.startsWith(`${name}.`)
  );
}

/** Of the record itself; what a semi-join reads of other objects is not the record's. */
const scopeFields = ({ scope }: SyncDefinition): string[] => {
  if (scope.type !== 'Filter' && scope.type !== 'SOQL') return [];
  const { reads } = scope.facts;
  return unique(
    reads.flatMap(({ object, path, use }) => (object === null && use === 'filter' ? [path] : []))
  );
};

const unique = (paths: readonly string[]): string[] => [...new Set(paths)];

/**
 * Paths that a sentence names in so many words. A net under what is known of each sentence: names of fields that an
 * admin wrote into formulas, conditions or messages. Pure.
 */
export function pathsWrittenIn(sentence: string, paths: Iterable<string>): string[] {
  return [...paths].filter((path) => {
    const at = sentence.indexOf(path);
    return at >= 0 && wholeWord(path).test(sentence);
  });
}

const wordOf = (path: string): string => `(?<![\\w.])${path.replaceAll('.', '\\.')}(?!\\w|\\.\\w)`;

const wholeWord = (path: string): RegExp => new RegExp(wordOf(path));
