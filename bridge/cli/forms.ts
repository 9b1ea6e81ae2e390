import { Option } from 'commander';
import type { Answer } from '../commands/command-output';
import { csvText, type CsvTable } from '../commands/csv';
import { exitCodes } from '../commands/exit-codes';

/** How a list is printed; `--json` prints JSON whatever the form. */
export type Form = 'table' | 'csv' | 'json';

export const formOption = (): Option =>
  new Option('--format <form>', 'how to print').choices(['table', 'csv', 'json']).default('table');

interface Forms {
  readonly json: unknown;
  readonly csv: CsvTable;
  readonly text: string;
}

export function printed(form: Form, { json, csv, text }: Forms): Answer {
  const texts = { table: () => text, csv: () => csvText(csv), json: () => JSON.stringify(json, null, 2) };
  return { json, text: texts[form](), exitCode: exitCodes.done };
}
