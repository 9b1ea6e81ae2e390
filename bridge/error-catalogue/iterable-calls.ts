import { entries } from './entry';

/** Iterable as a whole: what concerns all calls of a project, not single records. */
export const iterableCallEntries = entries(
  { decision: 'fix configuration', concerns: ['project'], shows: ['run', 'bridge check', 'bridge doctor'] },
  {
    'iterable.api-key': {
      cause:
        'Iterable does not accept the API key: it is wrong, of another data centre, or made for apps (JWT).',
      fix: 'Check ITERABLE_API_KEY: a server-side key of the project, and of the same data centre as the project.',
      decision: 're-authenticate',
      concerns: ['project', 'setting']
    },
    'iterable.forbidden': {
      cause: 'The API key is known, and may not do this.',
      fix: 'Use a server-side API key of the project; catalogs are an add-on of the Iterable account.',
      decision: 're-authenticate',
      concerns: ['project', 'setting']
    },
    'iterable.unexpected': {
      cause: 'The answer is none of Iterable: something else answers at that address.',
      fix: 'Check ITERABLE_API_URL, and what lies between the bridge and Iterable.',
      concerns: ['setting']
    },
    'iterable.nothing-there': {
      cause: 'Iterable does not know what the call is about.',
      fix: 'Check the target of the step; catalogs are an add-on of the Iterable account.',
      concerns: ['rule', 'project']
    },
    'iterable.unknown-catalog': {
      cause: 'The Iterable project has no such catalog.',
      fix: 'Create the catalog in Iterable, or correct the target of the step.',
      concerns: ['rule', 'project']
    },
    'iterable.unknown-list': {
      cause:
        'The Iterable project has no such list, or it cannot be changed by calls (only static lists can).',
      fix: 'Create a static list in Iterable, or correct the target of the step.',
      concerns: ['rule', 'project']
    },
    'iterable.field-limit': {
      cause: 'The Iterable project has no room for more fields.',
      fix: 'Map onto existing fields, or have the limit raised by Iterable.',
      concerns: ['field', 'project']
    },
    'iterable.not-single': {
      cause: 'An operation was to be sent by a call that does not exist.',
      fix: 'This is a defect of the bridge: please report it.',
      decision: 'reject',
      concerns: ['run']
    },
    'iterable.unreadable': {
      cause: 'An answer of Iterable does not have the form that it should have.',
      fix: 'Nothing, if it passes; else look at what lies between the bridge and Iterable, and report it.',
      decision: 'wait and retry',
      shows: ['record', 'run', 'log']
    },
    'iterable.rate-limit': {
      cause: 'Iterable asks to slow down.',
      fix: 'Nothing: it is tried again when Iterable says. If it is often so, other programs use the same project.',
      decision: 'wait and retry',
      concerns: ['project', 'record'],
      shows: ['record', 'run', 'log']
    },
    'iterable.daily-limit': {
      cause:
        'Iterable takes only so many calls of this kind (forgetting people) in 24 hours, and that many were made.',
      fix: 'Nothing: the rest follows by itself when the 24 hours are over. Iterable can raise the limit.',
      decision: 'wait and retry',
      concerns: ['project', 'record'],
      shows: ['record', 'run']
    },
    'iterable.unavailable': {
      cause: 'Iterable answered that it has trouble of its own (5xx, or no answer in its time).',
      fix: 'Nothing: tried again by itself. If it stays, see status.iterable.com.',
      decision: 'wait and retry',
      concerns: ['run', 'record'],
      shows: ['record', 'run', 'log']
    },
    'iterable.unreachable': {
      cause: 'No answer came from Iterable, several times in a row: the network, or its address.',
      fix: 'Nothing, if it passes; else check ITERABLE_API_URL, and that this machine can reach it.',
      decision: 'wait and retry',
      concerns: ['run', 'record', 'setting'],
      shows: ['record', 'run', 'log', 'bridge doctor']
    },
    'iterable.stopped': {
      cause: 'The bridge was stopped before the call went out.',
      fix: 'Nothing: the next run sends it.',
      decision: 'wait and retry',
      concerns: ['record', 'run'],
      shows: ['record', 'log']
    },
    'iterable.opt-out-not-kept': {
      cause:
        'Before two users are merged the opt-outs of both are written to the one that stays, and Iterable did not take that.',
      fix: 'Nothing: tried again by itself, and nothing is merged before.',
      decision: 'wait and retry',
      concerns: ['record', 'rule'],
      shows: ['record', 'run']
    },
    'consent.unreachable': {
      cause: 'Iterable could not be told of opt-outs, which go before everything else: so nothing was sent.',
      fix: 'Nothing: the next run tries again. If it stays, see why Iterable cannot be reached.',
      decision: 'wait and retry',
      concerns: ['run', 'rule'],
      shows: ['run']
    }
  }
);
