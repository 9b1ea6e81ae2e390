/** Why a row of the groups has no test of its own yet, or never will. */
export interface Decision {
  readonly state: 'other issue' | 'not planned';
  readonly reason: string;
}

const toSalesforce = (what: string): Decision => ({
  state: 'other issue',
  reason: `the way from Iterable to Salesforce: ${what}`
});
const screen = (what: string): Decision => ({
  state: 'other issue',
  reason: `the package's screens: ${what}`
});
const notPlanned = (reason: string): Decision => ({ state: 'not planned', reason });

/** What a row asks for beyond what its tests prove; it stands beside them in the report. */
export const restOf: Readonly<Record<string, string>> = {
  'Tx-02': "proven is the bridge's half; the list of runs in Salesforce is one of the package's screens",
  'Tx-06':
    'proven is the panel of status, lists and timeline; sends, opens and clicks come with the way from Iterable to Salesforce'
};

/** A row that a test proves is proven, whatever stands here. */
export const decided: Readonly<Record<string, Decision>> = {
  'D-37': screen('the button of the mapping grid, adding in bulk and by name'),
  'D-40': screen('sample data beside the mapping grid'),
  'Dx-02': {
    state: 'other issue',
    reason: 'webhooks of Iterable and others; outbound messages of Salesforce are taken'
  },
  'Dx-03': notPlanned('tasks that are no operation of Iterable: formulas and steps do what a sync needs'),

  'Hx-04': {
    state: 'other issue',
    reason: "runs and record status as rows of the package's objects; CSV and JSON files are there"
  },

  'O-07': toSalesforce('the grid of its mapping'),
  'O-08': toSalesforce('which flows have no action'),
  'O-09': toSalesforce('creating records'),
  'O-10': toSalesforce('upserting records'),
  'O-11': toSalesforce('updating records'),
  'O-12': toSalesforce('deleting records'),
  'O-13': toSalesforce('matching records'),
  'O-14': toSalesforce('matching by any field'),
  'O-15': toSalesforce('matching by external id'),
  'O-16': toSalesforce('matching by record id'),
  'O-17': toSalesforce('matching by a standard field'),
  'O-18': toSalesforce('matching by a custom field'),
  'O-19': toSalesforce('several matchers'),
  'O-20': toSalesforce('whether matchers find one record'),
  'O-21': toSalesforce('several records that match'),
  'O-22': toSalesforce('fields that cannot find a record'),
  'O-23': toSalesforce('fields that do not exist yet'),
  'Ox-03': toSalesforce('objects that can be written'),
  'Ox-04': toSalesforce('message events as tasks'),
  'Tx-07': toSalesforce('status of campaign members from message events'),
  'Tx-12': toSalesforce('leads are created only when complete'),

  'S-08': screen('the wizard asks for relationships and explains them'),
  'S-12': screen('badges in the field picker'),
  'S-16': screen('the helper that decides between person, event and object'),
  'T-03': screen('Salesforce has it: a campaign is made there'),
  'T-04': screen('Salesforce has it: members are added there'),
  'T-12': screen('the grid of mappings and their directions'),
  'T-13': screen('grids of contacts and leads beside each other'),
  'Tx-10': screen('refreshing and filtering the list of fields')
};
