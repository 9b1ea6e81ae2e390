import type { z } from 'zod';
import { queryAnswer } from './answers';

type Answer = z.infer<typeof queryAnswer>;
type Row = Answer['records'][number];

/**
 * Child rows beyond the first page of their own (salesforce-api 2.1): read to the end, so that a record holds all of
 * them. Answers the rows anew; nested children too.
 */
export async function completeChildren(
  rows: readonly Row[],
  readMore: (url: string) => Promise<Answer>
): Promise<Row[]> {
  const complete: Row[] = [];
  for (const row of rows) complete.push(await completeRow(row, readMore));
  return complete;
}

async function completeRow(row: Row, readMore: (url: string) => Promise<Answer>): Promise<Row> {
  const whole: Row = { ...row };
  for (const [name, value] of Object.entries(row)) {
    const children = childrenIn(value);
    if (children) whole[name] = { ...(value as object), ...(await readAll(children, readMore)) };
  }
  return whole;
}

async function readAll(first: Answer, readMore: (url: string) => Promise<Answer>): Promise<Answer> {
  const records = [...first.records];
  let page = first;
  while (!page.done && page.nextRecordsUrl) {
    page = await readMore(page.nextRecordsUrl);
    records.push(...page.records);
  }
  return {
    ...first,
    done: true,
    nextRecordsUrl: undefined,
    records: await completeChildren(records, readMore)
  };
}

/** The value of a child subquery has `records`; a parent's has its fields. */
function childrenIn(value: unknown): Answer | null {
  if (value === null || typeof value !== 'object' || !('records' in value) || !('done' in value)) return null;
  return queryAnswer.safeParse(value).data ?? null;
}
