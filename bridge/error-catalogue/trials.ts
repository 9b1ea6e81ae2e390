import { entries } from './entry';

/** What is wrong with what somebody asked of a trial: a definition that is sent to a few people first. */
export const trialEntries = entries(
  { decision: 'reject', concerns: ['request', 'sync'], shows: ['admin endpoint'] },
  {
    'trial.nobody': {
      cause: 'Of the records looked at, none would change in Iterable.',
      fix: 'Change the definition or its scope, or publish it: there is nothing to try.'
    },
    'trial.undecided': {
      cause: 'Another trial of the sync is neither undone nor kept.',
      fix: 'Undo it or keep it first: what people had before belongs to one trial at a time.'
    },
    'trial.unknown': {
      cause: 'There is no trial of this id, or it is older than RETENTION_DAYS.',
      fix: 'GET /v1/trials?sync=<name> lists the trials of a sync.'
    },
    'trial.decided': {
      cause: 'The trial cannot be undone or kept as it stands: it is under way, or was decided before.',
      fix: 'Wait until it has been sent; after a decision, start a new trial.'
    },
    'trial.changed': {
      cause:
        'What the trial would do is not what was looked at: records or the definition changed meanwhile.',
      fix: 'Look again at what the trial would do, then start it.'
    },
    'trial.not-read': {
      cause: 'Iterable does not tell what a person was before the trial, so an undo could give nothing back.',
      fix: 'Correct the person in Iterable or Salesforce, and start another trial.'
    },
    'trial.not-undone': {
      cause: 'Iterable did not take the call that gives a person back what was there before the trial.',
      fix: 'Undo again; if that does not help, correct the person in Iterable.'
    }
  }
);
