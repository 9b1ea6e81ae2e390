import type { BegunCall, CallEnd } from './call-log';
import { digestOf } from './digest';
import { isRecordId, maskedEmail, maskedId, looksLikeEmail } from './mask';
import { classOfName } from './field-classes';
import { Redactor, standardLimits } from './redact';
import type { CallEntry } from './stored-call';

/** When and for whom an attempt was made. */
export interface Attempt {
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly attempt: number;
  readonly run: string | null;
  readonly sync: string | null;
}

/** Answers that may quote any row of the call. */
const quoting = new Set([400, 409, 422, 500]);
const mostRows = 1000;

/** What the ledger keeps of an attempt: made at once, so that nothing of a person's lingers. */
export function describeCall(call: BegunCall, end: CallEnd, attempt: Attempt): CallEntry {
  const { subject } = call;
  const isAccepted = end.status !== null && end.status < 300;
  const failures = subject.failures(isAccepted ? end.answer : null);
  const { startedAt, ...made } = attempt;
  return {
    ...made,
    at: startedAt.toISOString(),
    side: call.side,
    endpoint: call.endpoint,
    method: call.method,
    path: filled(call),
    status: end.status,
    causes: end.code === '' ? failures.causes : [end.code],
    bytesSent: call.bytes,
    bytesReceived: end.bytes,
    rows: subject.rows,
    failed: failures.count,
    about: aboutOf(call, end.answer),
    ...bodies(call, end)
  };
}

function filled({ path, segments = {} }: BegunCall): string {
  return path.replace(/:(\w+)/g, (_, name: string) => segment(name, segments[name] ?? ''));
}

function segment(name: string, value: string): string {
  if (classOfName(name) !== 'identifier') return /^[\w-]{1,255}$/.test(value) ? value : '***';
  return looksLikeEmail(value) ? maskedEmail(value) : maskedId(value);
}

function aboutOf({ subject }: BegunCall, answer: unknown): string[] {
  const records = new Set([...subject.records(answer)].filter(isRecordId));
  return subject.user === undefined ? [...records] : [...records, digestOf(subject.user)];
}

/** An answer that accepts the call quotes the rows that it names, and those are few: a refusal may quote any. */
const quotable = (
  subject: BegunCall['subject'],
  { status, answer }: Pick<CallEnd, 'status' | 'answer'>
): unknown =>
  subject.rows > 1 && status !== null && status < 300 ? subject.request(answer) : subject.whole();

function bodies(
  { subject, method }: BegunCall,
  { status, answer }: CallEnd
): Pick<CallEntry, 'request' | 'response'> {
  const shown = subject.shown(answer);
  const objects = Math.max(standardLimits.objects, Math.min(shown.length, mostRows));
  const limits = { ...standardLimits, open: subject.open };
  const body = new Redactor({ ...limits, objects }).value(subject.request(answer));
  const rows = subject.rows > 1 || shown.length > 0 ? { rows: subject.rows, shown } : {};
  // What a project or an org has is asked for again and again, and long.
  const isKept = !subject.open || method !== 'GET' || (status ?? 0) >= 300;
  const mayQuote = quoting.has(status ?? 0) || subject.failures(answer).count > 0;
  const response = mayQuote ? Redactor.knowing(quotable(subject, { status, answer })) : new Redactor(limits);
  return {
    request: JSON.stringify({ ...rows, body }),
    response: JSON.stringify(
      isKept ? response.value(answer, typeof answer === 'string' ? 'message' : '') : null
    )
  };
}
