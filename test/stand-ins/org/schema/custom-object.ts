/** Custom objects and custom metadata types: the fields they are born with. Source: salesforce-api 6 and 9. */
import type { FieldSchema, ObjectSchema } from '../model';
import { check, defaulted, field, moment, pick, readOnly, required, text } from './field-kinds';
import { object } from './object-schema';
import { createdAndModified, idField, isDeleted, owner, viewedDates } from './shared-fields';

export interface NewObject {
  /** API name, `Thing__c` or `Thing__mdt`. */
  readonly name: string;
  readonly label: string;
  readonly labelPlural?: string;
  readonly keyPrefix: string;
  readonly nameLabel?: string;
  /** Format of the automatic number in Name, e.g. `RUN-{0000}`; without it Name is text. */
  readonly nameFormat?: string;
}

export function customObject(made: NewObject): ObjectSchema {
  const labelPlural = made.labelPlural ?? `${made.label}s`;
  return object(made.name, made.keyPrefix, made.label, { labelPlural }, [
    idField('Record ID'),
    owner('Group User'),
    isDeleted(),
    nameField(made),
    ...createdAndModified(),
    ...viewedDates()
  ]);
}

function nameField({ nameLabel = 'Name', nameFormat }: NewObject): FieldSchema {
  const name = { nameField: true, idLookup: true };
  return nameFormat === undefined
    ? text('Name', nameLabel, 80, defaulted, name)
    : text('Name', nameLabel, 80, readOnly, required, defaulted, name, {
        autoNumber: true,
        displayFormat: nameFormat
      });
}

/** A type whose records are metadata: read by SOQL, never written through REST. */
export function customMetadataType(made: NewObject): ObjectSchema {
  const options = {
    labelPlural: made.labelPlural ?? `${made.label}s`,
    createable: false,
    updateable: false,
    deletable: false,
    undeletable: false,
    replicateable: false
  };
  return object(made.name, made.keyPrefix, made.label, options, [
    field('Id', 'Custom Metadata Record ID', 'id', readOnly, required, defaulted, {
      length: 18,
      idLookup: true
    }),
    text('DeveloperName', 'Custom Metadata Record Name', 40, readOnly, required),
    text('MasterLabel', 'Label', 40, readOnly, required),
    text('Label', 'Label', 40, readOnly, required),
    pick('Language', 'Master Language', 40, 'en_US;de;fr;es', readOnly, required),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
    text('QualifiedApiName', 'Qualified API Name', 70, readOnly, required),
    check('IsProtected', 'Protected', readOnly),
    moment('SystemModstamp', 'System Modstamp', readOnly, required, defaulted)
  ]);
}
