import type { Explain } from '../counts/groups';

/** Where a member of a campaign stands, for one link. */
export type MemberStanding =
  /** Goes to the list, or stands on it for all that is known here. */
  | 'on-list'
  /** Known, and tried again by itself. */
  | 'waiting'
  /** No run has looked at the member for this link yet. */
  | 'not-looked-at'
  /** Has none of the link's statuses. */
  | 'not-chosen'
  /** On the list and not meant to be: taken off with the next run. */
  | 'leaving'
  | 'not-sent'
  | 'needs-attention';

export interface FoundMember {
  readonly id: string;
  readonly standing: MemberStanding;
  /** Why; empty where there is nothing to say. */
  readonly code: string;
}

/** Members of one standing for one reason. */
export interface MemberGroup {
  readonly standing: MemberStanding;
  readonly code: string;
  /** The reason in a person's words; empty where there is nothing to say. */
  readonly text: string;
  readonly count: number;
  /** Of the first of them. */
  readonly recordIds: readonly string[];
}

/** Ids that are told of a group. */
const mostIds = 200;

/** In the order in which a person reads them. */
const order: readonly MemberStanding[] = [
  'on-list',
  'waiting',
  'not-looked-at',
  'needs-attention',
  'not-sent',
  'not-chosen',
  'leaving'
];

/** Members by standing and reason; the counts add up to the members. Pure. */
export function memberGroups(members: readonly FoundMember[], explain: Explain): MemberGroup[] {
  const groups = new Map<string, FoundMember[]>();
  for (const member of members) {
    const place = `${member.standing} ${member.code}`;
    const group = groups.get(place);
    if (group) group.push(member);
    else groups.set(place, [member]);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { standing, code } = first;
      const recordIds = group.slice(0, mostIds).map(({ id }) => id);
      return [{ standing, code, text: code ? (explain(code) ?? code) : '', count: group.length, recordIds }];
    })
    .sort((a, b) => order.indexOf(a.standing) - order.indexOf(b.standing) || b.count - a.count);
}

/** Groups of a sample as groups of all, which add up to `total`. Pure. */
export function scaledGroups(groups: readonly MemberGroup[], total: number): MemberGroup[] {
  const seen = groups.reduce((sum, { count }) => sum + count, 0);
  if (seen === 0) return [];
  const scaled = groups.map((group) => ({ ...group, count: Math.floor((group.count * total) / seen) }));
  const [first, ...others] = scaled;
  const left = total - scaled.reduce((sum, { count }) => sum + count, 0);
  return first ? [{ ...first, count: first.count + left }, ...others] : [];
}
