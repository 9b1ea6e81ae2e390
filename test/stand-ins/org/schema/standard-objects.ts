/** The standard objects of a new local org. Source: the object reference, as recorded describes show it. */
import type { ObjectSchema } from '../model';
import { account } from './account';
import { accountContactRelation } from './account-contact-relation';
import { event, task } from './activity';
import { campaign, campaignMember, campaignMemberStatus } from './campaign';
import { supportCase } from './case';
import { contact } from './contact';
import { accountHistory, contactHistory, leadHistory } from './history';
import { lead } from './lead';
import { opportunity, opportunityContactRole } from './opportunity';
import { opportunityLineItem, priceBook, priceBookEntry, product } from './product';
import { individual, organization, recordType, user } from './setup';
import { listView, report } from './views';

export const standardObjects: readonly ObjectSchema[] = [
  account,
  contact,
  accountContactRelation,
  lead,
  campaign,
  campaignMember,
  campaignMemberStatus,
  opportunity,
  opportunityContactRole,
  opportunityLineItem,
  product,
  priceBook,
  priceBookEntry,
  supportCase,
  task,
  event,
  user,
  organization,
  recordType,
  individual,
  listView,
  report,
  accountHistory,
  contactHistory,
  leadHistory
];
