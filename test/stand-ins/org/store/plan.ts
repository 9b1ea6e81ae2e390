import type { FieldSchema, ObjectSchema, Row } from '../model';

/** What the store has to know of an object at each write, worked out once for each schema. */
export interface Plan {
  readonly object: ObjectSchema;
  /** Every field with its default value, null without one. */
  readonly template: Row;
  readonly required: readonly FieldSchema[];
  readonly unique: readonly FieldSchema[];
  readonly addresses: readonly AddressParts[];
  /** Is the full name made of salutation, first and last name? */
  readonly person: boolean;
  readonly softDelete: boolean;
}

export interface AddressParts {
  readonly name: string;
  readonly prefix: string;
}

const plans = new WeakMap<ObjectSchema, Plan>();

export function planOf(object: ObjectSchema): Plan {
  let plan = plans.get(object);
  if (!plan) {
    plan = makePlan(object);
    plans.set(object, plan);
  }
  return plan;
}

function makePlan(object: ObjectSchema): Plan {
  const names = new Set(object.fields.map((field) => field.name));
  const values = object.fields.map((field) => [field.name, field.defaultValue ?? null]);
  return {
    object,
    // Parsed, so that the engine keeps it as a fast object and copies of it cost little.
    template: JSON.parse(JSON.stringify(Object.fromEntries(values))) as Row,
    required: object.fields.filter(isRequired),
    unique: object.fields.filter((field) => field.unique),
    addresses: object.fields
      .filter((field) => field.type === 'address')
      .map((field) => ({ name: field.name, prefix: field.name.replace(/Address$/, '') })),
    person: names.has('LastName') && names.has('Name') && object.name !== 'CampaignMember',
    softDelete: names.has('IsDeleted')
  };
}

function isRequired(field: FieldSchema): boolean {
  return !field.nillable && field.createable && !field.defaultedOnCreate && field.defaultValue === null;
}
