import type { Row } from '../../test/stand-ins/org/model';
import { childrenOf, metadataFiles, textOf, textsOf } from './package-files';

/** A list view of the package: what it shows of which records. Names are those without a namespace. */
export interface PackageList {
  readonly label: string;
  readonly columns: readonly string[];
  readonly filters: readonly { readonly field: string; readonly value: string }[];
}

/** Names of columns that are none of fields. */
const columnNames: Readonly<Record<string, string>> = { FULL_NAME: 'Name' };

/** @throws for a list view that the package has not, and for filters other than `equals` */
export function packageList(object: string, name: string): PackageList {
  const file = metadataFiles('.listView-meta.xml').find(
    (each) => each.name === name.replace(/^.*?__(?=[A-Z])/, '') && each.path.includes(`/objects/${object}/`)
  );
  if (!file) throw new Error(`The package has no list view ${name} of ${object}.`);
  return {
    label: textOf(file.content, 'label'),
    columns: textsOf(file.content, 'columns').map((column) => columnNames[column] ?? column),
    filters: childrenOf(file.content, 'filters').map((filter) => {
      if (textOf(filter, 'operation') !== 'equals') throw new Error(`${name} filters by more than equality.`);
      return { field: textOf(filter, 'field'), value: textOf(filter, 'value') };
    })
  };
}

/** Whether the list view shows the record. */
export const isListed = (list: PackageList, row: Row, qualify: (name: string) => string): boolean =>
  list.filters.every(({ field, value }) => row[qualify(field)] === value);
