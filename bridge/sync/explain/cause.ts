/** Whether a record is in Iterable by a sync, the most urgent first. */
export const recordStandings = ['needsAttention', 'waiting', 'in', 'removed', 'notSent'] as const;
export type RecordStanding = (typeof recordStandings)[number];

/** Every cause by its stable name, and how a record stands because of it. */
const standings = {
  'scope.field': 'notSent',
  'scope.blank': 'notSent',
  'scope.other': 'notSent',
  'scope.campaign': 'notSent',
  'scope.member-status': 'notSent',
  'scope.list-view': 'notSent',
  'scope.report': 'notSent',
  'consent.opted-out': 'notSent',
  'identity.shared': 'notSent',
  condition: 'notSent',
  'sync.none': 'notSent',
  'sync.paused': 'notSent',
  'sync.inactive': 'notSent',
  'sync.capture': 'notSent',
  'record.converted': 'notSent',
  'record.forgotten': 'notSent',
  'record.deleted': 'removed',
  'record.merged': 'removed',
  'removed.left': 'removed',
  'removed.other': 'removed',
  'identity.missing': 'needsAttention',
  'identity.invalid': 'needsAttention',
  'rejected.type': 'needsAttention',
  'rejected.required': 'needsAttention',
  'rejected.value': 'needsAttention',
  'rejected.other': 'needsAttention',
  'sync.problem': 'needsAttention',
  'record.invisible': 'needsAttention',
  'waiting.turn': 'waiting',
  'waiting.retry': 'waiting',
  'waiting.held': 'waiting',
  'waiting.settle': 'waiting',
  'waiting.first': 'waiting',
  'in.sent': 'in',
  'in.changed': 'in',
  'in.unchanged': 'in'
} as const satisfies Readonly<Record<string, RecordStanding>>;

export type CauseCode = keyof typeof standings;

/** All of them, for whoever has to know each one. */
export const causeCodes = Object.keys(standings) as CauseCode[];

export const standingBy = (code: CauseCode): RecordStanding => standings[code];

/** What decides whether a record is in Iterable by a sync: for a program, which makes its own sentence of it. */
export interface Cause {
  readonly code: CauseCode;
  /** What the sentence names, by name; texts for people. */
  readonly facts: Readonly<Record<string, string>>;
  /** The one field that decides, as a path such as `Account.Industry`; null for none, or several. */
  readonly fieldPath: string | null;
  /** All fields of the record that the facts name or whose values they show. */
  readonly fieldPaths: readonly string[];
  /** Another record that the cause is about. */
  readonly otherRecordId: string | null;
  /** ISO time: sent at, tried again at, paused since; null for none. */
  readonly moment: string | null;
}

type About = Partial<Pick<Cause, 'facts' | 'otherRecordId' | 'moment'>> & {
  /** The fields that decide: one of them is named. */
  readonly fields?: readonly string[];
};

export function causeOf(code: CauseCode, { fields = [], ...about }: About = {}): Cause {
  const [only = null] = fields;
  return {
    code,
    facts: {},
    otherRecordId: null,
    moment: null,
    ...about,
    fieldPath: fields.length === 1 ? only : null,
    fieldPaths: [...new Set(fields)]
  };
}
