import { areas } from '../../bridge/error-catalogue/catalogue';
import type { CatalogueEntry, Decision } from '../../bridge/error-catalogue/entry';

const decisions: Readonly<Record<Decision, string>> = {
  'fix configuration': 'nothing gets through before an admin changes a definition, a setting or a right',
  're-authenticate': 'a credential was refused: replace it, or sign in again',
  'wait and retry': 'it may pass: the bridge tries again by itself and says when',
  split:
    'the call is refused as a whole: it is split until the record to blame stands alone, which is rejected',
  reject: 'it cannot succeed as it is: the record is a dead letter, the request is refused',
  'by rule': 'no error: a rule of the sync says that nothing is sent, or not yet'
};

/** The reference page of all codes; docs/errors.md is this text. */
export const errorPage = (): string => `${[head(), ...areas.map(section)].join('\n\n')}\n`;

const head = (): string => `# Errors and outcomes by code

Every error, and every outcome of a record that was not delivered, has a stable code. \`bridge errors <code>\` and \`GET /v1/errors/{code}\` print its entry; the message beside a code names the record, field or rule that it concerns. This page is written by \`npx tsx scripts/error-page/main.ts --write\`.

What follows from an error is one of five decisions; outcomes by rule are no errors.

${table([['decision', 'meaning'], ...Object.entries(decisions).map(([name, meaning]) => [name, meaning])])}`;

const section = ({ title, entries }: (typeof areas)[number]): string =>
  `## ${title}\n\n${Object.entries(entries)
    .map(([code, entry]) => article(code, entry))
    .join('\n\n')}`;

const article = (code: string, { decision, cause, fix, concerns, shows }: CatalogueEntry): string =>
  [
    `### \`${code.replace('*', '<...>')}\``,
    `${cause} **${decision}**`,
    `- Fix: ${fix}`,
    `- Concerns: ${concerns.join(', ')}. Shows in: ${shows.join(', ')}.`
  ]
    .join('\n\n')
    .replace('.\n\n- Concerns', '.\n- Concerns');

/** As the formatter of the repository writes tables. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[], fill = ' '): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0, fill)).join(' | ')} |`;
  const [first = [], ...rest] = rows;
  return [
    line(first),
    line(
      widths.map(() => ''),
      '-'
    ),
    ...rest.map((row) => line(row))
  ].join('\n');
}
