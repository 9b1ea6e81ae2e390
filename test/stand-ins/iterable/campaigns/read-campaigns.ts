import { badParams, json, type Answer } from '../http/answer';
import type { Call } from '../http/call';
import { pageOf } from '../http/paging';
import { campaignStates, type Campaign } from './campaigns';

const pageSize = 20;
const sortFields = ['id', 'name', 'createdAt', 'updatedAt', 'startAt'] as const;

type SortField = (typeof sortFields)[number];

/** `GET campaigns`, iterable-api 12. The unpaged form is deprecated: without parameters it is the first page here. */
export function listCampaigns(call: Call): Answer {
  const states = call.query.getAll('campaignState');
  const unknown = states.find((state) => !campaignStates.some((known) => known === state));
  if (unknown !== undefined) return badParams(`Invalid campaignState: ${unknown}`);
  const [, sign, name] = /^([+-]?)(.*)$/s.exec(call.query.get('sort') ?? 'id') ?? [];
  const field = sortFields.find((known) => known === name?.trim());
  if (!field) return badParams(`Campaigns cannot be sorted by ${name}`);
  const wanted = call.project.campaigns.filter(
    ({ campaignState }) => states.length === 0 || states.includes(campaignState)
  );
  const page = pageOf(sorted(wanted, field, sign === '-' ? -1 : 1), call, pageSize);
  if (!('rows' in page)) return page;
  return json(200, { campaigns: page.rows, totalCampaignsCount: wanted.length, ...page.links });
}

const sorted = (campaigns: readonly Campaign[], field: SortField, sign: 1 | -1): Campaign[] =>
  [...campaigns].sort((one, other) => sign * compare(one[field], other[field]));

/** Campaigns that never start come first. */
function compare(one: string | number | undefined, other: string | number | undefined): number {
  if (typeof one === 'string' && typeof other === 'string') return one.localeCompare(other);
  return Number(one ?? 0) - Number(other ?? 0);
}
