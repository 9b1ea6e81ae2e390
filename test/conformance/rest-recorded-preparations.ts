/** What has to happen before a recorded step, where it does not follow from the steps before it. */
import type { Fault } from '../stand-ins/org/faults';

export interface Preparation {
  readonly why: string;
  /** The step is replayed in an org of its own. */
  readonly own?: true;
  /** The object whose records are gone. */
  readonly empty?: string;
  readonly fault?: Fault;
  /** When the clock of an own org stands. */
  readonly now?: string;
}

/** By the place of the step: recording, session, step. */
export const preparations: Readonly<Record<string, Preparation>> = {
  'cumulusci/0/5': { why: 'the records of step 3 were deleted in between', empty: 'Account' },
  'cumulusci/5/32': {
    why: 'the answer has no record that the session wrote: it is of another run',
    own: true
  },
  'cumulusci/6/32': {
    why: 'the answer has no record that the session wrote: it is of another run',
    own: true
  },
  'cumulusci/12/2': { why: 'one user is asked for, whichever it is', empty: 'User' },
  'cumulusci/22/0': {
    why: 'nothing changed since the date that the client names',
    own: true,
    now: '2020-08-14T20:53:02Z'
  },
  'cumulusci/26/0': {
    why: 'the answer did not come through',
    fault: { kind: 'raw', status: 500, body: '' }
  },
  'cumulusci/29/1': { why: 'when the schema last changed', own: true, now: '2022-06-28T03:46:54Z' }
};
