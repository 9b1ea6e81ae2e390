import type { MappingRow } from 'c/draft';
import { goesInto, iterableTypeOf, typeWord } from 'c/fieldTypes';
import { fill } from 'c/fill';
import { problemsAt } from 'c/liveFindings';
import type { Problem } from 'c/liveFindings';
import type { Field } from 'c/sourceFields';
import type { Offer } from 'c/targetPicker';
import { labels } from './labels';

/** What is known of the ground on which a mapping stands. */
export interface Ground {
  readonly offer: Offer | null;
  /** Fields by path; null leads nowhere, missing is not known yet. */
  readonly fields: ReadonlyMap<string, Field | null>;
  readonly problems: readonly Problem[];
  readonly sample: Bridge.PreviewStep | null;
  readonly openName: string | null;
}

/** A mapping as it stands in the grid. */
export interface GridRow {
  readonly name: string;
  readonly mapping: MappingRow;
  readonly title: string;
  readonly source: string;
  readonly sourceDetail: string | null;
  readonly sourceBadge: string | null;
  readonly target: string;
  readonly targetBadge: string | null;
  readonly isNew: boolean;
  readonly how: string;
  readonly value: string;
  readonly valueType: string | null;
  readonly problem: string | null;
  readonly isOpen: boolean;
  readonly expanded: string;
  readonly isOff: boolean;
  readonly className: string;
  readonly words: Readonly<Record<'edit' | 'actions' | 'up' | 'down' | 'remove' | 'toggle', string>>;
  readonly key: string;
  readonly formKey: string;
}

const LONGEST_VALUE = 120;

export function gridRow(mapping: MappingRow, ground: Ground): GridRow {
  const { DeveloperName: name, Target__c: target, Source__c: source } = mapping;
  const field = fieldOf(mapping, ground);
  const isOff = mapping.Active__c === false;
  const isOpen = name === ground.openName;
  const known = targetTypeOf(mapping, ground.offer);
  const title = shortTarget(target) || source || labels.add;
  return {
    name,
    mapping,
    title,
    ...sourceWords(mapping, field),
    target: target ?? '',
    targetBadge: known.type,
    isNew: known.isNew,
    how: howText(mapping),
    value: sampleValue(mapping, ground.sample),
    valueType: valueTypeOf(mapping, field),
    problem: problemOf(mapping, ground),
    isOpen,
    expanded: String(isOpen),
    isOff,
    className: isOff ? 'slds-hint-parent off' : 'slds-hint-parent',
    words: actionWords(title, isOff ? 'off' : 'on'),
    key: name,
    formKey: `${name}-form`
  };
}

const actionWords = (title: string, state: 'on' | 'off'): GridRow['words'] => ({
  edit: fill(labels.edit, [title]),
  actions: `${labels.actions}: ${title}`,
  up: fill(labels.moveUp, [title]),
  down: fill(labels.moveDown, [title]),
  remove: fill(labels.remove, [title]),
  toggle: fill(state === 'off' ? labels.switchOn : labels.switchOff, [title])
});

export const shortTarget = (target: string | null | undefined): string =>
  (target ?? '').replace(/^dataFields\./, '');

function fieldOf({ Kind__c: kind, Source__c: source }: MappingRow, { fields }: Ground): Field | null {
  if ((kind ?? 'Field') !== 'Field') return null;
  return fields.get(source ?? '') ?? null;
}

function sourceWords(
  { Kind__c: kind, Source__c: source }: MappingRow,
  field: Field | null
): Pick<GridRow, 'source' | 'sourceDetail' | 'sourceBadge'> {
  const text = source ?? '';
  switch (kind ?? 'Field') {
    case 'Value':
      return { source: text, sourceDetail: null, sourceBadge: labels.kindValue };
    case 'Formula':
      return { source: text, sourceDetail: null, sourceBadge: labels.kindFormula };
    case 'Array':
      return { source: text, sourceDetail: null, sourceBadge: labels.kindArray };
    default:
      return field
        ? { source: field.label ?? text, sourceDetail: text, sourceBadge: typeWord(field) }
        : { source: text, sourceDetail: null, sourceBadge: null };
  }
}

function targetTypeOf(
  { Target__c: target }: MappingRow,
  offer: Offer | null
): { readonly type: string | null; readonly isNew: boolean } {
  if (!target?.startsWith('dataFields.') || !offer) return { type: null, isNew: false };
  const path = shortTarget(target).replaceAll('[]', '');
  const found = offer.fields.find(({ name }) => name === path);
  return { type: found?.type ?? null, isNew: offer.isComplete && !found };
}

function howText({
  Transform__c: transform,
  Target_Type__c: type,
  Required__c: required
}: MappingRow): string {
  return [transform, type, required ? labels.required : null].filter(Boolean).join(' · ');
}

/** Where nothing makes another type of it. */
export function valueTypeOf(mapping: MappingRow, field: Field | null): string | null {
  const { Target_Type__c: type, Transform__c: transform, Kind__c: kind } = mapping;
  if (type) return type.toLowerCase();
  if (transform && transform.toLowerCase() !== 'none') return null;
  if (kind === 'Value') return 'string';
  return field ? iterableTypeOf(field) : null;
}

/** A row that is being filled in is not blamed for what is still blank. */
function problemOf(mapping: MappingRow, ground: Ground): string | null {
  const { Source__c: source, Target__c: target, DeveloperName: name } = mapping;
  const isBegun = name === ground.openName && (!source || !target);
  if (isBegun || mapping.Active__c === false) return null;
  const told = problemsAt(ground.problems, name).map(({ message, fix }) => `${message} ${fix}`.trim());
  if (told.length > 0) return [...new Set(told)].join(' ');
  const ofRecord = ground.sample?.mappings.find((each) => each.name === name)?.problem;
  return clashOf(mapping, ground) ?? ofRecord?.message ?? null;
}

/** Said at once, before the bridge has looked. */
function clashOf(mapping: MappingRow, ground: Ground): string | null {
  const type = valueTypeOf(mapping, fieldOf(mapping, ground));
  const { type: fieldType } = targetTypeOf(mapping, ground.offer);
  if (!type || !fieldType || goesInto(type, fieldType, ground.offer?.types ?? [])) return null;
  return fill(labels.clash, [type, fieldType]);
}

function sampleValue({ DeveloperName: name }: MappingRow, sample: Bridge.PreviewStep | null): string {
  const found = sample?.mappings.find((each) => each.name === name);
  if (!found) return '';
  if (found.value === undefined) return labels.leftOut;
  return valueText(found.value);
}

/** A value as it stands in a narrow column. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return labels.blankValue;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)} …` : text;
}
