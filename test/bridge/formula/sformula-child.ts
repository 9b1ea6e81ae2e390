import { parseSync } from 'sformula';

/** Evaluates formulas with sformula in a process whose time zone is UTC: JSON on stdin, JSON on stdout. */
export interface SformulaRequest {
  /** By name; sformula's types. */
  readonly types: Readonly<Record<string, string>>;
  readonly cases: readonly {
    readonly formula: string;
    readonly blanks: 'zero' | 'blank';
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  }[];
}

/** Of each case a value for each row, or what sformula throws. */
export type SformulaAnswer = readonly (readonly { value?: unknown; error?: string }[])[];

const attempt = (compute: () => unknown): { value?: unknown; error?: string } => {
  try {
    const value = compute();
    return { value: typeof value === 'function' ? 'a function of JavaScript' : value };
  } catch (error) {
    return { error: String(error) };
  }
};

function answer({ types, cases }: SformulaRequest): SformulaAnswer {
  const inputTypes = Object.fromEntries(
    Object.entries(types).map(([name, type]) => [name, { type } as never])
  );
  return cases.map(({ formula, blanks, rows }) => {
    const parsed = attempt(() => parseSync(formula, { inputTypes, blankAsZero: blanks === 'zero' }));
    const { evaluate } = (parsed.value ?? {}) as { evaluate?: (row: object) => unknown };
    return rows.map((row) => (evaluate ? attempt(() => evaluate(row)) : { error: parsed.error }));
  });
}

let request = '';
process.stdin.on('data', (part) => (request += part));
process.stdin.on('end', () => {
  process.stdout.write(JSON.stringify(answer(JSON.parse(request) as SformulaRequest)));
});
