import type { Preview, PreviewOutcome, PreviewStep } from '../preview/preview-model';
import type { Finding } from './chain';

/** What a rehearsal of the run says of a record, as links of the chain. Pure. */
export function previewFindings(preview: Preview): Finding[] {
  // Behind the scope everything is as it would be.
  const end = preview.ifInScope ?? preview.outcome;
  return [
    scopeFinding(preview),
    consentFinding(preview, end),
    identityFinding(preview, end),
    ...preview.steps.flatMap((step) => stepFindings(step, end)),
    sendingFinding(preview, end)
  ];
}

function scopeFinding({ scope, outcome }: Preview): Finding {
  if (scope.verdict === 'in scope')
    return { rule: 'scope', found: 'good', sentence: 'The record is in the scope of the sync.' };
  const leaves = outcome.code === 'removed' ? ['It leaves what the sync put it into.'] : [];
  const sentence = [...scope.reasons, ...leaves].join(' ');
  if (scope.verdict === 'not checked') return { rule: 'scope', found: 'unknown', sentence };
  const fix = 'Change the record, or the scope of the sync.';
  return { rule: 'scope', found: 'bad', sentence, fix, stops: true };
}

function consentFinding({ consent: { field } }: Preview, end: PreviewOutcome): Finding {
  if (field === null) return { rule: 'consent', found: 'good', sentence: 'The person did not opt out.' };
  if (end.code === 'opted-out')
    return { rule: 'consent', found: 'bad', sentence: `${field} is ticked. ${end.message}`, stops: true };
  const sentence = `${field} is ticked: the person is created nowhere and joins no list; what Iterable has is kept up.`;
  return { rule: 'consent', found: 'good', sentence };
}

const lostCodes: ReadonlySet<string> = new Set(['duplicate', 'item-collision']);

function identityFinding({ identity: found }: Preview, end: PreviewOutcome): Finding {
  const { identity, problem, sharedWith } = found;
  const rule = 'identity';
  if (problem) return { rule, found: 'bad', sentence: problem.message, fix: problem.fix, stops: true };
  const what = identity?.kind === 'email' ? 'email' : 'user id';
  const shared = sharedWith ? `${what} shared with ${sharedWith.recordId} (sync ${sharedWith.sync})` : null;
  if (lostCodes.has(end.code)) {
    const sentence = shared ? `${shared}. ${end.message}` : end.message;
    return { rule, found: 'bad', sentence, fix: end.fix, stops: true };
  }
  if (shared) return { rule, found: 'good', sentence: `${shared}, which speaks for the person.` };
  const sentence = identity
    ? `The record speaks for the ${what} ${identity.value}.`
    : 'No user of Iterable is concerned.';
  return { rule, found: 'good', sentence };
}

function stepFindings(step: PreviewStep, end: PreviewOutcome): Finding[] {
  return [...conditionFinding(step, end), ...mappingFinding(step, end)];
}

function conditionFinding({ step, condition }: PreviewStep, end: PreviewOutcome): Finding[] {
  if (!condition || condition.result === 'not computed') return [];
  const base = { rule: 'condition', step } as const;
  const { formula, result } = condition;
  if (result === 'met') return [{ ...base, found: 'good', sentence: `${formula} is true.` }];
  const stops = end.code === 'condition' ? ({ stops: true } as const) : {};
  const sentence = `${formula} is not true: the step ${step} is not for this record.`;
  return [{ ...base, found: 'bad', sentence, ...stops }];
}

function mappingFinding({ step, condition, problem, mappings }: PreviewStep, end: PreviewOutcome): Finding[] {
  if (condition?.result === 'not met' || step.startsWith('@')) return [];
  const base = { rule: 'mapping', step } as const;
  if (problem) {
    const stops = end.code === problem.code ? ({ stops: true } as const) : {};
    return [{ ...base, found: 'bad', sentence: problem.message, fix: problem.fix, ...stops }];
  }
  return [
    {
      ...base,
      found: 'good',
      sentence: `${mappings.length} ${mappings.length === 1 ? 'field' : 'fields'} can be mapped.`
    }
  ];
}

/** Causes that a link before has named. */
const named: ReadonlySet<string> = new Set(['opted-out', 'condition', ...lostCodes]);

function sendingFinding({ steps, identity }: Preview, end: PreviewOutcome): Finding {
  const rule = 'sending';
  const isNamed =
    named.has(end.code) ||
    end.code === identity.problem?.code ||
    steps.some(({ problem }) => problem !== null && problem.code === end.code);
  if (isNamed) return { rule, found: 'unknown', sentence: 'Nothing is sent.' };
  if (end.status === 'unchanged')
    return { rule, found: 'good', sentence: 'Nothing is new since it was sent last: it is not sent again.' };
  if (end.status === 'delivered') {
    const calls = steps.flatMap(({ requests }) => requests.map(({ method, path }) => `${method} ${path}`));
    const what = calls.length > 0 ? `: ${[...new Set(calls)].join(', ')}` : '';
    return { rule, found: 'good', sentence: `The next run sends it${what}.` };
  }
  return { rule, found: 'bad', sentence: end.message, fix: end.fix, stops: true };
}
