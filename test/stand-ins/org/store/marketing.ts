/** What campaigns and their members do by themselves. Source: salesforce-api 2.5 (CampaignMember). */
import type { ObjectSchema, Row } from '../model';
import * as refuse from './refusals';
import { hasResponded, type Stored } from './views';

/** What these rules need of the store. */
export interface Marketing extends Stored {
  load(object: string, rows: Iterable<Row>): string[];
  stamp(): string;
}

/** Brings a new member to what is stored: one person, a status of its campaign, no second membership. */
export function completeMember(store: Stored, object: ObjectSchema, values: Row): void {
  if (object.name !== 'CampaignMember') return;
  if (values.ContactId) delete values.LeadId;
  const person = values.ContactId ? 'ContactId' : 'LeadId';
  if (!values[person]) throw refuse.required(['LeadId', 'ContactId']);
  const members = store.having('CampaignMember', person, values[person]);
  if (members.some((member) => member.CampaignId === values.CampaignId)) throw refuse.alreadyMember();
  const statuses = store.having('CampaignMemberStatus', 'CampaignId', values.CampaignId);
  values.Status ??= statuses.find((status) => status.IsDefault === true)?.Label ?? 'Sent';
}

/** A member whose status counts as a response notes the day of the first one. */
export function noteResponse(store: Stored, object: ObjectSchema, row: Row, stamp: string): void {
  if (object.name !== 'CampaignMember' || row.FirstRespondedDate !== null) return;
  if (hasResponded(row, store)) row.FirstRespondedDate = stamp.slice(0, 10);
}

/** A new campaign has the statuses Sent and Responded. */
export function afterCreate(store: Marketing, object: ObjectSchema, row: Row): void {
  if (object.name === 'Campaign') addStatuses(store, row);
}

function addStatuses(store: Marketing, campaign: Row): void {
  const common = {
    CampaignId: campaign.Id,
    CreatedDate: campaign.CreatedDate,
    SystemModstamp: campaign.SystemModstamp
  };
  store.load('CampaignMemberStatus', [
    { ...common, Label: 'Sent', SortOrder: 1, IsDefault: true, HasResponded: false },
    { ...common, Label: 'Responded', SortOrder: 2, IsDefault: false, HasResponded: true }
  ]);
}
