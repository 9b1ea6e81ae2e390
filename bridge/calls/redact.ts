import { classOfName, wordsOf, type FieldClass } from './field-classes';
import { hiddenText, isRecordId, looksLikeEmail, looksLikePhone } from './mask';
import { maskedEmail, maskedId, maskedSentence } from './mask';
import { redactedSoql } from './redact-soql';

/** How much of an answer is kept. */
export interface Limits {
  /** Objects of an array. */
  readonly objects: number;
  /** Plain values of an array. */
  readonly values: number;
  /** Fields of an object. */
  readonly names: number;
  /** It is not about people: texts stay, but for what looks like a person's data. */
  readonly open?: true;
}

export const standardLimits: Limits = { objects: 3, values: 20, names: 300 };
const noLimits: Limits = { objects: Infinity, values: Infinity, names: Infinity };
const deepest = 12;
const longestSentence = 600;
/** Shorter ones stand in any text by chance. */
const shortestValue = 3;
const timeNames = new Set([
  'at',
  'on',
  'date',
  'time',
  'timestamp',
  'stamp',
  'modstamp',
  'synced',
  'since',
  'until'
]);
const numberNames = new Set([
  ...timeNames,
  'count',
  'size',
  'bytes',
  'total',
  'limit',
  'remaining',
  'max',
  'reset'
]);
const birth = new Set(['birth', 'birthdate', 'birthday', 'dob']);
const plainValue = /^[A-Za-z0-9_ .:%&,+()/[\]-]{1,80}$/;
const plainName = /^[A-Za-z_$][\w.:$[\]-]{0,120}$/;
const isoTime = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * Takes people's data out of what is sent and answered (docs/live-debugger.md): by class of field, and by how a value
 * looks wherever it stands. It remembers what it hid, so that the texts of an answer can be freed of it too.
 */
export class Redactor {
  constructor(
    private readonly limits: Limits = standardLimits,
    private readonly hidden = new Set<string>()
  ) {}

  /** One that knows the values of all that was asked. */
  static knowing(asked: unknown): Redactor {
    const hidden = new Set<string>();
    new Redactor(noLimits, hidden).value(asked);
    return new Redactor(standardLimits, hidden);
  }

  /** A copy that may be kept. `name` is that of the field, or of the array, that holds the value. */
  value(value: unknown, name = '', depth = 0): unknown {
    if (value === null || value === undefined || typeof value === 'boolean') return value ?? null;
    if (typeof value === 'number') return this.number(value, name);
    if (typeof value === 'string') return this.string(value, name);
    if (typeof value !== 'object' || depth >= deepest) return '…';
    if (classOfName(name) === 'secret') return '[removed]';
    return Array.isArray(value) ? this.array(value, name, depth) : this.object(value, depth);
  }

  /** A sentence without what was hidden before. */
  sentence(text: string): string {
    let found = text.slice(0, longestSentence * 4);
    for (const value of [...this.hidden].filter((one) => found.includes(one)).sort(byLength))
      found = found.replace(asWord(value), hiddenText(value));
    return maskedSentence(found).slice(0, longestSentence);
  }

  private object(value: object, depth: number): Record<string, unknown> {
    // A name such as `__proto__` is one like any other.
    const copy = Object.create(null) as Record<string, unknown>;
    for (const [name, item] of Object.entries(value))
      copy[this.name(name)] = this.value(item, name, depth + 1);
    return copy;
  }

  /** Items of a catalog stand under their ids, and anything may be the name of a field. */
  private name(name: string): string {
    if (isRecordId(name) || (plainName.test(name) && !looksLikePhone(name))) return name;
    return looksLikeEmail(name) ? maskedEmail(name) : this.hide(name);
  }

  private array(values: readonly unknown[], name: string, depth: number): unknown[] {
    const most =
      typeof values[0] === 'object' && values[0] !== null ? this.limits.objects : this.limits.values;
    const kept = values.slice(0, most).map((item) => this.value(item, name, depth + 1));
    return values.length > most ? [...kept, `… ${values.length - most} more`] : kept;
  }

  private number(value: number, name: string): unknown {
    const kind = classOfName(name);
    if (kind === 'technical') return value;
    const words = wordsOf(name);
    const isPrivate =
      kind !== null || (Math.abs(value) >= 10_000_000 && !words.some((word) => numberNames.has(word)));
    if (!isPrivate) return value;
    this.remember(String(value));
    return `[number ${String(value).length}]`;
  }

  private string(text: string, name: string): string {
    if (text === '') return text;
    if (this.limits.open && classOfName(name) !== 'secret') return this.sentence(text);
    const kind = classOfName(name);
    return kind === null || kind === 'technical' ? this.byShape(text, name, kind) : this.ofClass[kind](text);
  }

  private readonly ofClass: Readonly<Record<Exclude<FieldClass, 'technical'>, (text: string) => string>> = {
    secret: () => '[removed]',
    identifier: (text) => {
      this.remember(text);
      return looksLikeEmail(text) ? maskedEmail(text) : maskedId(text);
    },
    person: (text) => this.hide(text),
    text: (text) => this.sentence(text),
    query: (text) => redactedSoql(text, (value) => this.remember(value)),
    address: (text) => this.address(text)
  };

  private byShape(text: string, name: string, kind: 'technical' | null): string {
    if (looksLikeEmail(text)) {
      this.remember(text);
      return maskedEmail(text);
    }
    if (isRecordId(text)) return text;
    if (isoTime.test(text)) return this.time(text, name);
    const isPlain = kind === 'technical' && plainValue.test(text) && !looksLikePhone(text);
    return isPlain ? text : this.hide(text);
  }

  /** Days without a time, and long gone ones, may be of birth. */
  private time(text: string, name: string): string {
    const words = wordsOf(name);
    const isNamed = words.some((word) => timeNames.has(word)) && !words.some((word) => birth.has(word));
    const isRecent = text.length > 10 && Number(text.slice(0, 4)) >= 2005;
    if (isNamed || (isRecent && !words.some((word) => birth.has(word)))) return text;
    this.remember(text);
    return '[date]';
  }

  /** A query travels in the address of a sub-request. */
  private address(text: string): string {
    const [path = '', query] = text.split('?', 2);
    const kept = maskedSentence(path);
    if (query === undefined) return kept;
    const parts = [...new URLSearchParams(query)].map(
      ([name, part]) => `${this.name(name)}=${/^\d{1,6}$/.test(part) ? part : this.string(part, name)}`
    );
    return `${kept}?${parts.join('&')}`;
  }

  private hide(text: string): string {
    this.remember(text);
    return hiddenText(text);
  }

  private remember(text: string): void {
    if (text.length >= shortestValue) this.hidden.add(text);
  }
}

/** Not inside of another word. */
const asWord = (value: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu');

const byLength = (a: string, b: string): number => b.length - a.length;
