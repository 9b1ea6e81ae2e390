import { booleanBound, type Bound, numberBound, textBound } from '../bound';
import type { CallArguments } from '../call-arguments';
import { writeDay, writeMoment, writeTime } from '../date-text';
import { readNumber, writeNumber } from '../decimal';
import type { FormulaFunction, FunctionTable } from '../formula-function';
import type { FormulaFault } from '../model';
import { capitalised, longestText, longId, padding, replaced, reversed } from '../text-values';

const ofText = (compute: (text: string) => string): FormulaFunction => ({
  takes: ['text'],
  gives: 'text',
  bind: (args) => {
    const run = args.text(0);
    return textBound((row) => compute(run(row)));
  }
});

/** A text and a count, cut to a whole one; a blank count gives a blank text. */
const cut = (compute: (text: string, count: number) => string): FormulaFunction => ({
  takes: ['text', 'number'],
  gives: 'text',
  bind: (args) => {
    const text = args.text(0);
    const count = args.number(1);
    return textBound((row) => {
      const length = Math.trunc(count(row) ?? 0);
      return length <= 0 ? '' : compute(text(row), length);
    });
  }
});

function mid(args: CallArguments): Bound {
  const text = args.text(0);
  const start = args.number(1);
  const count = args.number(2);
  return textBound((row) => {
    const from = start(row);
    const length = count(row);
    if (from === null || length === null) return '';
    const first = Math.max(1, Math.trunc(from)) - 1;
    return text(row).slice(first, first + Math.max(0, Math.trunc(length)));
  });
}

const tooLong = (args: CallArguments): (() => FormulaFault) =>
  args.fault('formula.text-length', `is longer than ${longestText} characters.`, 'Shorten it.');

const pad = (compute: (text: string, filling: string) => string): FormulaFunction => ({
  takes: ['text', 'number', 'text'],
  optional: 1,
  gives: 'text',
  bind: (args) => {
    const text = args.text(0);
    const count = args.number(1);
    const filler = args.count > 2 ? args.text(2) : () => ' ';
    const fault = tooLong(args);
    return textBound((row) => {
      const value = text(row);
      const length = Math.trunc(count(row) ?? 0);
      if (value === '' || length <= 0) return '';
      if (length <= value.length) return value.slice(0, length);
      if (length > longestText) throw fault();
      const filling = padding(filler(row), length - value.length);
      return filling === '' ? '' : compute(value, filling);
    });
  }
});

/** With an optional language, such as LOWER(Name, "tr"). */
const inCase = (compute: (text: string, language: string | undefined) => string): FormulaFunction => ({
  takes: ['text', 'text'],
  optional: 1,
  gives: 'text',
  bind: (args) => {
    const text = args.text(0);
    const language = args.count > 1 ? args.text(1) : () => '';
    return textBound((row) => compute(text(row), tagOf(language(row))));
  }
});

/** A language as Salesforce writes it (`de_DE`) as a tag; none for what is no language. */
const tagOf = (language: string): string | undefined =>
  /^[A-Za-z]{2,3}(?:[-_][A-Za-z]{2})?$/.test(language) ? language.replace('_', '-') : undefined;

/** A blank text makes the answer blank, unless what is looked for is blank; source: the published formula engine. */
const search = (matches: (text: string, wanted: string) => boolean): FormulaFunction => ({
  takes: ['text', 'text'],
  gives: 'boolean',
  bind: (args) => {
    const text = args.text(0);
    const wanted = args.text(1);
    return booleanBound((row) => {
      const part = wanted(row);
      if (part === '') return true;
      const value = text(row);
      return value === '' ? null : matches(value, part);
    });
  }
});

/** Counted from 1; 0 when there is none. A start below 1 is the first character; source: the published formula engine. */
function find(args: CallArguments): Bound {
  const wanted = args.text(0);
  const text = args.text(1);
  const start = args.count > 2 ? args.number(2) : () => 1;
  return numberBound((row) => {
    const part = wanted(row);
    if (part === '') return 0;
    return text(row).indexOf(part, Math.trunc(start(row) ?? 1) - 1) + 1;
  });
}

function substitute(args: CallArguments): Bound {
  const text = args.text(0);
  const old = args.text(1);
  const fresh = args.text(2);
  const fault = tooLong(args);
  return textBound((row) => {
    const result = replaced(text(row), old(row), fresh(row));
    if (result === null) throw fault();
    return result;
  });
}

function toText(args: CallArguments): Bound {
  const bound = args.any(0);
  switch (bound.kind) {
    case 'number': {
      const { run } = bound;
      return textBound((row) => written(run(row), writeNumber));
    }
    case 'date': {
      const { run } = bound;
      return textBound((row) => written(run(row), writeDay));
    }
    case 'datetime': {
      const { run } = bound;
      return textBound((row) => written(run(row), writeMomentAsText));
    }
    case 'time': {
      const { run } = bound;
      return textBound((row) => written(run(row), writeTime));
    }
    case 'picklist':
      return textBound(bound.run);
    case 'null':
      return textBound(() => '');
    default:
      throw args.wrong(0, 'a number, a date, a time or a picklist', bound.kind);
  }
}

const written = (value: number | null, write: (value: number) => string): string =>
  value === null ? '' : write(value);

/** `YYYY-MM-DD hh:mm:ssZ`; source: `FunctionText` of the published formula engine. */
const writeMomentAsText = (moment: number): string =>
  `${writeMoment(moment).slice(0, 19).replace('T', ' ')}Z`;

function value(args: CallArguments): Bound {
  const text = args.text(0);
  const fault = args.fault(
    'formula.no-number',
    'meets a text that is no number.',
    'Check it with ISNUMBER first.'
  );
  return numberBound((row) => {
    const source = text(row);
    if (source === '') return null;
    const number = readNumber(source);
    if (number === null) throw fault();
    return number;
  });
}

function isNumber(args: CallArguments): Bound {
  const text = args.text(0);
  return booleanBound((row) => readNumber(text(row)) !== null);
}

function ascii(args: CallArguments): Bound {
  const text = args.text(0);
  return numberBound((row) => text(row).codePointAt(0) ?? null);
}

function chr(args: CallArguments): Bound {
  const code = args.number(0);
  return textBound((row) => {
    const point = Math.trunc(code(row) ?? 0);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}

function length(args: CallArguments): Bound {
  const text = args.text(0);
  return numberBound((row) => text(row).length);
}

export const textFunctions: FunctionTable = {
  LEFT: cut((text, count) => text.slice(0, count)),
  RIGHT: cut((text, count) => text.slice(-count)),
  MID: { takes: ['text', 'number', 'number'], gives: 'text', bind: mid },
  LPAD: pad((text, filling) => filling + text),
  RPAD: pad((text, filling) => text + filling),
  LOWER: inCase((text, language) => (language ? text.toLocaleLowerCase(language) : text.toLowerCase())),
  UPPER: inCase((text, language) => (language ? text.toLocaleUpperCase(language) : text.toUpperCase())),
  INITCAP: ofText(capitalised),
  REVERSE: ofText(reversed),
  TRIM: ofText((text) => text.replace(/^ +| +$/g, '')),
  CASESAFEID: ofText(longId),
  SUBSTITUTE: { takes: ['text', 'text', 'text'], gives: 'text', bind: substitute },
  BEGINS: search((text, wanted) => text.startsWith(wanted)),
  CONTAINS: search((text, wanted) => text.includes(wanted)),
  FIND: { takes: ['text', 'text', 'number'], optional: 1, gives: 'number', bind: find },
  LEN: { takes: ['text'], gives: 'number', bind: length },
  TEXT: { takes: [['number', 'date', 'datetime', 'time', 'picklist']], gives: 'text', bind: toText },
  VALUE: { takes: ['text'], gives: 'number', bind: value },
  ISNUMBER: { takes: ['text'], gives: 'boolean', bind: isNumber },
  ASCII: { takes: ['text'], gives: 'number', bind: ascii },
  CHR: { takes: ['number'], gives: 'text', bind: chr },
  BR: { takes: [], gives: 'text', bind: () => textBound(() => '\n') }
};
