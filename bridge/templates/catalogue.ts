/** What becomes of a record in Iterable; see templates/README.md. */
export const templateKinds = ['person', 'event', 'item', 'list', 'relation'] as const;

/** A folder of `templates/` that can become a draft, in the order in which they are offered. */
export interface TemplateEntry {
  /** Of the folder. */
  readonly name: string;
  readonly title: string;
  readonly kind: (typeof templateKinds)[number];
  /** What it does, in a sentence. */
  readonly summary: string;
  /** What the org must have besides the package; null for nothing. */
  readonly needs: string | null;
}

const buyer =
  'The lookup "Iterable Buyer" on Opportunity and its permission set: templates/opportunity-buyer.';
const readOpportunities = 'Read access to opportunities for the integration user.';

const entry = (
  kind: TemplateEntry['kind'],
  name: string,
  title: string,
  summary: string,
  needs: string | null = null
): TemplateEntry => ({ name, title, kind, summary, needs });

export const templateEntries: readonly TemplateEntry[] = [
  entry(
    'person',
    'contacts-as-users',
    'Contacts become users',
    'Each contact is a user in Iterable, with the company as a nested object.'
  ),
  entry(
    'person',
    'leads-as-users',
    'Leads become users',
    'Each lead is a user in Iterable; its status says who was not qualified.'
  ),
  entry(
    'person',
    'converted-leads',
    'Leads and contacts, also through conversion',
    'A lead that is converted stays the same user and gains contact, company and opportunities.',
    'Both of its syncs active.'
  ),
  entry(
    'person',
    'person-accounts',
    'Person accounts become users',
    'Each person account is a user in Iterable.',
    'Person Accounts switched on in the org.'
  ),
  entry(
    'person',
    'leads-as-users-and-items',
    'Leads become users and catalog items',
    'The user, and an item of the catalog Leads that the user names in leadId.'
  ),
  entry(
    'list',
    'campaign-members-to-list',
    'Campaign members are on a list',
    'Members of each linked campaign are on its list; who leaves the campaign leaves the list.',
    'Links of campaigns to lists, which marketers make on the page of a campaign.'
  ),
  entry(
    'event',
    'tasks-as-events',
    'Tasks become events',
    'An open task is an event of its contact or lead, its completion another.',
    'The person as a user in Iterable, and "Access Activities" for the integration user.'
  ),
  entry(
    'event',
    'opportunities-as-purchases',
    'Won opportunities become purchases',
    'A won opportunity with products is a purchase of its buyer.',
    buyer
  ),
  entry(
    'event',
    'opportunities-as-carts',
    'Open opportunities become carts',
    "The products of an open opportunity are its buyer's cart, until the purchase.",
    buyer
  ),
  entry(
    'item',
    'opportunities-as-items',
    'Opportunities become catalog items',
    'Opportunities are items of the catalog Opportunities.',
    readOpportunities
  ),
  entry(
    'item',
    'accounts-as-items',
    'Accounts become catalog items',
    'Accounts are items of the catalog Accounts.'
  ),
  entry(
    'item',
    'campaigns-as-items',
    'Campaigns become catalog items',
    'Campaigns are items of the catalog Campaigns.'
  ),
  entry(
    'relation',
    'relations-on-users',
    'Accounts and opportunities of a contact',
    'What a contact belongs to stands on the user as two arrays.',
    `"Contacts to Multiple Accounts" switched on in the org. ${readOpportunities}`
  )
];
