import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { recordId } from './run-job';

/** Values of options and arguments as typed -> as commands take them. What is wrong is wrong usage. */

const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()]);

/** A date (its beginning in UTC) or a time with its zone, in the past. */
export function isoTime(value: string): string {
  if (!moment.safeParse(value).success)
    throw new InvalidArgumentError(
      'It must be an ISO time with its zone such as 2026-01-31T08:00:00Z, or a date.'
    );
  const time = new Date(value);
  if (time.getTime() > Date.now()) throw new InvalidArgumentError('It lies in the future.');
  return time.toISOString();
}

export function wholeNumber(value: string): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('It must be a whole number above 0.');
}

export function runId(value: string): string {
  if (z.uuid().safeParse(value).success) return value;
  throw new InvalidArgumentError('It must be the id of a run, as "bridge runs" shows it.');
}

/** With 18 characters. */
export function salesforceId(value: string): string {
  const parsed = recordId.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError('It must be a Salesforce record id of 15 or 18 characters.');
}
