/** Recorded exchanges that the local org does not answer as recorded, and the section of salesforce-api that is the reason. */
export interface NotPassed {
  readonly section: string;
  readonly reason: string;
  /** Part of what is answered instead. */
  readonly answer: string;
  /** Recording, session and step; or recording and name. */
  readonly cases: readonly string[];
}

export const restNotPassed: readonly NotPassed[] = [
  {
    section: '12',
    reason: 'Organization has the fields that clients ask for at sign-in, not its settings',
    answer: '"OrganizationType":"Developer Edition"',
    cases: ['cumulusci/2/0', 'cumulusci/9/1']
  },
  {
    section: '2.1',
    reason: 'the recording gives five rows one and the same Id, and five addresses',
    answer: '"totalSize":5',
    cases: ['cumulusci/3/22', 'cumulusci/8/22']
  },
  {
    section: '0',
    reason: 'Connect resources (communities) are no part of the contract',
    answer: 'The requested resource does not exist',
    cases: ['cumulusci/20/0']
  },
  {
    section: '6',
    reason: 'the recording has a placeholder where the describe was',
    answer: '"fields":[{',
    cases: ['cumulusci/21/1']
  },
  {
    section: '6',
    reason: 'the recording has a placeholder where the list of objects was',
    answer: '"maxBatchSize":200',
    cases: ['cumulusci/21/0', 'cumulusci/21/2']
  },
  {
    section: '4.1',
    reason: 'the recorded request was edited and is no JSON',
    answer: 'JSON_PARSER_ERROR',
    cases: ['cumulusci/30/0']
  },
  {
    section: '6',
    reason: 'a describe has the keys that the contract lists; of others some are missing, some constant',
    answer: '"httpStatusCode":200',
    cases: ['cumulusci/30/1']
  },
  {
    section: '2',
    reason: 'searches (SOSL) are no part of the contract',
    answer: '[{},"undefined"]',
    cases: ['bodies/sobject/search_success_response.json']
  },
  {
    section: '5',
    reason: 'of the limits the contract names those that matter to a sync',
    answer: 'none',
    cases: [
      'limits/DailyBulkApiRequests',
      'limits/DailyDurableGenericStreamingApiEvents',
      'limits/DailyDurableStreamingApiEvents',
      'limits/DailyGenericStreamingApiEvents',
      'limits/DailyStreamingApiEvents',
      'limits/DurableStreamingApiConcurrentClients',
      'limits/HourlyAsyncReportRuns',
      'limits/HourlyDashboardRefreshes',
      'limits/HourlyDashboardResults',
      'limits/HourlyDashboardStatuses',
      'limits/HourlyODataCallout',
      'limits/HourlySyncReportRuns',
      'limits/HourlyTimeBasedWorkflow',
      'limits/MassEmail',
      'limits/StreamingApiConcurrentClients'
    ]
  },
  {
    section: '3.1',
    reason: 'a new query job does not say its kind: it is told when the job is asked for',
    answer: '"operation":"query","state":"UploadComplete"',
    cases: ['bulk2/2/0']
  },
  {
    section: '3.2',
    reason: 'a new upload does not say its kind: it is told when the job is asked for',
    answer: '"state":"Open"',
    cases: ['bulk2/0/0', 'bulk2/1/0']
  },
  {
    section: '3.2',
    reason: 'neither does one that is closed',
    answer: '"state":"UploadComplete"',
    cases: ['bulk2/0/2', 'bulk2/1/2']
  }
];
