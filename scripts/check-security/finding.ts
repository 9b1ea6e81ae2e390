/** One thing that an engine of the analyzer found. */
export interface Finding {
  /** Such as `pmd:ApexSOQLInjection`. */
  readonly rule: string;
  /** 1 critical, 2 high, 3 moderate, 4 low, 5 info. */
  readonly severity: number;
  /** Relative to the checked folder's repository, with forward slashes. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** Why findings of one rule are no fault; never for severity 1 or 2. */
export interface Justification {
  readonly rule: string;
  /** One file, or a folder that ends in a slash. */
  readonly place: string;
  readonly why: string;
}

export interface Judgement {
  /** Severity 1 or 2, and what nobody has justified. */
  readonly failures: readonly Finding[];
  /** Findings by the justification that covers them. */
  readonly justified: ReadonlyMap<Justification, readonly Finding[]>;
  /** Justifications that cover nothing any more. */
  readonly unused: readonly Justification[];
}

/** Severities that fail whatever is said for them. */
const worst = 2;

/** Sorts findings into failures and what a justification covers. */
export function judge(findings: readonly Finding[], justifications: readonly Justification[]): Judgement {
  const justified = new Map<Justification, Finding[]>();
  const failures = findings.filter((finding) => {
    const covering =
      finding.severity <= worst ? undefined : justifications.find((one) => covers(one, finding));
    if (covering === undefined) return true;
    justified.set(covering, [...(justified.get(covering) ?? []), finding]);
    return false;
  });
  return { failures, justified, unused: justifications.filter((one) => !justified.has(one)) };
}

const covers = ({ rule, place }: Justification, finding: Finding): boolean =>
  rule === finding.rule && (place.endsWith('/') ? finding.path.startsWith(place) : finding.path === place);
