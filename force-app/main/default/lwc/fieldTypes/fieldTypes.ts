import labelCheckbox from '@salesforce/label/c.Mapping_Type_Checkbox';
import labelChoice from '@salesforce/label/c.Mapping_Type_Choice';
import labelChoices from '@salesforce/label/c.Mapping_Type_Choices';
import labelDate from '@salesforce/label/c.Mapping_Type_Date';
import labelEmail from '@salesforce/label/c.Mapping_Type_Email';
import labelId from '@salesforce/label/c.Mapping_Type_Id';
import labelLink from '@salesforce/label/c.Mapping_Type_Link';
import labelMoment from '@salesforce/label/c.Mapping_Type_Moment';
import labelNumber from '@salesforce/label/c.Mapping_Type_Number';
import labelOther from '@salesforce/label/c.Mapping_Type_Other';
import labelPerson from '@salesforce/label/c.Mapping_Type_Person';
import labelPhone from '@salesforce/label/c.Mapping_Type_Phone';
import labelReference from '@salesforce/label/c.Mapping_Type_Reference';
import labelText from '@salesforce/label/c.Mapping_Type_Text';
import labelTime from '@salesforce/label/c.Mapping_Type_Time';
import labelWhole from '@salesforce/label/c.Mapping_Type_Whole';
import { fill } from 'c/fill';

/** A field of Salesforce as describe has it. */
export interface TypedField {
  /** As REST says it (`string`, `int`), or as Apex does (`STRING`, `INTEGER`). */
  readonly type?: string | null;
  /** Digits after the point. */
  readonly scale?: number | null;
  readonly referenceTo?: readonly string[] | null;
}

const people = new Set(['contact', 'lead', 'user', 'campaignmember']);

const words: Readonly<Record<string, string>> = {
  boolean: labelCheckbox,
  picklist: labelChoice,
  multipicklist: labelChoices,
  date: labelDate,
  datetime: labelMoment,
  time: labelTime,
  email: labelEmail,
  phone: labelPhone,
  url: labelLink,
  id: labelId,
  address: labelOther,
  location: labelOther,
  base64: labelOther,
  complexvalue: labelOther
};

const numbers = new Set(['double', 'currency', 'percent', 'int', 'long']);
const cannotBeSent = new Set(['address', 'location', 'base64', 'complexvalue']);

/** The type as describe of REST says it. */
export function plainType(type: string | null | undefined): string {
  const plain = (type ?? 'string').toLowerCase();
  return plain === 'integer' ? 'int' : plain;
}

/** What stands on the badge of a field; a link to a person is marked as one. */
export function typeWord(field: TypedField): string {
  const type = plainType(field.type);
  if (type === 'reference') return referenceWord(field.referenceTo ?? []);
  if (numbers.has(type)) return isWhole(field) ? labelWhole : labelNumber;
  return words[type] ?? labelText;
}

function referenceWord(objects: readonly string[]): string {
  const [first] = objects;
  if (!first || objects.some((name) => people.has(name.toLowerCase()))) return first ? labelPerson : labelId;
  return fill(labelReference, [objects.join(', ')]);
}

/** Of a field that is left out when fields are chosen to be sent. */
export const isSendable = ({ type }: TypedField): boolean => !cannotBeSent.has(plainType(type));

/** The type that the field has in Iterable when nothing else is said (the same rule as the bridge's). */
export function iterableTypeOf(field: TypedField): string {
  const type = plainType(field.type);
  if (type === 'boolean') return 'boolean';
  if (type === 'date' || type === 'datetime') return 'date';
  if (numbers.has(type)) return isWhole(field) ? 'long' : 'double';
  return 'string';
}

/** Where describe tells no scale, a number is taken for one with digits after the point. */
function isWhole({ type, scale }: TypedField): boolean {
  const plain = plainType(type);
  return plain === 'int' || plain === 'long' || (numbers.has(plain) && scale === 0);
}

/** Of a type, what its fields take; from `Bridge.MappingWords`. */
export type KnownTypes = readonly { readonly name: string; readonly takes: readonly string[] }[];

/** Whether values of one type can go into a field of the other; a type that nobody knows takes everything. */
export function goesInto(type: string, fieldType: string, known: KnownTypes): boolean {
  const field = known.find(({ name }) => name === fieldType);
  return type === fieldType || !field || field.takes.includes(type);
}
