import getRunRecord from '@salesforce/apex/IterableSyncRunsController.getRunRecord';
import getTrace from '@salesforce/apex/IterableSyncRunsController.getTrace';
import RunRecord from 'c/runRecord';
import { heard, part, parts, press, show, textOf } from 'test-support/shown';

jest.mock('@salesforce/apex/IterableSyncRunsController.getRunRecord', () => ({ default: jest.fn() }), {
  virtual: true
});
jest.mock('@salesforce/apex/IterableSyncRunsController.getTrace', () => ({ default: jest.fn() }), {
  virtual: true
});
function mockPart() {
  return jest.requireActual<object>('test-support/empty-part');
}
jest.mock('c/testDataActions', () => mockPart());

type View = Apex.IterableSyncRunRecordView;
const view: View = {
  run: { runId: 'r1', syncName: 'A', startedBy: 'schedule', startedAt: '2026-11-22T08:00:00.000Z' },
  syncLabel: 'People',
  version: 'abc',
  record: {
    ...{
      recordId: '003A',
      recordName: 'Ada',
      isVisible: true,
      outcome: 'rejected',
      message: 'Email is odd.'
    },
    ...{ fix: 'Mend it.', iterableKey: 'a@b.c', happenedAt: '2026-11-22T08:00:01.000Z' }
  },
  payloadText: '{"email":"a***"}',
  calls: [
    {
      ...{
        callId: 1,
        systemName: 'Iterable',
        callText: 'POST /x',
        httpStatus: 400,
        durationMs: 21,
        note: 'n'
      },
      ...{ requestText: '{"a":1}', responseText: '{"b":2}' }
    }
  ],
  areBodiesHidden: false
};
const trace: Apex.IterableSyncTraceView = {
  objectName: 'Contact',
  dataText: '{"Id":"003A"}',
  isCut: true,
  scopeVerdict: 'out of scope',
  scopeReasons: ['Country is DE.'],
  steps: [
    {
      ...{ stepName: 'S1', operation: 'Update_User', outcome: 'delivered', message: 'Good.' },
      ...{ condition: 'Active', conditionResult: 'met', payloadText: '{}' },
      mappings: [
        { target: 'firstName', sourceText: 'FirstName', sourceValue: '"Ada"', value: '7', problem: 'Hm.' }
      ],
      requests: [{ callText: 'POST /y', bodyText: '{}' }]
    },
    { stepName: 'S2', operation: 'Track_Event', outcome: 'not reached', mappings: [], requests: [] }
  ]
};

const shown = (answer: View | Promise<never> = view) => {
  jest.mocked(getRunRecord).mockImplementation(async () => answer);
  return show('c-run-record', RunRecord, { runId: 'r1', recordId: '003A' });
};

test('D-55 one record with its outcome, times, key, version and calls', async () => {
  const element = await shown();
  expect(textOf(element, 'message')).toBe('Email is odd.');
  expect(textOf(element, 'fix')).toBe('Mend it.');
  const text = element.shadowRoot?.textContent ?? '';
  for (const said of ['a@b.c', '003A', 'abc', 'Schedule', 'POST /x', '21 ms']) expect(text).toContain(said);
  expect(parts(element, 'details c-json-view')).toHaveLength(2);
  expect(part<HTMLElement & { value: unknown }>(element, 'payload')?.value).toBe('{"email":"a***"}');
  await expect(element).toBeAccessible();
});

test('D-55 a call is told on the clock of the user, and in UTC', async () => {
  const calls = [{ ...view.calls?.[0], happenedAt: '2026-11-22T08:00:01.000Z' }];
  const element = await shown({ ...view, calls });
  expect(textOf(element, 'call')).toMatch(/Nov 22, 2026, .* \(2026-11-22 08:00 UTC\) · 400/);
});

test('D-49 what was refused, sent and answered offers the record as test data', async () => {
  const element = await shown();
  const offered = parts(element, 'c-json-view > c-test-data-actions');
  expect(offered).toHaveLength(3);
  for (const actions of offered)
    expect(actions).toMatchObject({ runId: 'r1', recordId: '003A', syncName: 'A', name: 'Ada' });
});

test('S-31 whoever was sent first is a link', async () => {
  const record = { ...view.record, otherRecordId: '003B', otherRecordName: 'Jo Park' };
  const element = await shown({ ...view, record });
  expect(textOf(element, 'other')).toContain('The other record:');
  expect(part(element, '[data-id="other"] c-record-link')).toMatchObject({
    recordId: '003B',
    name: 'Jo Park'
  });
  await expect(element).toBeAccessible();
});

test('D-56 what the user may not read is not there, and the page says so', async () => {
  const calls = [{ ...view.calls?.[0], requestText: null, responseText: null }];
  const record = { ...view.record, message: null, fix: null, isMessageHidden: true };
  const element = await shown({ ...view, payloadText: null, calls, record, areBodiesHidden: true });
  expect(textOf(element, 'bodies-hidden')).toContain('you may not see');
  expect(textOf(element, 'hidden')).toContain('a field that you may not see');
  expect(parts(element, 'details')).toEqual([]);
});

test('D-58 its steps with original data, condition, input, output and requests', async () => {
  jest.mocked(getTrace).mockResolvedValue(trace);
  const element = await shown();
  await press(element, 'show-steps');
  const steps = part(element, 'c-record-trace') as HTMLElement;
  expect(part<HTMLElement & { value: unknown }>(steps, 'original')?.value).toBe('{"Id":"003A"}');
  expect(textOf(steps, 'cut')).toContain('left out');
  expect(textOf(steps, 'scope')).toContain('Country is DE.');
  expect(textOf(steps, 'condition')).toBe('Condition met: Active');
  const row = parts(steps, 'mapping')[0]?.textContent?.replace(/\s+/g, ' ');
  expect(row).toContain('Ada');
  expect(row).toContain('Hm.');
  expect(parts(steps, 'step')).toHaveLength(2);
  await expect(element).toBeAccessible();
});

test('D-58 steps that cannot be worked out say why', async () => {
  jest.mocked(getTrace).mockRejectedValue({ body: { message: 'The definition is not known any more.' } });
  const element = await shown();
  await press(element, 'show-steps');
  expect(textOf(element, 'trace-problem')).toContain('not known any more');
});

test('D-59 it leads back to its run and to the list', async () => {
  const element = await shown();
  const [opened, listed] = [heard(element, 'open'), heard(element, 'list')];
  await press(element, 'run');
  await press(element, 'list');
  expect([opened, listed.length]).toEqual([[{ run: 'r1' }], 1]);
});

test('D-55 a failure is said, and Try again asks again', async () => {
  const element = await shown(Promise.reject({ body: { message: 'You may not see this record.' } }));
  expect(textOf(element, 'problem')).toContain('You may not see this record.');
  jest.mocked(getRunRecord).mockResolvedValue({ ...view, calls: [] });
  await press(element, 'try-again');
  expect(textOf(element, 'no-calls')).not.toBeNull();
});
