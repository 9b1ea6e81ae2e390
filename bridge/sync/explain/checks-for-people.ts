import { chainOf, type Finding } from './chain';
import type { Check } from './explain-model';

/**
 * The chain for people who know no codes, ids, calls or names of the API: names of fields are left to whoever shows
 * them, who knows their labels. Pure.
 * @param recordId the record that it is about
 */
export function checksForPeople(findings: readonly Finding[], recordId: string): readonly Check[] {
  const told = findings.flatMap((finding) => {
    const { forPeople, sentence, fix } = finding;
    return forPeople === null ? [] : [{ ...finding, ...(forPeople ?? { sentence, fix }) }];
  });
  return chainOf(told).checks.map((check) => ({
    ...check,
    sentence: inPeoplesWords(check.sentence, recordId),
    fix: check.fix === null ? null : inPeoplesWords(check.fix, recordId)
  }));
}

/** An id with what it is said to be: `record 003...`, `Contact 003...`. */
const namedId =
  /(?:\b(campaign|record|[A-Z][A-Za-z_]*) )?\b([A-Za-z0-9]{5}0[A-Za-z0-9]{9}(?:[A-Za-z0-9]{3})?)\b(?!@)/g;

function inPeoplesWords(text: string, recordId: string): string {
  return text
    .replace(namedId, (_all, kind: string | undefined, id: string) => {
      if (kind === 'campaign') return kind;
      return id.startsWith(recordId.slice(0, 15)) ? 'this record' : 'another record';
    })
    .replace(/ by the sync \S+(?= for )/g, ' by another sync')
    .replace(/ ?\((?:step \S+|[a-z][\w-]*(?:[.-][\w-]+)+)\)/g, '')
    .replace(/\bIterable_\w+\.\w+, \w+__c: /g, '');
}
