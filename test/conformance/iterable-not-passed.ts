/** Recorded answers that the local Iterable does not give, and the section of iterable-api that is the reason. */
export interface NotPassed {
  readonly section: string;
  readonly reason: string;
  /** What is answered instead. */
  readonly status: number;
  /** Ids of the recorded interactions. */
  readonly ids: readonly string[];
}

export const notPassed: readonly NotPassed[] = [
  {
    section: '9',
    reason: 'the list was a dynamic one, and dynamic lists cannot be written: in 2017 they were',
    status: 400,
    ids: ['vcr-105', 'vcr-106', 'vcr-107']
  }
];
