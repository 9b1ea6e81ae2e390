import { entries } from './entry';

/** Settings of the service, and the parts that it keeps itself: ledger and queue. */
export const settingEntries = entries(
  { decision: 'fix configuration', concerns: ['setting'], shows: ['command line', 'bridge doctor'] },
  {
    'settings.invalid': {
      cause:
        'A setting (environment variable) is missing or has a value that cannot be used. The message names it.',
      fix: 'Set the variables that are named; the README lists them all.'
    },
    'settings.not-supported': {
      cause: 'A setting asks for something that this version cannot do.',
      fix: 'Unset it, as the message says.'
    },
    'settings.no-credentials': {
      cause: 'No way to sign in to Salesforce is set.',
      fix: 'Set SF_USERNAME with SF_PRIVATE_KEY or SF_PRIVATE_KEY_FILE, or SF_CLIENT_SECRET.'
    },
    'settings.key-file': {
      cause: 'The file that SF_PRIVATE_KEY_FILE names cannot be read.',
      fix: 'Check the path, and that the service may read the file.'
    },
    'settings.private-key': {
      cause: 'SF_PRIVATE_KEY is not a private key in PEM form.',
      fix: 'Give the RSA key whose certificate is uploaded to the External Client App.'
    },
    'settings.no-api-key': {
      cause: 'There is no API key for an Iterable project.',
      fix: 'Set ITERABLE_API_KEY_<PROJECT>, or ITERABLE_API_KEY for the only project.',
      concerns: ['setting', 'project'],
      shows: ['run', 'bridge check', 'bridge doctor']
    },
    'settings.no-token': {
      cause: 'The admin endpoint would be open to everybody on a public address.',
      fix: 'Set BRIDGE_TOKEN, or let HOST be 127.0.0.1.'
    },
    'templates.missing': {
      cause: 'The folder of ready-made syncs is not there, or not whole.',
      fix: 'Restore the folder "templates" of the bridge.',
      shows: ['admin endpoint']
    },
    'templates.unreadable': {
      cause: 'A file of a ready-made sync cannot be read.',
      fix: 'Restore the folder "templates" of the bridge.',
      shows: ['admin endpoint']
    },
    'settings.port': {
      cause:
        'The address of the admin endpoint cannot be used: another process listens there, or it is not this machine.',
      fix: 'Set another PORT or HOST.'
    },
    'ledger.data-dir': {
      cause: 'The folder of the ledger cannot be opened or written.',
      fix: 'Set DATA_DIR to a folder on a local disk that this user may write to.'
    },
    'ledger.newer': {
      cause: 'A later version of the bridge has written to this ledger.',
      fix: 'Start that version or a later one.'
    },
    'ledger.busy': {
      cause: 'Another process has been writing to the ledger for too long.',
      fix: 'Try again; if it stays, see which process holds DATA_DIR.',
      decision: 'wait and retry',
      concerns: ['service'],
      shows: ['run', 'log', 'command line']
    },
    'ledger.stopped': {
      cause: 'The ledger does not answer any more: the service is stopping, or its disk failed.',
      fix: 'Start the bridge again; check the disk if it comes back.',
      decision: 'wait and retry',
      concerns: ['service'],
      shows: ['log', 'command line', 'admin endpoint']
    },
    'ledger.lease-lost': {
      cause:
        'Another process took over the run, for this one gave no word for too long. Nothing was stored twice.',
      fix: 'Nothing: the other process goes on. If it repeats, see whether the machine stalls.',
      decision: 'wait and retry',
      concerns: ['run', 'service'],
      shows: ['log', 'command line']
    },
    'queue.unreachable': {
      cause: 'Redis, which holds the jobs, gave no answer in time.',
      fix: 'See that the server of REDIS_URL is running and can be reached from here.',
      decision: 'wait and retry',
      concerns: ['setting', 'service'],
      shows: ['admin endpoint', 'log']
    },
    'service.running': {
      cause: 'A service already works on this DATA_DIR; a second one would run every schedule twice.',
      fix: 'Stop it first, or give this one another DATA_DIR.',
      decision: 'wait and retry',
      concerns: ['service', 'setting']
    },
    'doctor.clock': {
      cause: "This machine's clock is wrong by more than a sign-in takes.",
      fix: 'Set it by NTP: sign-ins are refused otherwise.',
      concerns: ['service'],
      shows: ['bridge doctor']
    },
    'doctor.limits': {
      cause: "The org's daily API calls are nearly used up.",
      fix: 'Find out in Setup who uses them, or raise the API allocation of the org.',
      decision: 'wait and retry',
      concerns: ['service'],
      shows: ['bridge doctor']
    },
    'doctor.definitions': {
      cause: 'Some definitions have problems and cannot run.',
      fix: 'Run "bridge check": it lists them.',
      concerns: ['sync'],
      shows: ['bridge doctor']
    },
    'doctor.status-fields': {
      cause: 'The object can be read, but its status fields may not be written.',
      fix: 'Assign the permission set Iterable_Sync_Bridge_Integration to the integration user.',
      concerns: ['sync', 'field'],
      shows: ['bridge doctor']
    }
  }
);
