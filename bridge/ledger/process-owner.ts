import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { LeaseOwner } from './ledger';

/** This process as the owner of a lease; every call makes a new owner, so that no two leases are mixed up. */
export const thisProcess = (label: string): LeaseOwner => ({
  id: randomUUID(),
  host: hostname(),
  pid: process.pid,
  startTicks: readProcess(process.pid)?.startTicks ?? null,
  label
});

/** Whether the owner was a process of this machine that has ended. A process of another machine never counts as gone. */
export const isGone = (owner: Pick<LeaseOwner, 'host' | 'pid' | 'startTicks'>): boolean => {
  if (owner.host !== hostname()) return false;
  if (!hasProcess(owner.pid)) return true;
  const found = readProcess(owner.pid);
  if (!found) return false;
  return found.ended || (owner.startTicks !== null && owner.startTicks !== found.startTicks);
};

const hasProcess = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and belongs to someone else.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};

/**
 * From /proc/<pid>/stat (proc(5)): field 3 is the state, field 22 the start time in ticks since boot. The name in
 * field 2 may hold spaces and brackets, so fields are counted from its last bracket. Null where there is no /proc.
 */
const readProcess = (pid: number): { startTicks: string | null; ended: boolean } | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A killed process stays as a zombie (Z) until its parent looks; it does no more work.
    return { startTicks: fields[19] ?? null, ended: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    return null;
  }
};
