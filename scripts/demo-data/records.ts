/** A record as sObject Tree files write it: a value `@Ref` is a lookup to the record with that reference. */
export interface TreeRecord {
  readonly attributes: { readonly type: string; readonly referenceId: string };
  readonly [field: string]: unknown;
}

export type Fields = Readonly<Record<string, string | number | boolean | null>>;

/** A record with the reference `Type` and number, e.g. `Contact17`. */
export const treeRecord = (type: string, number: number, fields: Fields): TreeRecord => ({
  attributes: { type, referenceId: `${type}${number}` },
  ...fields
});

/** The value of a lookup to the record. */
export const linkTo = (record: TreeRecord): string => `@${record.attributes.referenceId}`;
