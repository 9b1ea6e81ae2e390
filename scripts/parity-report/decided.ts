/** Why a row of the groups has no test of its own yet, or never will. */
export interface Decision {
  readonly state: 'other issue' | 'not planned';
  readonly reason: string;
}

const toSalesforce = (what: string): Decision => ({
  state: 'other issue',
  reason: `the way from Iterable to Salesforce: ${what}`
});
const notPlanned = (reason: string): Decision => ({ state: 'not planned', reason });

/** What a row asks for beyond what its tests prove; it stands beside them in the report. */
export const restOf: Readonly<Record<string, string>> = {
  'D-18':
    'pausing is the draining: the run under way goes to its end and no other begins, which is proven; there is no status "draining" of its own, and what waits stays until somebody resumes',
  'D-28':
    'approving is pressing Publish with the differences in sight and a note; there is no second person who has to agree',
  'D-47':
    'proven are the dry run by default, a live test of one record by the command line and the API, and the trial with undo; all go to the project of the sync, so a sandbox project needs a sync of its own',
  'T-12':
    'proven is the grid of mappings to Iterable; other directions come with the way from Iterable to Salesforce',
  'Tx-06':
    'proven is the panel of status, lists and timeline; sends, opens and clicks come with the way from Iterable to Salesforce'
};

/** A row that a test proves is proven, whatever stands here. */
export const decided: Readonly<Record<string, Decision>> = {
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
  'Tx-12': toSalesforce('leads are created only when complete')
};
