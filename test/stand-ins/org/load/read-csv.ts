import { parse } from 'papaparse';
import type { Row } from '../model';
import type { RawRecord } from './raw-record';

/** A CSV file with a header line, as Data Loader writes it. Throws what is wrong with its shape. */
export function readCsv(text: string, file: { source: string; scope: string; object: string }): RawRecord[] {
  const { data, errors } = parse<Row>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy'
  });
  const [broken] = errors.filter((error) => error.type === 'Quotes' || error.code === 'TooManyFields');
  if (broken) throw new Error(`${broken.message} in row ${(broken.row ?? 0) + 1}`);
  return data.map((values, index) => ({
    ...file,
    place: `row ${index + 1}`,
    key: undefined,
    values
  }));
}
