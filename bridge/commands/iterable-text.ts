import type { MadeField } from '../sync/create-field';
import type { FieldMeter } from '../sync/field-meter';
import type { FieldsAnswer } from './iterable-project';
import { table } from './table';

/** Answers about an Iterable project as text for people. */

export const meterText = ({ used, limit, left, percent }: FieldMeter): string =>
  `${used} of about ${limit} user fields used (${percent} %), ${left} left`;

export const fieldsText = ({ project, meter, fields }: FieldsAnswer): string =>
  [
    `${project}: ${meterText(meter)}.`,
    table([['FIELD', 'TYPE'], ...fields.map(({ name, type }) => [name, type])])
  ].join('\n');

export const madeFieldText = ({ name, type, created, notices }: MadeField): string =>
  [
    created ? `Created the field ${name} (${type}).` : `The field ${name} (${type}) was there already.`,
    ...notices.map((notice) => `Note: ${notice}`)
  ].join('\n');
