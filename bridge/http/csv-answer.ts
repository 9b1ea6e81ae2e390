import type { Request, Response } from 'express';
import { z } from 'zod';
import { csvText, type CsvTable } from '../commands/csv';

/** Of endpoints that answer CSV too; `Accept: text/csv` says the same. */
export const csvFormat = z.enum(['json', 'csv']).optional().describe('csv: a file instead of JSON.');

export function wantsCsv(request: Request): boolean {
  const { format } = request.query;
  return format === undefined ? request.accepts(['json', 'csv']) === 'csv' : format === 'csv';
}

/** A page as a file; the address of the next one stands in `Link` (RFC 8288). */
export function sendCsv(request: Request, response: Response, table: CsvTable, next: unknown): void {
  if (typeof next === 'string' || typeof next === 'number') {
    const query = new URLSearchParams(request.originalUrl.split('?')[1] ?? '');
    query.set('cursor', String(next));
    response.set('Link', `<${request.path}?${query.toString()}>; rel="next"`);
  }
  const name = `${request.path.replace(/[^\w]+/g, '-').replace(/^-/, '')}.csv`;
  response.attachment(name).type('text/csv').send(csvText(table));
}
