import type { ForecastAnswer } from './forecast';
import { meterText } from './iterable-text';
import { table } from './table';

/** A forecast as text for people. */
export function forecastText(answer: ForecastAnswer): string {
  const { records, outcomes, calls, budget, fields } = answer;
  const { delivered, unchanged, skipped, rejected, deferred, estimated } = outcomes;
  const about = estimated ? 'roughly ' : '';
  const share = budget.percent === null ? '' : `, ${budget.percent} % of the bridge's daily share`;
  return [
    `${answer.sync}: ${records.exact ? '' : 'at least '}${records.total} records, ${about}${answer.minutes} min, done by ${answer.endsAt}`,
    ...(records.leftOver > 0 ? [`${records.leftOver} more are left for later runs (Max records).`] : []),
    `${about}${delivered} to deliver, ${unchanged} unchanged, ${skipped} skipped, ${rejected} rejected, ${deferred} deferred`,
    ...outcomes.reasons.map(({ code, records: count }) => `  ${count} ${code}`),
    `Salesforce: ${calls.salesforce.total} calls (${calls.salesforce.reading} to read, ${calls.salesforce.writeBack} to write ${answer.writtenBack} statuses)${share}`,
    `Iterable before the first record: ${calls.before} calls`,
    ...(calls.iterable.length > 0 ? [table(callRows(answer))] : ['Iterable: nothing to send']),
    ...(fields.toCreate.length > 0 ? [`New Iterable fields: ${fields.toCreate.join(', ')}`] : []),
    `${meterText(fields.meter)}.`,
    ...answer.notes.map((note) => `Note: ${note}`)
  ].join('\n');
}

const callRows = ({ calls }: ForecastAnswer): string[][] => [
  ['ITERABLE', 'CALLS', 'A SECOND', 'SECONDS'],
  ...calls.iterable.map(({ endpoint, calls: count, perSecond, seconds }) => [
    endpoint,
    String(count),
    String(perSecond),
    String(seconds)
  ])
];
