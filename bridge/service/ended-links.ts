import type { SalesforceClient } from '../salesforce/salesforce-client';
import type { LinkBridge } from './link-bridge';

export type Unlink = 'Keep' | 'Empty' | 'Delete';

/** A record of `Iterable_Campaign_List__c` whose link a person ended. */
export interface EndedLink {
  readonly id: string;
  readonly name: string;
  readonly how: Unlink;
  readonly campaignId: string;
  readonly campaignName: string;
  readonly listId: number | null;
  readonly listName: string | null;
  readonly sync: string | null;
  readonly message: string | null;
  /** What was asked for goes on waiting when the person is told something. */
  readonly isKept?: boolean;
}

type Org = Pick<SalesforceClient, 'qualify' | 'query'>;

/** Links that are ended at a time; the others follow the next time. */
const mostAtOnce = 200;
/** The field of the message takes so many characters. */
const longestMessage = 255;

const fields = {
  how: 'Unlink__c',
  campaign: 'Campaign__c',
  campaignName: 'Campaign__r.Name',
  listId: 'List_Id__c',
  listName: 'List_Name__c',
  sync: 'Sync__c',
  message: 'Message__c'
} as const;

/** Those that were ended first come first. */
export async function readEndedLinks(org: Org): Promise<EndedLink[]> {
  const names = Object.values(fields).map((field) => org.qualify(field));
  const soql =
    `SELECT Id, Name, ${names.join(', ')} FROM ${org.qualify('Iterable_Campaign_List__c')} ` +
    `WHERE ${org.qualify('Unlink__c')} != null ORDER BY LastModifiedDate, Id LIMIT ${mostAtOnce}`;
  const rows = await org.query(soql, { includeDeleted: false });
  return rows.flatMap((row) => readRow(row, org));
}

function readRow(row: Record<string, unknown>, org: Pick<Org, 'qualify'>): EndedLink[] {
  const read = (field: keyof typeof fields): unknown => row[org.qualify(fields[field])];
  const text = (field: keyof typeof fields): string | null => {
    const value = read(field);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const how = text('how');
  if (how !== 'Keep' && how !== 'Empty' && how !== 'Delete') return [];
  const campaign = row[org.qualify('Campaign__r')] as { Name?: unknown } | null | undefined;
  const listId = read('listId');
  const campaignId = text('campaign');
  return [
    {
      id: String(row.Id),
      name: String(row.Name),
      // A campaign that is gone has no members to be taken off.
      how: campaignId === null && how === 'Empty' ? 'Keep' : how,
      campaignId: campaignId ?? '',
      campaignName: typeof campaign?.Name === 'string' ? campaign.Name : '',
      listId: typeof listId === 'number' ? listId : null,
      listName: text('listName'),
      sync: text('sync'),
      message: text('message')
    }
  ];
}

/** Says on the link what it waits for, or why it goes on: then what was asked for is taken back. */
export async function tellLink(
  { id, isKept = false, message: before }: EndedLink,
  message: string,
  { org, log }: Pick<LinkBridge, 'org' | 'log'>
): Promise<void> {
  const told = message.slice(0, longestMessage);
  if (isKept && told === before) return;
  const client = org.client();
  const values = { [client.qualify('Message__c')]: told };
  const changed = isKept ? values : { ...values, [client.qualify('Unlink__c')]: null };
  const [result] = await client.updateRecords(client.qualify('Iterable_Campaign_List__c'), [
    { id, fields: changed }
  ]);
  if (result && !result.ok) log.warn({ link: id, result }, 'a link of a campaign could not be told of');
}

export async function endLink(
  { id, how, listId }: EndedLink,
  { org, log }: Pick<LinkBridge, 'org' | 'log'>
): Promise<void> {
  const [result] = await org.client().removeRecords([id]);
  if (result && !result.ok && result.code !== 'ENTITY_IS_DELETED')
    log.warn({ link: id, result }, 'a link of a campaign could not be deleted');
  else log.info({ link: id, how, list: listId }, 'a link of a campaign was ended');
}
