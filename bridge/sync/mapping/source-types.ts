import type { SourceField } from '../source-schema';

export interface SourceType extends Pick<SourceField, 'type' | 'scale' | 'labels'> {
  /** The whole path in Salesforce's own capitals; as written where describe was not asked. */
  readonly path?: string;
}

/**
 * Types of the source fields by path in lower case, from describe. Those of an array's rows stand below the name of the
 * relationship, or of the field: `pets__r[].name`, `interests__c[].value`.
 */
export type SourceTypes = ReadonlyMap<string, SourceType>;

/** Where names are looked up: in the record, or in the rows of an array. */
export interface SourcePlace {
  readonly types: SourceTypes;
  /** Before the paths, in lower case: empty, or `pets__r[].`. */
  readonly prefix: string;
  /** IANA name. */
  readonly timeZone: string;
}

export const typeAt = ({ types, prefix }: SourcePlace, path: string): SourceType | undefined =>
  types.get(prefix + path.toLowerCase());

export const unknownType: SourceType = { type: 'string', scale: 0 };
