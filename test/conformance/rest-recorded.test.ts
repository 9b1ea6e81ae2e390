import { describeRecorded, readRecorded } from './recordings';
import { restNotPassed } from './rest-not-passed';
import { answerBody } from './rest-recorded-bodies';
import { replayJob } from './rest-recorded-bulk';
import { answerError, answerLimits, type Limit } from './rest-recorded-errors';
import { preparations } from './rest-recorded-preparations';
import { replay } from './rest-recorded-replay';
import { type Exchange, isBulk1, isExchange, type Outcome, type Session } from './rest-recorded-source';

interface Body {
  readonly name: string;
  readonly body: unknown;
}

const read = <Content>(file: string) => readRecorded<Content>('salesforce', 'http', file);
const listed = new Map(restNotPassed.flatMap((entry) => entry.cases.map((key) => [key, entry] as const)));

/** As recorded, unless it is listed; what is listed must differ as it is said there. */
function judge(key: string, outcome: Outcome | undefined): void {
  const entry = listed.get(key);
  if (!entry) expect(outcome?.mine).toBe(outcome?.recorded ?? 'an outcome');
  else {
    expect(outcome?.mine).not.toBe(outcome?.recorded);
    expect(outcome?.mine).toContain(entry.answer);
  }
}

/** The section of the contract that a request belongs to. */
function sectionOf({ path }: Exchange['request']): string {
  if (/\/jobs\/query/.test(path)) return '3.1';
  if (/\/jobs\/ingest/.test(path)) return '3.2';
  if (/\/limits/.test(path)) return '5';
  if (/\/query/.test(path)) return '2.1';
  return /\/sobjects$|\/describe$/.test(path) ? '6' : '4';
}

const hereAre = (session: Session, key: string) =>
  session.steps.flatMap((step, index) =>
    isExchange(step) && !isBulk1(step) ? [{ key: `${key}/${index}`, request: step.request }] : []
  );

/** A session is replayed as a whole, then each of its steps is judged. */
function declareSession(
  session: Session,
  key: string,
  run: (session: Session, key: string) => Promise<Map<string, Outcome>>
): string[] {
  const steps = hereAre(session, key);
  if (steps.length === 0) return [];
  describe(`${key} ${session.source?.split('/').at(-1) ?? session.operation ?? ''}`, () => {
    let outcomes: Map<string, Outcome>;
    beforeAll(async () => {
      outcomes = await run(session, key);
    });
    for (const step of steps) {
      const { method, path } = step.request;
      const title = `salesforce-api ${sectionOf(step.request)}: ${step.key} ${method} ${path}`;
      test(title, () => judge(step.key, outcomes.get(step.key)));
    }
  });
  return steps.map((step) => step.key);
}

describeRecorded('REST exchanges that were recorded', () => {
  const sessions = read<Session[]>('cumulusci-sessions.json');
  const jobs = read<Session[]>('bulk2-sessions.json');
  const bodies = read<Body[]>('restforce-response-bodies.json');
  const errors = read<Parameters<typeof answerError>[0][]>('error-bodies.json');
  const limits = read<Record<string, Limit>>('limits.json');

  const known = [
    ...sessions.flatMap((session, index) => declareSession(session, `cumulusci/${index}`, replay)),
    ...jobs.flatMap((session, index) => declareSession(session, `bulk2/${index}`, replayJob)),
    ...bodies.map(({ name }) => `bodies/${name}`),
    ...Object.keys(limits).map((name) => `limits/${name}`)
  ];

  test.each(bodies)(
    'salesforce-api 1, 2 and 4: keys and kinds of values of $name',
    async ({ name, body }) => {
      judge(`bodies/${name}`, await answerBody(name, body));
    }
  );

  test.each(errors)('salesforce-api 4.1: the words of an error: $body', async (error) => {
    judge(`errors/${error.body[0]?.errorCode}`, await answerError(error));
  });

  describe('limits', () => {
    let outcomes: Map<string, Outcome>;
    beforeAll(async () => {
      outcomes = await answerLimits(limits);
    });
    test.each(Object.keys(limits))('salesforce-api 5: %s', (name) => {
      judge(`limits/${name}`, outcomes.get(`limits/${name}`));
    });
  });

  test('every exchange that is listed as not passed, or prepared, is there', () => {
    const named = [...listed.keys(), ...Object.keys(preparations)];
    expect(named.filter((key) => !known.includes(key))).toEqual([]);
  });
});
