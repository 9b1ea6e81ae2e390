/** The groups of rows that the way from Salesforce to Iterable closes. */
const groups = ['EXT', 'MAP', 'IDN', 'DST', 'OPS', 'CMP', 'SCH', 'DEL', 'TST', 'LOG', 'ERR'] as const;
/** Rows of other groups that it closes too: a capture of real records, and a start that needs nobody's help. */
const single = ['D-27', 'D-57'] as const;

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
    const isAmong = groups.some((known) => known === group) || single.some((known) => known === id);
    return isAmong ? [{ id, group, capability }] : [];
  });
}
