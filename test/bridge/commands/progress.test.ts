import { setTimeout as sleep } from 'node:timers/promises';
import { createProgress } from '../../../bridge/commands/progress';
import { noCounts } from '../../../bridge/sync/model';
import { recordedTerminal } from '../terminal';

const counted = (extracted: number) => ({ ...noCounts(), extracted, delivered: extracted });

test('on a terminal one line changes in place and is gone at the end', () => {
  const { stderr, written } = recordedTerminal({}, true);
  const progress = createProgress(stderr, 'Contact_To_User');
  progress.show(counted(2000));
  progress.show(counted(4000));
  expect(written.stderr).toMatch(/^\r\S+Contact_To_User: 2000 records: 2000 delivered/);
  expect(written.stderr).toMatch(/\r\S+Contact_To_User: 4000 records: 4000 delivered[^\n]*$/);
  progress.end();
  expect(written.stderr.endsWith('\r\u001B[K')).toBe(true);
});

test('elsewhere a whole line comes now and then, only when there is news', async () => {
  const { stderr, written } = recordedTerminal();
  const progress = createProgress(stderr, 'Contact_To_User', 20);
  progress.show(counted(1000));
  progress.show(counted(2000));
  while (written.stderr === '') await sleep(5);
  await sleep(60);
  progress.end();
  expect(written.stderr).toBe(
    'Contact_To_User: 2000 records: 2000 delivered, 0 unchanged, 0 skipped, 0 rejected, 0 deferred\n'
  );
});

test('a run without progress leaves nothing behind', () => {
  const { stderr, written } = recordedTerminal({}, true);
  createProgress(stderr, 'Contact_To_User').end();
  expect(written.stderr).toBe('');
});
