import type { PreviewOutcome, PreviewStep } from '../preview/preview-model';
import { causeOf, type Cause } from './cause';
import type { Finding } from './chain';
import { endCause, problemCause, type Seen } from './refusal-cause';

/** What a rehearsal of the run says of a record, as links of the chain. Pure. */
export function previewFindings(seen: Seen): Finding[] {
  const { preview } = seen;
  // Behind the scope everything is as it would be.
  const end = preview.ifInScope ?? preview.outcome;
  return [
    scopeFinding(seen),
    consentFinding(seen, end),
    identityFinding(seen, end),
    ...preview.steps.flatMap((step) => stepFindings(step, end, seen)),
    sendingFinding(seen, end)
  ];
}

function scopeFinding({ preview, scope: studied, fields }: Seen): Finding {
  const { scope, outcome } = preview;
  if (scope.verdict === 'in scope')
    return { rule: 'scope', found: 'good', sentence: 'The record is in the scope of the sync.' };
  const leaves = outcome.code === 'removed' ? ['It leaves what the sync put it into.'] : [];
  const sentence = [...scope.reasons, ...leaves].join(' ');
  const about = { rule: 'scope', sentence, fields: [...studied.fields, ...fields.scope] } as const;
  if (scope.verdict === 'not checked') return { ...about, found: 'unknown' };
  const fix = 'Change the record, or the scope of the sync.';
  return { ...about, found: 'bad', fix, stops: true, ...(studied.cause && { cause: studied.cause }) };
}

function consentFinding({ preview }: Seen, end: PreviewOutcome): Finding {
  const { field: first } = preview.consent;
  // Of several opt-outs one may be the one that counts for the list.
  const field = end.code === 'opted-out' ? (end.field ?? first) : first;
  if (field === null) return { rule: 'consent', found: 'good', sentence: 'The person did not opt out.' };
  const about = { rule: 'consent', fields: [field] } as const;
  if (end.code === 'opted-out') {
    const cause = causeOf('consent.opted-out', { fields: [field] });
    return { ...about, found: 'bad', sentence: `${field} is ticked. ${end.message}`, stops: true, cause };
  }
  const lists = preview.consent.joins ? 'joins only lists that this does not concern' : 'joins no list';
  const sentence = `${field} is ticked: the person is created nowhere and ${lists}; what Iterable has is kept up.`;
  return { ...about, found: 'good', sentence };
}

const lostCodes: ReadonlySet<string> = new Set(['duplicate', 'item-collision']);

function identityFinding(seen: Seen, end: PreviewOutcome): Finding {
  const { identity, problem, sharedWith } = seen.preview.identity;
  const about = { rule: 'identity', fields: identityFields(seen, end) } as const;
  if (problem) {
    const cause = problemCause(problem, seen.study.mapped?.trace.ended ?? undefined, seen);
    return { ...about, found: 'bad', sentence: problem.message, fix: problem.fix, stops: true, cause };
  }
  const what = identity?.kind === 'email' ? 'email' : 'user id';
  const shared = sharedWith ? `${what} shared with ${sharedWith.recordId} (sync ${sharedWith.sync})` : null;
  if (lostCodes.has(end.code)) {
    const sentence = shared ? `${shared}. ${end.message}` : end.message;
    const forPeople = { sentence: end.message, fix: end.fix };
    return {
      ...about,
      found: 'bad',
      sentence,
      fix: end.fix,
      forPeople,
      stops: true,
      cause: endCause(end, seen)
    };
  }
  const named = identity?.kind === 'email' ? 'e-mail address' : 'user id';
  const other = { sentence: `Another record with the same ${named} speaks for the person.` };
  if (shared)
    return { ...about, found: 'good', sentence: `${shared}, which speaks for the person.`, forPeople: other };
  if (!identity) return { ...about, found: 'good', sentence: 'No user of Iterable is concerned.' };
  const sentence = `The record speaks for the ${what} ${identity.value}.`;
  const forPeople = { sentence: `The record speaks for the person with the ${named} ${identity.value}.` };
  return { ...about, found: 'good', sentence, forPeople };
}

/** The id of a catalog's item is mapped by its step. */
function identityFields({ fields, preview }: Seen, end: PreviewOutcome): readonly string[] {
  if (end.code !== 'item-collision') return fields.identity;
  const items = preview.steps.flatMap(({ mappings }) => mappings.filter(({ target }) => target === 'itemId'));
  return [...fields.identity, ...items.flatMap(({ source }) => fields.of(source))];
}

function stepFindings(step: PreviewStep, end: PreviewOutcome, seen: Seen): Finding[] {
  return [...conditionFinding(step, end, seen), ...mappingFinding(step, end, seen)];
}

function conditionFinding(
  { step, condition }: PreviewStep,
  end: PreviewOutcome,
  { fields }: Seen
): Finding[] {
  if (!condition || condition.result === 'not computed') return [];
  const base = { rule: 'condition', step, fields: fields.condition(step) } as const;
  const { formula, result } = condition;
  if (result === 'met') return [{ ...base, found: 'good', sentence: `${formula} is true.` }];
  const sentence = `${formula} is not true: the step ${step} is not for this record.`;
  const cause = causeOf('condition', { facts: { step, formula }, fields: base.fields });
  const forPeople = { sentence: `${formula} is not true: that step of the sync is not for this record.` };
  return [
    { ...base, found: 'bad', sentence, forPeople, ...(end.code === 'condition' && { stops: true, cause }) }
  ];
}

function mappingFinding(
  { step, condition, problem, mappings }: PreviewStep,
  end: PreviewOutcome,
  seen: Seen
): Finding[] {
  if (condition?.result === 'not met' || step.startsWith('@')) return [];
  const base = { rule: 'mapping', step } as const;
  if (problem) {
    const traced = seen.study.mapped?.trace.steps.find((one) => one.step.name === step);
    const cause = problemCause(problem, traced?.detail, seen);
    const said = { sentence: problem.message, fix: problem.fix, fields: seen.fields.of(problem.field) };
    return [{ ...base, found: 'bad', ...said, ...(end.code === problem.code && { stops: true, cause }) }];
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

function sendingFinding(seen: Seen, end: PreviewOutcome): Finding {
  const { steps, identity } = seen.preview;
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
    const forPeople = { sentence: 'The next run sends it.' };
    const shown = calls.some(showsUser) ? seen.fields.identity : [];
    return { rule, found: 'good', sentence: `The next run sends it${what}.`, forPeople, fields: shown };
  }
  const cause: Cause = endCause(end, seen);
  const said = { sentence: end.message, fix: end.fix, fields: fieldsOfMessage(end, seen) };
  return { rule, found: 'bad', ...said, stops: true, cause };
}

/** Paths such as `/api/users/{email}` name the user. */
const showsUser = (call: string): boolean => /\/users\/[^/]*(@|%40)|\/users\/byUserId\//.test(call);

const optOutCodes: ReadonlySet<string> = new Set(['opted-out', 'opted-out-stays']);

/** What the message of an outcome may name or show: values are shown of the field that it names alone. */
export function fieldsOfMessage(
  { code, field }: Pick<PreviewOutcome, 'code' | 'field'>,
  { fields }: Pick<Seen, 'fields'>
): readonly string[] {
  if (code === 'not-linked') return ['CampaignId', 'Status'];
  // No mapping knows it, and the org's own rules may name another field of each object.
  if (field && optOutCodes.has(code)) return [field];
  if (field) return fields.of(field);
  if (lostCodes.has(code)) return fields.identity;
  return code === 'removed' || code.startsWith('removal-') ? fields.scope : [];
}
