import { entries } from './entry';

/** What is wrong with what somebody asked of the bridge, and runs that could not start or end. */
export const requestEntries = entries(
  { decision: 'reject', concerns: ['request'], shows: ['admin endpoint'] },
  {
    'http.invalid-request': {
      cause: 'The request says something that the endpoint does not take. The detail names the place.',
      fix: 'GET /v1/openapi.json says what is taken.'
    },
    'http.invalid-body': { cause: 'The body is not JSON.', fix: 'Send a JSON object.' },
    'http.invalid-path': { cause: 'The address cannot be read.', fix: 'Encode it in UTF-8.' },
    'http.invalid-user': {
      cause: 'The header X-Salesforce-User-Id does not hold the id of a user.',
      fix: 'Send an id of 15 or 18 characters that begins with 005, or no such header.'
    },
    'http.too-large': { cause: 'The body is larger than 1 MB.', fix: 'Send less at a time.' },
    'http.not-json': {
      cause: 'The body is not declared as JSON in UTF-8.',
      fix: 'Send Content-Type: application/json.'
    },
    'http.not-found': {
      cause: 'There is nothing at this address.',
      fix: 'GET /v1/openapi.json lists what there is.'
    },
    'http.method': {
      cause: 'The address is there, and does not take this method.',
      fix: 'GET /v1/openapi.json lists what there is.'
    },
    'http.unknown-run': {
      cause: 'There is no run of this id, or it is older than RETENTION_DAYS.',
      fix: 'GET /v1/runs lists the runs that there are.'
    },
    'runs.unknown': {
      cause: 'There is no run of this id on record, or it is older than RETENTION_DAYS.',
      fix: '"bridge runs" lists the runs that there are.',
      shows: ['command line']
    },
    'calls.unknown': {
      cause: 'There is no call of this number on record, or it is older than RETENTION_DAYS.',
      fix: '"bridge calls" lists the calls that there are.',
      shows: ['command line']
    },
    'http.unknown-call': {
      cause: 'There is no call of this number on record, or it is older than RETENTION_DAYS.',
      fix: 'GET /v1/calls lists the calls that there are.'
    },
    'http.unknown-record': {
      cause: 'The run has no outcome of this record.',
      fix: 'GET /v1/runs/{id}/records lists the records of the run.'
    },
    'http.unknown-version': {
      cause: 'The definition that the run was pinned to is not known any more.',
      fix: 'Preview the record by the definition that holds now.'
    },
    'http.unknown-cause': {
      cause: 'Nothing needs attention for this cause any more.',
      fix: 'GET /v1/causes lists what does.'
    },
    'http.unknown-error': {
      cause: 'No error of the bridge has this code.',
      fix: 'GET /v1/errors lists all codes.'
    },
    'http.unknown-template': {
      cause: 'There is no ready-made sync of this name.',
      fix: 'GET /v1/templates lists them all.'
    },
    'http.other-object': {
      cause: 'A record that was asked for is of another object than the sync reads; its id says so.',
      fix: 'Leave it out, or ask the sync that reads its object.',
      shows: ['admin endpoint', 'command line']
    },
    'http.no-sync-for-record': {
      cause: 'No active sync reads records of this object.',
      fix: 'Activate a sync that reads the object of this record.',
      decision: 'fix configuration',
      concerns: ['record', 'sync', 'request']
    },
    'http.unauthorized': {
      cause: 'The bearer token is missing or wrong.',
      fix: 'Send Authorization: Bearer with the BRIDGE_TOKEN of the bridge.',
      decision: 're-authenticate',
      concerns: ['request', 'setting']
    },
    'http.browser': {
      cause: 'Without a token the bridge answers programs of its own machine only, and no browser.',
      fix: 'Set BRIDGE_TOKEN and send it.',
      decision: 're-authenticate',
      concerns: ['request', 'setting']
    },
    'http.other-org': {
      cause: 'The call comes from another org than the one that this bridge serves.',
      fix: 'Point the named credential of that org to its own bridge.',
      decision: 'fix configuration',
      concerns: ['request', 'setting']
    },
    'http.not-ready': {
      cause: 'Store, queue or Salesforce cannot be worked with yet.',
      fix: 'Nothing, if it passes; else the log says more.',
      decision: 'wait and retry',
      concerns: ['service']
    },
    'http.unexpected': {
      cause: 'The bridge failed at this request.',
      fix: 'This is a defect of the bridge: please report it with the log.',
      concerns: ['service'],
      shows: ['admin endpoint', 'log']
    },
    'preview.live-data': {
      cause: 'A live test sends a record of the org, and data was handed in instead.',
      fix: 'Name a published sync and the id of a record in Salesforce.',
      shows: ['admin endpoint', 'command line']
    },
    'preview.live-unpublished': {
      cause: 'A live test needs a published definition, and another one was handed in.',
      fix: 'Name a published sync and the id of a record in Salesforce.',
      shows: ['admin endpoint', 'command line']
    },
    'preview.not-saved': {
      cause: 'The original data of a preview could not be written to the file.',
      fix: 'Name a file that does not exist yet, in a folder that this user may write to.',
      shows: ['command line']
    },
    'bridge.usage': {
      cause: 'The command was typed in a way that it does not take.',
      fix: 'Run "bridge --help".',
      shows: ['command line']
    },
    'bridge.unexpected': {
      cause: 'The command failed for a reason that nobody thought of.',
      fix: 'This is a defect of the bridge: please report it with what LOG_LEVEL=debug shows.',
      concerns: ['service'],
      shows: ['command line']
    },
    'run.unexpected': {
      cause:
        'The run failed for a reason that nobody thought of. What was stored stays; the next run goes on behind it.',
      fix: 'This is a defect of the bridge: please report it with the log.',
      concerns: ['run'],
      shows: ['run', 'log', 'command line']
    },
    'sync.paused': {
      cause: 'A person paused the sync: it begins no run until somebody resumes it.',
      fix: 'Resume it on Home, or with "bridge resume <sync>".',
      concerns: ['sync', 'request'],
      shows: ['run', 'command line', 'admin endpoint']
    },
    'sync.paused-in-definition': {
      cause: 'Status of the sync is Paused in its definition: it is not paused or resumed elsewhere.',
      fix: 'Set its status to Active in the editor (Iterable Sync, Syncs) and publish it.',
      concerns: ['sync', 'request'],
      shows: ['command line', 'admin endpoint']
    },
    'sync.no-turns': {
      cause: 'The sync does not run by its schedule, so there is nothing to pause or resume.',
      fix: 'Set Status of the Iterable_Sync__mdt record to Active, so that it runs by its schedule.',
      concerns: ['sync', 'request'],
      shows: ['command line', 'admin endpoint']
    },
    'run.unknown': {
      cause: 'There is no run of this id, or it is older than RETENTION_DAYS.',
      fix: '"bridge runs" and GET /v1/runs list the runs that there are.',
      concerns: ['run', 'request'],
      shows: ['command line', 'admin endpoint']
    },
    'run.not-held': {
      cause: 'Nothing of this run waits for a person.',
      fix: '"bridge runs" shows which runs hold removals.',
      concerns: ['run', 'request'],
      shows: ['command line', 'admin endpoint']
    },
    'run.nothing-to-put-back': {
      cause: 'The run removed or cleared nothing that could be put back.',
      fix: 'Name the run that did: its count "removed" is above 0.',
      concerns: ['run', 'request'],
      shows: ['command line', 'admin endpoint']
    },
    'run.busy': {
      cause: 'The sync is being run by another process.',
      fix: 'Wait until it has finished; what changed meanwhile is in the next run.',
      decision: 'wait and retry',
      concerns: ['run', 'sync'],
      shows: ['command line', 'run', 'dead letters']
    },
    'run.cut-off': {
      cause: 'The process of the run ended before the run did.',
      fix: 'Nothing: the next run goes on where it stopped.',
      decision: 'wait and retry',
      concerns: ['run'],
      shows: ['run']
    }
  }
);
