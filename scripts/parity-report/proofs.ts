/** What `jest --json` writes, as far as it is read here. */
export interface TestResults {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly fullName: string;
      readonly status: string;
    }[];
  }[];
}

/** A test whose name begins with the id of a row. */
export interface Proof {
  readonly suite: string;
  readonly name: string;
  /** Skipped: it was not run, whatever the reason. */
  readonly status: 'pass' | 'fail' | 'skipped';
}

const leadingIds = /^(?:[A-Z]x?-\d+(?:[:,]?\s+|$))+/;

/** Ids at the beginning of a name: `D-11 D-01 a custom object ...` names two. */
export const idsOf = (name: string): string[] => leadingIds.exec(name)?.[0].match(/[A-Z]x?-\d+/g) ?? [];

/** The tests of each row, by its id; the name of the block that a test stands in counts as its own. Pure. */
export function proofsOf(reports: ReadonlyMap<string, TestResults>): Map<string, Proof[]> {
  const proofs = new Map<string, Proof[]>();
  for (const [suite, { testResults }] of reports) {
    for (const test of testResults.flatMap(({ assertionResults }) => assertionResults)) {
      const ids = new Set([...test.ancestorTitles, test.title].flatMap(idsOf));
      const proof = { suite, name: test.fullName, status: statusOf(test.status) };
      for (const id of ids) proofs.set(id, [...(proofs.get(id) ?? []), proof]);
    }
  }
  return proofs;
}

function statusOf(status: string): Proof['status'] {
  if (status === 'passed') return 'pass';
  return status === 'failed' ? 'fail' : 'skipped';
}
