import type { Check, SyncExplanation } from '../sync/explain/explain-model';
import type { ExplainAnswer, RecordExplanation } from './explain';
import { table } from './table';

/** An explanation for a person: one chain of checks for each record and sync. */
export function explainText({ as, records, problems }: ExplainAnswer): string {
  const nobody =
    as === 'identity'
      ? 'No record is known by this address or user id. Ask with the Salesforce id of the record.'
      : 'There is nothing to explain.';
  return [
    ...(records.length === 0 ? [nobody] : records.flatMap(recordLines)),
    ...problems.map(({ where, message }) => `cannot be read: ${where}: ${message}`)
  ].join('\n');
}

function recordLines({ recordId, syncs, others }: RecordExplanation): string[] {
  const none = syncs.length === 0 ? ['No sync reads records of this kind.'] : [];
  return [
    recordId,
    ...none,
    ...syncs.flatMap(syncLines),
    ...others.map(({ sync, reason }) => `${sync}: ${reason}`),
    ''
  ];
}

function syncLines({ sync, definition, checks, outcome, stoppedBy }: SyncExplanation): string[] {
  const none = stoppedBy === 'found' ? 'no such record' : 'no run would begin';
  const end = outcome ? [outcome.status, outcome.code].filter(Boolean).join(' ') : none;
  return [
    `${sync} (definition ${definition.slice(0, 12)}): ${end}`,
    ...table(checks.map(row))
      .split('\n')
      .map((line) => `  ${line}`)
  ];
}

const row = ({ verdict, rule, step, sentence, fix }: Check): string[] => [
  verdict,
  step === null ? rule : `${rule} of ${step}`,
  [sentence, fix].filter(Boolean).join(' ')
];
