import { describeValue } from '../sync/mapping/problems';
import type { FieldDifference } from '../sync/preview/compare-profile';
import type { Preview, PreviewMapping, PreviewOutcome, PreviewStep } from '../sync/preview/preview-model';
import type { LiveTest, PreviewAnswer } from './preview';

/** A preview for a person, from the original data to the outcome. */
export function previewText(preview: PreviewAnswer): string {
  const { sync, recordId, object, originalData, live } = preview;
  return [
    `${sync}, preview of ${object} ${recordId ?? '(data without an id)'}: nothing was sent by it.`,
    '',
    'Original data',
    ...indented(JSON.stringify(originalData, null, 2).split('\n')),
    '',
    ...verdicts(preview),
    ...preview.steps.flatMap(stepText),
    '',
    'In Iterable now, and afterwards',
    ...indented(userLines(preview)),
    ...preview.waits.map(({ message }) => `waits: ${message}`),
    ...preview.notices.map((notice) => `note: ${notice}`),
    '',
    `Outcome: ${outcomeText(preview.outcome)}`,
    ...(preview.ifInScope ? [`If it were in scope: ${outcomeText(preview.ifInScope)}`] : []),
    ...(live ? ['', ...liveText(live)] : [])
  ].join('\n');
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `  ${line}`);

function verdicts({ scope, consent, identity }: Preview): string[] {
  const shared = identity.sharedWith;
  return [
    `Scope: ${[scope.verdict, ...scope.reasons].join('. ')}`,
    `Consent: ${consent.optedOut ? `opted out (${consent.field})` : 'not opted out'}`,
    `Identity: ${identity.problem?.message ?? identity.identity?.value ?? 'none is needed'}`,
    ...(shared ? [`  shared with ${shared.recordId}, which the sync ${shared.sync} sends`] : [])
  ];
}

function stepText({ step, operation, condition, mappings, requests, result }: PreviewStep): string[] {
  return [
    '',
    `${step} (${operation})`,
    ...(condition ? [`  condition ${condition.result}: ${condition.formula}`] : []),
    ...mappings.map((mapping) => `  ${mappingText(mapping)}`),
    ...requests.flatMap(({ method, path, body }) => [`  ${method} ${path}`, ...(body ? [`  ${body}`] : [])]),
    `  ${outcomeText(result)}`
  ];
}

function mappingText({ source, sourceValue, transform, target, value, problem }: PreviewMapping): string {
  const through = transform === 'none' ? '' : ` -> ${transform}`;
  const end = problem ? problem.message : value === undefined ? 'left out' : describeValue(value);
  return `${source} ${describeValue(sourceValue)}${through} -> ${target}: ${end}`;
}

function userLines({ user: { now, differences } }: Preview): string[] {
  const who = now ? [] : ['Iterable does not have the user.'];
  return [...who, ...differences.map(differenceText)];
}

function differenceText({ field, change, from, to }: FieldDifference): string {
  if (change === 'unchanged') return `${field}: unchanged, ${describeValue(to)}`;
  return change === 'added'
    ? `${field}: added, ${describeValue(to)}`
    : `${field}: ${change}, ${describeValue(from)} -> ${describeValue(to)}`;
}

const outcomeText = ({
  status,
  code,
  message,
  fix
}: Pick<PreviewOutcome, 'code' | 'message' | 'fix'> & { readonly status: string }): string =>
  [code ? `${status} (${code})` : status, message, fix].filter(Boolean).join('. ').replaceAll('..', '.');

function liveText({ run, readBack }: LiveTest): string[] {
  const { error } = run;
  return [
    `Live test: run ${run.run} ${run.state}${error ? `. ${error.message}` : ''}`,
    readBack.agrees
      ? 'Read back from Iterable: the user is as it was sent.'
      : 'Read back from Iterable: not as it was sent.',
    ...indented(readBack.differences.map(differenceText))
  ];
}
