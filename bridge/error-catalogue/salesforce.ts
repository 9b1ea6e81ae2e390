import { entries } from './entry';

/** What Salesforce answers, or does not. */
export const salesforceEntries = entries(
  { decision: 'wait and retry', concerns: ['run'], shows: ['run', 'log', 'bridge doctor'] },
  {
    'sf.sign-in': {
      cause: 'Salesforce refused the sign-in of the integration user. The message has its words.',
      fix: 'Check SF_LOGIN_URL, SF_CLIENT_ID and the credentials, and that the app is approved for the integration user.',
      decision: 're-authenticate',
      concerns: ['setting'],
      shows: ['run', 'bridge doctor', 'status', 'admin endpoint']
    },
    'sf.sign-in-unavailable': {
      cause: 'Salesforce could not be reached to sign in.',
      fix: 'Nothing, if it passes; else check SF_LOGIN_URL, and that this machine can reach it.',
      concerns: ['setting', 'service']
    },
    'sf.session': {
      cause: 'Salesforce does not accept the session any more, nor a new one.',
      fix: 'Run "bridge doctor"; check that the integration user and the External Client App are active.',
      decision: 're-authenticate',
      concerns: ['setting']
    },
    'sf.session-loop': {
      cause: 'Salesforce keeps refusing sessions that it has just given.',
      fix: 'Check the app policies (IP restrictions, API access) of the External Client App.',
      decision: 're-authenticate',
      concerns: ['setting']
    },
    'sf.other-org': {
      cause: 'The sign-in led to another org than the one that this bridge serves.',
      fix: 'Correct the Salesforce credentials, or SF_ALLOWED_ORG_ID.',
      decision: 'fix configuration',
      concerns: ['setting']
    },
    'sf.request-limit': {
      cause: "The org's API calls of the last 24 hours are used up, or the bridge's share of them is.",
      fix: 'Nothing: the run goes on by itself when calls are free again. If it is often so, raise SF_DAILY_SHARE_PERCENT or the API allocation of the org.',
      concerns: ['run', 'setting']
    },
    'sf.unavailable': {
      cause: 'Salesforce could not answer: maintenance, a locked row, or the network.',
      fix: 'Nothing: tried again by itself. If it stays, see status.salesforce.com.'
    },
    'sf.timeout': {
      cause: 'Salesforce did not answer in time.',
      fix: 'Nothing: tried again by itself. If it stays, raise SF_TIMEOUT_SECONDS, or let the sync read less at a time.'
    },
    'sf.query-timeout': {
      cause: 'Salesforce needed too long for the query of the sync.',
      fix: 'Let the sync read less at a time: Max Records, or a filter on indexed fields.',
      concerns: ['sync', 'rule']
    },
    'sf.cursor-lost': {
      cause:
        'Salesforce lost the place in the pages of a query, as after two days or too many queries of one user.',
      fix: 'Nothing: the run reads on where it stored last. Do not share the integration user with other programs.'
    },
    'sf.no-date': {
      cause: 'Salesforce answered without its clock, by which a run says what it has read.',
      fix: 'Nothing, if it passes; else look at what lies between the bridge and Salesforce.'
    },
    'sf.unreadable': {
      cause: 'An answer of Salesforce does not have the form that it should have.',
      fix: 'Nothing, if it passes; else look at what lies between the bridge and Salesforce, and report it.'
    },
    'sf.refused': {
      cause: 'Salesforce refused a call with a code that the bridge has no rule for. The message has it.',
      fix: 'Look the code up in the documentation of Salesforce; check the rights of the integration user.',
      decision: 'reject'
    },
    'sf.unknown-object': {
      cause: 'Salesforce has no such object, or the integration user may not see it.',
      fix: 'Correct the name, or give the integration user read access to the object.',
      decision: 'fix configuration',
      concerns: ['sync'],
      shows: ['bridge check', 'run']
    },
    'sf.malformed-query': {
      from: 'MALFORMED_QUERY',
      cause: 'The query of the sync is not SOQL that Salesforce can read. The message has its words.',
      fix: 'Correct the filter or query of the sync.',
      decision: 'fix configuration',
      concerns: ['sync', 'rule']
    },
    'sf.invalid-field': {
      from: 'INVALID_FIELD',
      cause: 'The query names a field that is not there, or that the integration user may not read.',
      fix: 'Correct the name, or give the integration user read access to the field.',
      decision: 'fix configuration',
      concerns: ['sync', 'field']
    },
    'sf.invalid-type': {
      from: 'INVALID_TYPE',
      cause: 'The query names an object that is not there, or that the integration user may not see.',
      fix: 'Correct the name, or give the integration user read access to the object.',
      decision: 'fix configuration',
      concerns: ['sync']
    },
    'sf.invalid-query-filter-operator': {
      from: 'INVALID_QUERY_FILTER_OPERATOR',
      cause:
        'The filter compares a field with something that does not go with it, such as text with a number.',
      fix: 'Correct the filter; ids have 15 or 18 characters, dates have no quotation marks.',
      decision: 'fix configuration',
      concerns: ['sync', 'field', 'rule']
    },
    'sf.query-too-complicated': {
      from: 'QUERY_TOO_COMPLICATED',
      cause: 'The query reads too many formula fields, or its condition is too long.',
      fix: 'Map fewer formula fields, or shorten the filter.',
      decision: 'fix configuration',
      concerns: ['sync', 'rule']
    },
    'sf.not-found': {
      from: 'NOT_FOUND',
      cause: 'Something that the definition names is not in the org: a list view, a report, an object.',
      fix: 'Correct the definition, or give the integration user access to it.',
      decision: 'fix configuration',
      concerns: ['sync']
    },
    'sf.invalid-replication-date': {
      from: 'INVALID_REPLICATION_DATE',
      cause: "The org's log of deletions does not go back as far as was asked.",
      fix: 'Nothing: deletions before that are found by the daily full pass.',
      concerns: ['sync']
    },
    'sf.invalid-type-for-operation': {
      from: 'INVALID_TYPE_FOR_OPERATION',
      cause: 'Salesforce keeps no log of deletions for this object.',
      fix: 'Nothing: deletions are found by the daily full pass.',
      concerns: ['sync']
    },
    'budget.salesforce-share': {
      cause: "The bridge's own share of the org's daily API calls is used up.",
      fix: 'Nothing: it goes on as calls of the last 24 hours run out. Raise SF_DAILY_SHARE_PERCENT if the org has calls to spare.',
      concerns: ['run', 'setting'],
      shows: ['run', 'status', 'log']
    },
    'budget.salesforce-reserve': {
      cause:
        "The org's API calls are nearly used up; the last of them are kept for people and for what is urgent.",
      fix: 'Find out in Setup who uses the calls, or raise the API allocation of the org. It goes on by itself.',
      concerns: ['run', 'service'],
      shows: ['run', 'status', 'log']
    },
    'budget.salesforce-refuses': {
      cause: 'Salesforce refused calls for the limit of the org, and is not asked again before a while.',
      fix: 'Find out in Setup who uses the calls, or raise the API allocation of the org. It goes on by itself.',
      concerns: ['run', 'service'],
      shows: ['run', 'status', 'log']
    }
  }
);
