import { doctorText, runsText, runText, statusText, troubleOf } from '../../../bridge/commands/text';
import { exitCodeOfRun } from '../../../bridge/commands/exit-codes';
import { noCounts, type Run } from '../../../bridge/sync/model';

const run: Run = {
  run: '7a0a3a3c-f3e1-446f-b4b2-395babcffe2f',
  sync: 'Contact_To_User',
  trigger: 'command',
  state: 'done',
  counts: {
    ...noCounts(),
    extracted: 31,
    mapped: 30,
    delivered: 29,
    skipped: 1,
    rejected: 1,
    writtenBack: 31
  },
  bookmark: '2026-01-05T08:00:00.000Z',
  startedAt: '2026-01-05T08:00:01.500Z',
  endedAt: '2026-01-05T08:05:01.500Z',
  calls: { salesforce: 5, iterable: 2 },
  definition: 'v1',
  query: null,
  notices: ['Iterable dropped the fields a, b: it does not know them.'],
  error: null
};

const failed: Run = {
  ...run,
  state: 'failed',
  error: {
    code: 'iterable.api-key',
    message: 'Iterable does not accept the API key.',
    fix: 'Check ITERABLE_API_KEY.'
  }
};

describe('a run', () => {
  test('says what came of it', () => {
    expect(runText(run)).toBe(
      [
        'Contact_To_User: done, 31 records: 29 delivered, 0 unchanged, 1 skipped, 1 rejected, 0 deferred',
        'run 7a0a3a3c-f3e1-446f-b4b2-395babcffe2f, started 2026-01-05 08:00:01Z, took 5 min',
        'status written to 31 records, 0 refused',
        'note: Iterable dropped the fields a, b: it does not know them.'
      ].join('\n')
    );
  });

  test('that failed says why and what to do', () => {
    expect(runText(failed)).toMatch(/\nIterable does not accept the API key\. Check ITERABLE_API_KEY\.$/);
    expect(troubleOf(failed)).toBe('Iterable does not accept the API key. Check ITERABLE_API_KEY.');
  });

  test('that was stopped says that it goes on', () => {
    expect(troubleOf({ ...run, state: 'interrupted' })).toMatch(/stopped; the next one goes on/);
  });

  test('that was dry says so', () => {
    const calls = { salesforce: 4, iterable: 1200 };
    const text = runText({ sync: 'Contact_To_User', dryRun: true, counts: run.counts, calls });
    expect(text).toMatch(/^Contact_To_User, dry run \(nothing was sent\): 31 records: 29 to deliver/);
    expect(text).toMatch(/; reading took 4 Salesforce and 1200 Iterable calls$/);
  });
});

test.each([
  ['done', run, 3],
  ['done, nothing rejected', { ...run, counts: { ...run.counts, rejected: 0 } }, 0],
  ['failed', failed, 1],
  ['interrupted', { ...run, state: 'interrupted' as const }, 1],
  ['dry, with rejected', { sync: run.sync, dryRun: true as const, counts: run.counts, calls: run.calls }, 3]
])('DESIGN 4: exit code of a run that is %s', (_what, ended, code) => {
  expect(exitCodeOfRun(ended)).toBe(code);
});

test('runs stand in columns, newest first, each to be found by its id', () => {
  const other = { ...run, run: 'b', sync: 'L', state: 'running' as const, endedAt: null };
  expect(runsText([run, other]).split('\n')).toEqual([
    'STARTED               SYNC             BY       STATE    TOOK   RECORDS  DELIVERED  UNCHANGED  SKIPPED  REJECTED  DEFERRED  RUN',
    '2026-01-05 08:00:01Z  Contact_To_User  command  done     5 min  31       29         0          1        1         0         7a0a3a3c-f3e1-446f-b4b2-395babcffe2f',
    '2026-01-05 08:00:01Z  L                command  running  -      31       29         0          1        1         0         b'
  ]);
});

describe('status', () => {
  const sync = {
    sync: 'Contact_To_User',
    label: 'Contacts',
    status: 'Active',
    object: 'Contact',
    project: 'Main',
    schedule: '10; except Sun',
    intervalMinutes: 10,
    bookmark: '2026-01-05T08:00:00.000Z',
    lagSeconds: 200,
    lastRun: run,
    notices: []
  };
  const answer = {
    organizationId: '00D000000000001EAA',
    syncs: [sync],
    problems: [],
    trouble: null,
    salesforceCalls: null,
    held: []
  };

  test('DESIGN 2: says what to know of a definition, e.g. that a publish is half done', () => {
    const notices = ['The publish of Contact_To_User is half done.'];
    const lines = statusText({ ...answer, syncs: [{ ...sync, notices }] }).split('\n');
    expect(lines.at(-1)).toBe('Note: The publish of Contact_To_User is half done.');
  });

  test('shows how far each sync is', () => {
    const [org, head, row] = statusText(answer).split('\n');
    expect(org).toBe('Org 00D000000000001EAA');
    expect(head).toMatch(/^SYNC +STATUS +SCHEDULE +UP TO +LAST RUN$/);
    expect(row).toMatch(
      /^Contact_To_User +Active +10 min; except Sun +2026-01-05 08:00:00Z \(3 min ago\) +.*done, 31 records/
    );
  });

  test('H-20 H-35 runs that wait for a person come with their reasons and what to type', () => {
    const reasons = [
      { reason: "no longer matches the filter (Country = 'US')", count: 37 },
      { reason: 'deleted in Salesforce', count: 3 }
    ];
    const wave = { removals: 40, present: 100, reasons, decision: null, decidedBy: null, decidedAt: null };
    const waiting: Run = { ...run, state: 'held', endedAt: null, held: wave };
    const told = [
      'Held for approval: 40 of 100 records would be removed.',
      "  37  no longer matches the filter (Country = 'US')",
      '  3   deleted in Salesforce',
      `To remove them: bridge approve ${run.run}`,
      `To keep them:   bridge discard ${run.run}`
    ];
    expect(
      statusText({ ...answer, held: [waiting] })
        .split('\n')
        .slice(-6)
    ).toEqual([`${run.sync}:`, ...told]);
    expect(runText(waiting).split('\n').slice(-5)).toEqual(told);
    const decided = { ...wave, decision: 'discarded', decidedBy: 'jane', decidedAt: '2026-02-01' } as const;
    expect(runText({ ...waiting, state: 'done', held: decided })).toContain(
      'The removals of 40 of 100 records were discarded by jane at 2026-02-01.'
    );
  });

  test('says when there is nothing to run, and what is wrong', () => {
    const problem = { sync: null, where: 'x', code: 'x', message: 'x', fix: 'x' };
    const trouble = { code: 'sf.unavailable', message: 'Salesforce could not answer.', fix: '' };
    expect(statusText({ ...answer, syncs: [], problems: [problem], trouble }).split('\n')).toEqual([
      'Org 00D000000000001EAA',
      'The definitions could not be read again: Salesforce could not answer.',
      'There is no sync that can be run.',
      '1 problem in definitions: see "bridge check".'
    ]);
  });

  test('a sync that never ran', () => {
    const row = statusText({
      ...answer,
      syncs: [{ ...sync, bookmark: null, lagSeconds: null, lastRun: null }]
    });
    expect(row).toMatch(/10 min; except Sun +- +never run$/);
  });
});

test('doctor puts the fix below what failed', () => {
  const findings = [
    { code: 'store', what: 'Ledger', ok: true, detail: 'opened', fix: '' },
    { code: 'clock', what: 'Clock', ok: false, detail: 'off', fix: 'Set it.' }
  ] as const;
  expect(doctorText(findings)).toBe('ok   Ledger: opened\nFAIL Clock: off\n     Set it.');
});
