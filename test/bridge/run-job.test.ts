import { askedJob, goOnJob, recordId, runJob, scheduledJob } from '../../bridge/run-job';

test('salesforce-api 2.3: a record id of 15 characters becomes the one of 18', () => {
  expect(recordId.parse('001A0000006Vm9u')).toBe('001A0000006Vm9uIAC');
  expect(recordId.parse('003000000000001')).toBe('003000000000001AAA');
  expect(recordId.parse('001A0000006Vm9uIAC')).toBe('001A0000006Vm9uIAC');
});

test.each(['', '003', '003-00000000001', '0030000000000011', '003000000000001AAAA', '001A0000006Vm9uAAA'])(
  '"%s" is no record id',
  (text) => {
    expect(recordId.safeParse(text).success).toBe(false);
  }
);

test('a job says what to run, and survives being written down', () => {
  const asked = {
    sync: 'Contact_To_User',
    trigger: 'record' as const,
    runId: '7a0a3a3c-f3e1-446f-b4b2-395babcffe2f',
    recordIds: ['003000000000001AAA']
  };
  for (const job of [askedJob(asked), scheduledJob('A'), goOnJob('A', 'run', 'owner')]) {
    expect(runJob.parse(JSON.parse(JSON.stringify(job.payload)))).toEqual(job.payload);
  }
});

test('the id of the run makes no difference to what is asked for', () => {
  const asked = { sync: 'A', trigger: 'api' as const };
  const one = askedJob({ ...asked, runId: '7a0a3a3c-f3e1-446f-b4b2-395babcffe2f' });
  const other = askedJob({ ...asked, runId: 'b8ad3a3c-f3e1-446f-b4b2-395babcffe2f' });
  expect(one.key).toBe(other.key);
  expect(scheduledJob('A').key).not.toBe(one.key);
});
