import { decided, restOf, type Decision } from './decided';
import type { Proof } from './proofs';
import type { ParityRow } from './rows';

/** Passing tests of a row that are printed; those that do not pass are all printed. */
const shownTests = 3;

export interface Standing {
  readonly row: ParityRow;
  /** Open: no test proves it, and nothing says why. */
  readonly state: 'pass' | 'fail' | 'open' | Decision['state'];
  readonly proofs: readonly Proof[];
  readonly reason: string | null;
}

/** Where each row stands: its tests decide, then what was decided about it. Pure. */
export const standingsOf = (
  rows: readonly ParityRow[],
  proofs: ReadonlyMap<string, readonly Proof[]>
): Standing[] => rows.map((row) => standing(row, proofs.get(row.id) ?? []));

function standing(row: ParityRow, proofs: readonly Proof[]): Standing {
  if (proofs.some(({ status }) => status === 'fail')) return { row, state: 'fail', proofs, reason: null };
  if (proofs.some(({ status }) => status === 'pass'))
    return { row, state: 'pass', proofs, reason: restOf[row.id] ?? null };
  const decision = decided[row.id];
  if (decision) return { row, ...decision, proofs };
  return { row, state: 'open', proofs, reason: proofs.length > 0 ? 'its tests were skipped' : null };
}

/** Whether a row has no passing test that should have one. */
export const isUnproven = ({ state }: Standing): boolean => state === 'open' || state === 'fail';

/** Row -> test -> pass, then the sums. */
export function reportText(standings: readonly Standing[]): string {
  return [...standings.flatMap(linesOf), '', sumLine(standings)].join('\n');
}

function linesOf({ row, state, proofs, reason }: Standing): string[] {
  const head = `${row.id.padEnd(6)} ${state.padEnd(12)} ${row.group}  ${row.capability}`;
  const order = { fail: 0, skipped: 1, pass: 2 };
  const sorted = [...proofs].sort((a, b) => order[a.status] - order[b.status]);
  const notPassed = sorted.filter(({ status }) => status !== 'pass').length;
  const shown = sorted.slice(0, Math.max(shownTests, notPassed));
  const tests = shown.map(({ status, suite, name }) => `         ${status.padEnd(8)} ${suite}: ${name}`);
  const more = proofs.length - shown.length;
  return [
    head,
    ...(reason === null ? [] : [`         ${reason}`]),
    ...tests,
    ...(more > 0 ? [`         and ${more} more that pass`] : [])
  ];
}

function sumLine(standings: readonly Standing[]): string {
  const states = ['pass', 'fail', 'open', 'other issue', 'not planned'] as const;
  const count = (wanted: Standing['state']): number =>
    standings.filter(({ state }) => state === wanted).length;
  return `parity: ${standings.length} rows: ${states.map((state) => `${count(state)} ${state}`).join(', ')}`;
}
