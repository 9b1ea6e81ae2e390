import type { FieldSchema } from '../../model';
import type { KeyOf } from './comparison';
import { kindOf } from './value-kind';

/** How stored values of a field are compared; text without regard to case, unless the field says otherwise. */
export function keyOfField(field: FieldSchema): KeyOf {
  switch (kindOf(field)) {
    case 'text':
      return field.caseSensitive ? plainText : foldedText;
    case 'boolean':
      return (value) => value === true;
    case 'number':
      return (value) => (typeof value === 'number' ? value : null);
    case 'multipicklist':
      return selection;
    default:
      return plainText;
  }
}

/** Empty text is no value. Source: salesforce-api 2.1. */
function plainText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function foldedText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.toLowerCase() : null;
}

/** A multi-select value as a set: the order of the choices does not count. */
function selection(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? choices(value).sort().join(';') : null;
}

/** The choices of a multi-select value, folded. */
export function choices(value: string): string[] {
  return value
    .toLowerCase()
    .split(';')
    .map((choice) => choice.trim())
    .filter((choice) => choice !== '');
}
