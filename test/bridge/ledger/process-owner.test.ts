import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { isGone, thisProcess } from '../../../bridge/ledger/process-owner';
import { until } from '../../contracts/waiting';

const describeWithProc = existsSync('/proc/self/stat') ? describe : describe.skip;

test('this process is not gone', () => {
  expect(isGone(thisProcess('test'))).toBe(false);
});

test('every owner has an id of its own', () => {
  expect(thisProcess('test').id).not.toBe(thisProcess('test').id);
});

test('a process of another user is there, although it may not be signalled', () => {
  expect(isGone({ ...thisProcess('init'), pid: 1, startTicks: null })).toBe(false);
});

describeWithProc('where the system tells about processes', () => {
  test('a process with spaces and brackets in its name is found', async () => {
    const script = `process.title = 'a ) b (c'; console.log(process.pid); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = new Promise((resolve) => child.once('close', resolve));
    await new Promise((resolve) => createInterface(child.stdout).once('line', resolve));
    const owner = { ...thisProcess('child'), pid: child.pid ?? 0, startTicks: null };
    expect(isGone(owner)).toBe(false);
    child.kill('SIGKILL');
    await ended;
    expect(isGone(owner)).toBe(true);
  });

  test('a process that was killed is gone, although its parent has not looked yet', async () => {
    // Stands still as soon as it has told its child's number.
    const script = `
      const child = require('node:child_process').spawn('sleep', ['60'], { stdio: 'ignore' });
      require('node:fs').writeSync(1, child.pid + '\\n');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`;
    const parent = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = new Promise((resolve) => parent.once('close', resolve));
    const line = await new Promise<string>((resolve) => createInterface(parent.stdout).once('line', resolve));
    const owner = { ...thisProcess('child'), pid: Number(line), startTicks: null };
    expect(isGone(owner)).toBe(false);
    process.kill(owner.pid, 'SIGKILL');
    await until(() => isGone(owner));
    expect(() => process.kill(owner.pid, 0)).not.toThrow();
    parent.kill('SIGKILL');
    await ended;
  });
});
