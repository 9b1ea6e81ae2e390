import again from '@salesforce/label/c.Trial_Read_Again';
import before from '@salesforce/label/c.Trial_Reading_Before';
import gone from '@salesforce/label/c.Trial_Reading_Gone';
import loading from '@salesforce/label/c.Common_Loading';
import nobody from '@salesforce/label/c.Trial_Reading_Nobody';
import notAsSent from '@salesforce/label/c.Trial_Reading_Not_As_Sent';
import now from '@salesforce/label/c.Trial_Reading_Now';
import of from '@salesforce/label/c.Trial_Reading_Of';
import person from '@salesforce/label/c.Trial_Reading_Person';
import personOne from '@salesforce/label/c.Trial_Reading_Person_One';
import read from '@salesforce/label/c.Trial_Read';
import same from '@salesforce/label/c.Trial_Reading_Same';
import settling from '@salesforce/label/c.Trial_Reading_Settling';
import title from '@salesforce/label/c.Trial_Reading';
import wasNew from '@salesforce/label/c.Trial_Reading_Was_New';
import { fill, fillCount } from 'c/fill';
import { localTime } from 'c/times';

/** As Apex gives it: only those whom the user may see, by name. */
export type Reading = Omit<Bridge.TrialReading, 'people' | 'definition'> & {
  readonly people: readonly (Bridge.TrialReading['people'][number] & { readonly name: string })[];
};
type Person = Reading['people'][number];

export const labels = { again, loading, nobody, read, title };

/** What stands in the comparison instead of the words of a preview. */
export const comparisonWords = { afterwards: now, newPerson: wasNew, none: same, now: before };

export interface ShownPerson {
  readonly key: string;
  readonly summary: string;
  /** For the comparison of profiles. */
  readonly user: Bridge.Preview['user'];
  /** What is not as it should be, in sentences. */
  readonly remarks: readonly string[];
  readonly isRead: boolean;
}

export const asOfText = ({ asOf }: Reading): string => fill(of, [localTime(asOf)]);

export function settlingText({ settlesAt }: Reading): string | null {
  return settlesAt ? fill(settling, [localTime(settlesAt)]) : null;
}

export function shownPerson(one: Person, index: number): ShownPerson {
  const differing = one.differences.filter(({ change }) => change !== 'unchanged').length;
  return {
    key: `${index}`,
    summary: fillCount({ one: personOne, many: person }, differing, [one.name]),
    user: { now: one.before, differences: one.differences },
    remarks: remarksOf(one),
    isRead: one.problem === null
  };
}

function remarksOf({ problem, isThere, notAsSent: names }: Person): string[] {
  if (problem) return [problem];
  if (!isThere) return [gone];
  return names.length > 0 ? [fill(notAsSent, [names.join(', ')])] : [];
}
