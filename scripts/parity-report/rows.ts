/** The groups of rows that the way from Salesforce to Iterable closes. */
const groups = ['EXT', 'MAP', 'IDN', 'DST', 'OPS', 'CMP', 'SCH', 'DEL', 'TST', 'LOG', 'ERR'] as const;
/** Rows of other groups that it closes too: connecting, drafts and publishing, a start that needs nobody's help. */
const single: readonly string[] = [
  ...['D-21', 'D-22', 'D-23', 'D-24', 'H-08', 'H-09', 'H-10', 'H-43', 'O-04', 'O-05', 'O-06'],
  ...['D-26', 'D-27', 'D-28', 'D-29', 'D-30', 'D-31', 'D-32', 'D-57', 'D-59']
];

/** One capability of a reference system, as the list of them says it. */
export interface ParityRow {
  readonly id: string;
  readonly group: string;
  readonly capability: string;
}

const rowForm = /^\| ([A-Z]x?-\d+) \| ([A-Z]{3}) \| (.+?) \| /;

/** The rows of the groups, in the order of the list (a Markdown table for each system). Pure. */
export function readRows(markdown: string): ParityRow[] {
  return markdown.split('\n').flatMap((line) => {
    const [, id, group, capability] = rowForm.exec(line) ?? [];
    if (id === undefined || group === undefined || capability === undefined) return [];
    const isAmong = groups.some((known) => known === group) || single.includes(id);
    return isAmong ? [{ id, group, capability }] : [];
  });
}
