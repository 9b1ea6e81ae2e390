/** One value of a write, brought to the form it is stored in, or refused. Source: salesforce-api 4.1 and 6. */
import type { FieldSchema } from '../model';
import { to18 } from '../ids';
import { readDate, readDateTime } from '../time';
import * as refuse from './refusals';

const emailAddress =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i;

const timeOfDay = /^\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z?$/;

/** Empty text is stored as null; what cannot be stored throws the error that REST answers. */
export function coerce(field: FieldSchema, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  switch (field.type) {
    case 'boolean':
      return coerceBoolean(field, value);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return coerceNumber(field, value);
    case 'address':
    case 'location':
      throw refuse.wrongJsonType(field, value);
    default:
      return typeof value === 'string' ? coerceText(field, value) : refuseType(field, value);
  }
}

function refuseType(field: FieldSchema, value: unknown): never {
  throw refuse.wrongJsonType(field, value);
}

function coerceBoolean(field: FieldSchema, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  if (text === 'true' || text === '1') return true;
  if (text === 'false' || text === '0') return false;
  return refuseType(field, value);
}

function coerceNumber(field: FieldSchema, value: unknown): number {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && value.trim() !== ''
        ? Number(value)
        : NaN;
  if (!Number.isFinite(number)) return refuseType(field, value);
  if (field.type === 'int') return coerceInteger(field, number, value);
  const whole = field.precision - field.scale;
  if (field.precision > 0 && Math.abs(number) >= 10 ** whole) throw refuse.numberTooLarge(field, number);
  return field.precision > 0 ? Number(number.toFixed(field.scale)) : number;
}

function coerceInteger(field: FieldSchema, number: number, value: unknown): number {
  if (!Number.isInteger(number)) return refuseType(field, value);
  if (Math.abs(number) > 2 ** 31 - 1) throw refuse.numberTooLarge(field, number);
  return number;
}

function coerceText(field: FieldSchema, given: string): unknown {
  const text = given.trim();
  if (text === '') return null;
  switch (field.type) {
    case 'date':
      return readDate(text) ?? refuseType(field, text);
    case 'datetime':
      return readDateTime(text) ?? refuseType(field, text);
    case 'time':
      return timeOfDay.test(text) ? fullTime(text) : refuseType(field, text);
    case 'id':
    case 'reference':
      return coerceId(field, text);
    case 'multipicklist':
      return coerceChoices(field, text);
    default:
      return coerceString(field, field.type === 'textarea' ? given : text);
  }
}

function fullTime(text: string): string {
  const [time = '', fraction = ''] = text.replace('Z', '').split('.');
  return `${time.length === 5 ? `${time}:00` : time}.${fraction.padEnd(3, '0')}Z`;
}

function coerceId(field: FieldSchema, text: string): string {
  const id = to18(text);
  if (id === undefined) throw refuse.malformedId(field, text);
  return id;
}

function coerceChoices(field: FieldSchema, text: string): string {
  const choices = [...new Set(text.split(';').map((choice) => choice.trim()))].filter((one) => one !== '');
  for (const choice of choices) checkChoice(field, choice);
  const order = field.picklistValues.map((entry) => entry.value);
  const place = (choice: string) => (order.includes(choice) ? order.indexOf(choice) : order.length);
  return choices.sort((a, b) => place(a) - place(b)).join(';');
}

function coerceString(field: FieldSchema, text: string): string {
  if (field.type === 'email' && !emailAddress.test(text)) throw refuse.badEmail(field, text);
  if (field.type === 'picklist') checkChoice(field, text);
  if (field.length > 0 && text.length > field.length) throw refuse.tooLong(field, text);
  // Recorded orgs answer in lower case what was written otherwise.
  return field.type === 'email' ? text.toLowerCase() : text;
}

function checkChoice(field: FieldSchema, choice: string): void {
  if (!field.restrictedPicklist) return;
  const known = field.picklistValues.some((entry) => entry.active && entry.value === choice);
  if (!known) throw refuse.badPicklistValue(field, choice);
}
