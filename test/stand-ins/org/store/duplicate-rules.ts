/** Duplicate rules, as an admin sets them up. Source: salesforce-api 4.1 (DUPLICATES_DETECTED) and 10. */
import { OrgError, type Row } from '../model';

export interface DuplicateRule {
  readonly name: string;
  readonly object: string;
  /** An alert can be passed over by a header, a block cannot. */
  readonly action: 'alert' | 'block';
  /** Ids of the records that this one, as it would be stored, duplicates; none: it may pass. */
  readonly matches: (record: Row) => readonly string[];
}

/** The error carries what the rule found, beside the usual parts. */
export class DuplicatesError extends OrgError {
  readonly duplicateResult: Row;

  constructor(rule: DuplicateRule, ids: readonly string[]) {
    super(400, 'DUPLICATES_DETECTED', 'Use one of these records?');
    this.duplicateResult = resultOf(rule, ids);
  }
}

/** Throws the error of the first rule that finds duplicates, unless it only warns and that is to be passed over. */
export function checkDuplicates(
  rules: readonly DuplicateRule[],
  object: string,
  record: Row,
  duplicates: 'save' | 'refuse'
): void {
  for (const rule of rules) {
    if (rule.object !== object || (rule.action === 'alert' && duplicates === 'save')) continue;
    const ids = rule.matches(record);
    if (ids.length > 0) throw new DuplicatesError(rule, ids);
  }
}

function resultOf(rule: DuplicateRule, ids: readonly string[]): Row {
  const matchRecords = ids.map((Id) => ({
    additionalInformation: [],
    fieldDiffs: [],
    matchConfidence: 100,
    record: { attributes: { type: rule.object }, Id }
  }));
  const match = { entityType: rule.object, errors: [], matchEngine: 'FuzzyMatchEngine', matchRecords };
  return {
    allowSave: rule.action === 'alert',
    duplicateRule: rule.name,
    duplicateRuleEntityType: rule.object,
    errorMessage: 'Use one of these records?',
    matchResults: [{ ...match, rule: rule.name, size: ids.length, success: true }]
  };
}
