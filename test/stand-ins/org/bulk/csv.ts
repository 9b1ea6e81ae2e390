/** CSV as the Bulk API writes and reads it. Source: salesforce-api 3.1 and 3.2. */
import { parse } from 'papaparse';
import { OrgError } from '../model';
import { JobFailure } from './bulk-job';

const delimiters = { BACKQUOTE: '`', CARET: '^', COMMA: ',', PIPE: '|', SEMICOLON: ';', TAB: '\t' };
const lineEnds = { LF: '\n', CRLF: '\r\n' };

export interface CsvFormat {
  readonly columnDelimiter: keyof typeof delimiters;
  readonly lineEnding: keyof typeof lineEnds;
}

export const csvType = { 'content-type': 'text/csv' };

/** The format that a new job asks for; comma and LF where it asks for none. Throws INVALIDJOB for what does not exist. */
export function readFormat(asked: Readonly<Record<string, unknown>>): CsvFormat {
  const { contentType = 'CSV', columnDelimiter = 'COMMA', lineEnding = 'LF' } = asked;
  if (contentType !== 'CSV') throw invalid(`ContentType ${String(contentType)} is not supported`);
  if (!isKey(delimiters, columnDelimiter)) {
    throw invalid(`ColumnDelimiter ${String(columnDelimiter)} is not supported`);
  }
  if (!isKey(lineEnds, lineEnding)) throw invalid(`LineEnding ${String(lineEnding)} is not supported`);
  return { columnDelimiter, lineEnding };
}

const invalid = (message: string) => new OrgError(400, 'INVALIDJOB', `InvalidJob : ${message}`);

function isKey<Table extends object>(table: Table, key: unknown): key is keyof Table {
  return typeof key === 'string' && Object.hasOwn(table, key);
}

/** One line with its end: every cell in quotes, quotes inside doubled. */
export function writeLine({ columnDelimiter, lineEnding }: CsvFormat, cells: readonly string[]): string {
  const quoted = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`);
  return quoted.join(delimiters[columnDelimiter]) + lineEnds[lineEnding];
}

/** The lines of an upload, the header first. Throws what makes a whole job fail. */
export function readLines({ columnDelimiter, lineEnding }: CsvFormat, text: string): string[][] {
  checkLineEnds(lineEnding, text);
  const { data, errors } = parse<string[]>(text, {
    delimiter: delimiters[columnDelimiter],
    newline: lineEnds[lineEnding] as '\n' | '\r\n',
    skipEmptyLines: true
  });
  const [broken] = errors.filter(({ type }) => type === 'Quotes');
  if (broken) throw new JobFailure(`InvalidBatch : Failed to parse CSV: ${broken.message}`);
  const uneven = data.findIndex((cells) => cells.length !== data[0]?.length);
  if (uneven < 0) return data;
  throw new JobFailure(`InvalidBatch : Line ${uneven + 1} has another number of columns than the header`);
}

/** Line ends inside quotes are part of a value. */
function checkLineEnds(lineEnding: CsvFormat['lineEnding'], text: string): void {
  const outside = text.replace(/"(?:[^"]|"")*"/g, '');
  const wrong = lineEnding === 'LF' ? /\r\n/ : /(?<!\r)\n/;
  if (!wrong.test(outside)) return;
  throw new JobFailure(
    `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${lineEnding}`
  );
}
