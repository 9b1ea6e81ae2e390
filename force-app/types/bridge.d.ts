// Written by `npm run generate:bridge-types` from the answers of the bridge's admin API: change those.

declare namespace Bridge {
  type AffectedRecords = {
    readonly records: readonly {
      readonly recordId: string;
      readonly objectName: string;
      readonly runId: string;
      readonly happenedAt: string;
      readonly attempts: number;
      readonly message: string;
      readonly fix: string;
      /** As elsewhere; null when nobody knows. */
      readonly fieldPaths: readonly string[] | null;
      readonly iterableKey: string | null;
      /** As elsewhere; null when nobody knows. */
      readonly keyPaths: readonly string[] | null;
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type AskedRecords = {
    readonly runs: readonly {
      /** To be followed at /v1/records/progress. */
      readonly runId: string;
      readonly syncName: string;
      readonly syncLabel: string;
      /** Members of a campaign that was asked for among them. */
      readonly recordIds: readonly string[];
    }[];
    readonly notCovered: readonly {
      readonly recordId: string;
      readonly reason: string;
    }[];
  };

  type Budget = {
    readonly systemName: 'Salesforce' | 'Iterable';
    readonly projectName: string | null;
    readonly used: number;
    /** Null before Salesforce has said its limit. */
    readonly allowed: number | null;
    /** Salesforce: the last 24 hours. Iterable: calls for many users in the last minute. */
    readonly period: 'day' | 'minute';
    /** No calls by schedule before. */
    readonly pausedUntil: string | null;
  };

  type Call = {
    readonly id: number;
    readonly at: string;
    /** Null outside of a run. */
    readonly run: string | null;
    readonly sync: string | null;
    readonly side: 'salesforce' | 'iterable';
    /** Our name for what was called, e.g. bulkUpdate. */
    readonly endpoint: string;
    readonly method: string;
    /** Without the query. */
    readonly path: string;
    /** 1 for the first. */
    readonly attempt: number;
    /** Null when there was no answer. */
    readonly status: number | null;
    /** Codes of what was wrong with the call or its rows. */
    readonly causes: readonly string[];
    readonly durationMs: number;
    readonly bytesSent: number;
    readonly bytesReceived: number | null;
    /** Rows that it carried. */
    readonly rows: number;
    /** Rows that the answer calls failed. */
    readonly failed: number;
    /** The first of the records concerned. */
    readonly records: readonly string[];
    readonly recordCount: number;
    /** `body` as sent; of many rows `shown` names the records of those that are kept. */
    readonly request: unknown;
    readonly response: unknown;
    /** Of calls that are asked for by a person: why nothing of that person is in request or response. */
    readonly note?: string;
  };

  type Calls = {
    readonly calls: readonly Call[];
    /** Cursor of the next page. */
    readonly next: number | null;
  };

  type CampaignCounts = {
    readonly campaign: string;
    readonly members: number;
    readonly statuses: readonly {
      readonly status: string | null;
      readonly members: number;
    }[];
    readonly syncs: readonly {
      readonly sync: string;
      readonly members: number;
      readonly reasons: readonly {
        readonly reason: string;
        readonly records: number;
        /** In a person’s words. */
        readonly text: string;
      }[];
      readonly unexplained: number;
      readonly lists: readonly ListCounts[];
    }[];
  };

  type CampaignLinks = {
    readonly campaign: string;
    readonly members: number;
    readonly statuses: readonly {
      readonly status: string | null;
      readonly members: number;
    }[];
    /** Syncs that take members of campaigns to lists. */
    readonly carriers: readonly {
      readonly sync: string;
      readonly label: string;
      readonly status: string;
      readonly project: string;
    }[];
    /** Why no link can be made; null where one can. */
    readonly problem: {
      readonly message: string;
      readonly fix: string;
    } | null;
    /** That a person who is new to Iterable takes to show on a list. */
    readonly settleSeconds: number;
    /** Paused ones are left out. */
    readonly links: readonly {
      /** Of the record in Salesforce, or of the custom metadata. */
      readonly name: string;
      readonly origin: 'metadata' | 'record';
      readonly sync: string;
      readonly syncLabel: string;
      /** Null while the list is not made. */
      readonly listId: number | null;
      readonly listName: string | null;
      /** Null: members of any status. */
      readonly statuses: readonly string[] | null;
      /** Null: as the step says. */
      readonly onLeave: 'Nothing' | 'Remove_From_List' | null;
      /** What the list is for. Null: any opt-out keeps people off it. */
      readonly purpose: {
        readonly scope: 'Channel' | 'Message_Type' | null;
        readonly iterableId: number | null;
        /** Null where Iterable does not have it, or does not tell. */
        readonly name: string | null;
      } | null;
      /** They add up to the members. Null while a large campaign is being read: look again. */
      readonly groups: readonly {
        readonly standing: 'on-list' | 'waiting' | 'not-looked-at' | 'not-chosen' | 'leaving' | 'not-sent' | 'needs-attention';
        /** Why; empty where there is nothing to say. */
        readonly code: string;
        /** The same in a person’s words. */
        readonly text: string;
        readonly count: number;
        /** Of the first 200 members. */
        readonly recordIds: readonly string[];
      }[] | null;
    }[];
  };

  type CampaignLists = {
    readonly project: string;
    readonly lists: readonly {
      readonly id: number;
      readonly name: string;
    }[];
    readonly isMore: boolean;
  };

  type CampaignSync = {
    readonly members: number;
    readonly runs: readonly string[];
    readonly syncs: readonly string[];
  };

  type CatalogFields = {
    readonly project: string;
    readonly catalog: string;
    readonly readAt: string;
    readonly fields: readonly {
      readonly name: string;
      readonly type: string;
    }[];
    /** Fields that items have and that have no type yet. */
    readonly untyped: readonly string[];
  };

  type Causes = {
    readonly causes: readonly {
      /** Names the group at /v1/causes/{key}. */
      readonly key: string;
      readonly syncName: string;
      readonly syncLabel: string;
      /** Null for a sync that is not there any more. */
      readonly objectName: string | null;
      readonly code: string;
      readonly field: string | null;
      /** As elsewhere; null when nobody knows. */
      readonly fieldPaths: readonly string[] | null;
      readonly count: number;
      /** Of the last tries. */
      readonly oldestAt: string;
      readonly newestAt: string;
      readonly meaning: string | null;
      readonly fix: string | null;
      readonly canReplay: boolean;
    }[];
  };

  type Check = {
    readonly syncs: readonly string[];
    readonly problems: readonly DefinitionProblem[];
    readonly notices: readonly {
      readonly sync: string;
      readonly message: string;
    }[];
    /** User fields of each project. */
    readonly fields: readonly {
      readonly used: number;
      readonly limit: number;
      readonly left: number;
      readonly percent: number;
      readonly project: string;
    }[];
  };

  type Condition = {
    readonly isValid: boolean;
    readonly problem: {
      readonly message: string;
      readonly fix: string;
    } | null;
    /** Null where nothing is chosen, or it cannot be read. */
    readonly tree: ConditionTree | null;
    /** Records that it selects now. */
    readonly count: number | null;
    /** How Salesforce would find all of them; null where it was not asked. */
    readonly plan: {
      /** The whole table is read for table; unknown: Salesforce did not say. */
      readonly how: 'index' | 'table' | 'other' | 'unknown';
      /** Above 1 it is too much for an index to help. */
      readonly cost: number | null;
      /** Records of the object, estimated by Salesforce. */
      readonly tableSize: number | null;
      /** Fields of the condition that no index helps with. */
      readonly unhelped: readonly string[];
    } | null;
    /** Fields of the object that it names. */
    readonly fields: readonly string[];
    /** What a person should know although it is right. */
    readonly notices: readonly string[];
  };

  type ConditionTree = {
    readonly kind: 'all' | 'any' | 'not' | 'clause';
    /** Null for groups. */
    readonly clause: {
      /** As SOQL. */
      readonly text: string;
      /** Null for functions and semi-joins. */
      readonly comparison: {
        readonly field: string;
        /** In capitals: =, LIKE, NOT IN. */
        readonly operator: string;
        readonly values: readonly {
          /** literal: what SOQL knows by name, such as LAST_N_DAYS:5, and macros. */
          readonly type: 'text' | 'number' | 'boolean' | 'null' | 'date' | 'moment' | 'literal';
          /** Without quotes. */
          readonly text: string;
        }[];
      } | null;
    } | null;
    readonly parts: readonly ConditionTree[];
  };

  type ConsentCheck = {
    readonly project: string;
    readonly problems: readonly {
      /** DeveloperName of the rule. */
      readonly rule: string;
      readonly code: string;
      readonly message: string;
      readonly fix: string;
    }[];
    /** Channels and message types of the project. */
    readonly targets: readonly {
      readonly scope: 'Channel' | 'Message_Type';
      readonly id: number;
      readonly name: string;
    }[];
    /** Records with the counted checkbox ticked; null when it was not, or cannot be, counted. */
    readonly people: number | null;
  };

  type Counts = {
    readonly extracted: number;
    readonly unchanged: number;
    readonly mapped: number;
    readonly delivered: number;
    readonly skipped: number;
    readonly rejected: number;
    readonly deferred: number;
    readonly removed: number;
    /** Records whose own status fields were updated. */
    readonly writtenBack: number;
    readonly writeBackErrors: number;
  };

  type CreatedFields = {
    readonly project: string;
    readonly created: readonly {
      readonly name: string;
      readonly type: string;
    }[];
    /** What was written for it, in a sentence. */
    readonly wrote: string;
    readonly notices: readonly string[];
  };

  type DeadLetterCauses = {
    readonly causes: readonly {
      readonly sync: string;
      readonly code: string;
      readonly field: string | null;
      readonly count: number;
      /** Of the last tries. */
      readonly oldest: string;
      readonly newest: string;
    }[];
  };

  type DeadLetters = {
    readonly deadLetters: readonly {
      /** <sync>:<record id>. */
      readonly id: string;
      readonly sync: string;
      readonly recordId: string;
      readonly object: string;
      /** The cause; /v1/errors/{code} explains it. */
      readonly code: string;
      readonly message: string;
      readonly field: string | null;
      readonly fix: string | null;
      readonly attempts: number;
      /** Of the last try. */
      readonly at: string;
      /** That tried last. */
      readonly run: string;
      /** Version of the definition that it was refused under. */
      readonly definition: string;
      /** What was sent; null when the record could not be mapped. */
      readonly payload: unknown;
      /** When payload and reason went; null while they are there. */
      readonly expiredAt: string | null;
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type DecidedRun = {
    /** The run whose removals were held. */
    readonly held: Run;
    /** Sends the removals; to be followed at /v1/runs/{id}. */
    readonly run: string | null;
  };

  type DeferredRecords = {
    readonly deferred: readonly {
      /** <sync>:<record id>. */
      readonly id: string;
      readonly sync: string;
      readonly recordId: string;
      readonly object: string;
      /** The cause; /v1/errors/{code} explains it. */
      readonly code: string;
      readonly message: string;
      readonly field: string | null;
      readonly fix: string | null;
      readonly attempts: number;
      /** Of the last try. */
      readonly at: string;
      /** Tried again by the first run of the sync from then on; null: a person decides first. */
      readonly retryAt: string | null;
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type Definition = {
    readonly sync: string;
    /** What runs are pinned to; null where something was wrong, so that none was. */
    readonly version: string | null;
    /** Published: the hash of the sync matches its rows. Deployed: outside the app. */
    readonly source: 'published' | 'deployed';
    /** From when on it was taken. */
    readonly at: string;
    readonly rows: {
      readonly sync: Readonly<Record<string, unknown>>;
      readonly steps: readonly Readonly<Record<string, unknown>>[];
      readonly mappings: readonly Readonly<Record<string, unknown>>[];
    };
  };

  type DefinitionProblem = {
    readonly sync: string | null;
    readonly where: string;
    readonly code: string;
    readonly message: string;
    readonly fix: string;
  };

  type Definitions = {
    readonly sync: string;
    readonly definitions: readonly {
      /** What runs are pinned to; null where something was wrong, so that none was. */
      readonly version: string | null;
      /** Published: the hash of the sync matches its rows. Deployed: outside the app. */
      readonly source: 'published' | 'deployed';
      /** From when on it was taken. */
      readonly at: string;
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type Difference = {
    readonly where: string;
    readonly change: 'added' | 'removed' | 'changed';
    /** Null where a whole row came or went. */
    readonly field: string | null;
    readonly before: string | null;
    readonly after: string | null;
  };

  type Differences = {
    readonly differences: readonly Difference[];
  };

  type ExpectedOutcome = {
    readonly status: 'delivered' | 'unchanged' | 'skipped' | 'rejected' | 'deferred';
    readonly code: string;
    readonly message: string;
    readonly field?: string;
    readonly fix?: string;
    readonly retryAt?: string;
    readonly identityKey?: string;
  };

  type ExplainedError = {
    readonly code: string;
    /** The entry that explains it: the code, or a family such as iterable.http-*. */
    readonly entry: string;
    readonly decision: 'fix configuration' | 're-authenticate' | 'wait and retry' | 'split' | 'reject' | 'by rule';
    readonly cause: string;
    readonly fix: string;
    /** What it is about: record, field, rule, sync, run, project, ... */
    readonly concerns: readonly string[];
    /** Where a person meets it. */
    readonly shows: readonly string[];
  };

  type ExplainedErrors = {
    readonly errors: readonly ExplainedError[];
  };

  type Explanation = {
    /** What the text was taken for. */
    readonly as: 'record' | 'identity';
    readonly records: readonly {
      readonly recordId: string;
      readonly syncs: readonly {
        readonly sync: string;
        readonly label: string;
        /** Version of the definition that decided. */
        readonly definition: string;
        readonly checks: readonly RecordCheck[];
        /** The first rule that stops the record. */
        readonly stoppedBy: string | null;
        /** What a run would come to; null where none would begin. */
        readonly outcome: ExpectedOutcome | null;
      }[];
      readonly others: readonly {
        readonly sync: string;
        readonly reason: string;
      }[];
    }[];
    readonly problems: readonly DefinitionProblem[];
  };

  type FieldAccess = {
    readonly user: {
      readonly id: string;
      readonly name: string;
      readonly username: string;
    };
    readonly missing: readonly {
      readonly objectName: string;
      /** A field or relationship as a path names it; null for the object itself. */
      readonly fieldName: string | null;
      readonly need: 'read' | 'edit';
    }[];
  };

  type FieldMeter = {
    readonly used: number;
    readonly limit: number;
    readonly left: number;
    readonly percent: number;
  };

  type Forecast = {
    readonly sync: string;
    readonly window: {
      /** Null: everything is read. */
      readonly start: string | null;
      readonly end: string;
    };
    readonly records: {
      readonly total: number;
      /** False: there are at least so many. */
      readonly exact: boolean;
      readonly inWindow: number;
      /** To be tried again. */
      readonly due: number;
      /** For what belongs to them changed. */
      readonly related: number;
      /** Members of campaigns that were linked since the last run. */
      readonly linked: number;
      /** For later runs, by the cap of Max records. */
      readonly leftOver: number;
    };
    readonly outcomes: {
      readonly delivered: number;
      readonly unchanged: number;
      readonly skipped: number;
      readonly rejected: number;
      readonly deferred: number;
      /** True: a sample speaks for all. */
      readonly estimated: boolean;
      /** Records that were worked out. */
      readonly sample: number;
      readonly reasons: readonly {
        readonly code: string;
        readonly records: number;
      }[];
    };
    /** Records by what becomes of them and why; they sum to records.total. */
    readonly groups: readonly {
      readonly outcome: 'create' | 'update' | 'unchanged' | 'remove' | 'not-sent' | 'needs-attention' | 'waiting';
      /** Name of the rule or cause; empty for what is sent or unchanged. */
      readonly code: string;
      /** The rule or cause in a sentence, of one of its records; empty for none. */
      readonly reason: string;
      readonly count: number;
      /** A sample speaks for the others. */
      readonly isRough: boolean;
      /** Of the records worked out, 50 at most. */
      readonly recordIds: readonly string[];
    }[];
    /** Records whose own status fields would be written. */
    readonly writtenBack: number;
    readonly calls: {
      readonly salesforce: {
        readonly reading: number;
        readonly writeBack: number;
        readonly total: number;
      };
      readonly iterable: readonly {
        readonly endpoint: string;
        readonly calls: number;
        readonly perSecond: number;
        readonly seconds: number;
      }[];
      /** To Iterable before the first record: fields, lists, channels, lists that are made. */
      readonly before: number;
      /** Users that are looked up, one call each. */
      readonly lookUps: number;
    };
    readonly minutes: number;
    readonly endsAt: string;
    readonly fields: {
      readonly meter: FieldMeter;
      readonly toCreate: readonly string[];
    };
    readonly budget: {
      /** Salesforce calls that the bridge may make in 24 hours. */
      readonly share: number | null;
      /** Of these, for a backfill. */
      readonly left: number | null;
      /** What the run takes of the share. */
      readonly percent: number | null;
    };
    readonly notes: readonly string[];
  };

  type ForecastPeople = {
    readonly people: readonly {
      readonly recordId: string;
      readonly outcome: 'create' | 'update' | 'unchanged' | 'remove' | 'not-sent' | 'needs-attention' | 'waiting';
      /** Empty where there is nothing to say. */
      readonly code: string;
      readonly message: string;
      readonly field: string | null;
      readonly fix: string | null;
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type Found = {
    /** What the text was taken for. */
    readonly as: readonly ('record' | 'email' | 'userId')[];
    readonly records: readonly {
      readonly recordId: string;
      readonly states: readonly RecordState[];
    }[];
  };

  type FoundPeople = {
    /** What the text was taken for. */
    readonly as: readonly ('record' | 'email' | 'userId')[];
    readonly records: readonly {
      readonly recordId: string;
      readonly objectName: string | null;
      readonly standings: readonly {
        readonly syncName: string;
        readonly syncLabel: string;
        readonly status: 'Synced' | 'Pending' | 'Skipped' | 'Failed' | 'Removed';
        readonly message: string | null;
        /** As elsewhere; null when nobody knows. */
        readonly fieldPaths: readonly string[] | null;
        readonly lastSyncedAt: string | null;
      }[];
      readonly runs: readonly {
        readonly runId: string;
        readonly syncName: string;
        readonly syncLabel: string;
        readonly happenedAt: string;
        readonly outcome: 'delivered' | 'unchanged' | 'skipped' | 'rejected' | 'deferred';
        readonly message: string | null;
        /** As elsewhere; null when nobody knows. */
        readonly fieldPaths: readonly string[] | null;
      }[];
      /** What the record is known by in Iterable. */
      readonly keyPaths: readonly string[] | null;
    }[];
  };

  type Health = {
    readonly status: 'ok';
  };

  type HeldRecords = {
    readonly records: readonly {
      readonly recordId: string;
      readonly reason: string;
      /** Fields that the reason names; null when nobody knows. */
      readonly fieldPaths: readonly string[] | null;
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type HeldRemovals = {
    readonly removals: number;
    /** Records that were there before. */
    readonly present: number;
    /** The five most frequent ones. */
    readonly reasons: readonly {
      readonly reason: string;
      readonly count: number;
    }[];
    readonly decision: 'approved' | 'discarded' | null;
    readonly decidedBy: string | null;
    readonly decidedAt: string | null;
  };

  type HeldRun = {
    readonly runId: string;
    readonly syncName: string;
    readonly syncLabel: string;
    readonly heldAt: string;
    /** Records that would be removed. */
    readonly removals: number;
    /** Records that were there before. */
    readonly present: number;
    /** The five most frequent ones. */
    readonly reasons: readonly {
      readonly reason: string;
      readonly count: number;
      /** Fields that the reason names; null when nobody knows. */
      readonly fieldPaths: readonly string[] | null;
    }[];
  };

  type Home = {
    readonly asOf: string;
    readonly syncs: readonly SyncView[];
    /** Newest first, a hundred at most. */
    readonly held: readonly HeldRun[];
    readonly problems: readonly ProblemView[];
    readonly budgets: readonly Budget[];
  };

  type IterableCatalogs = {
    readonly project: string;
    readonly catalogs: readonly {
      readonly name: string;
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type IterableChannels = {
    readonly project: string;
    readonly channels: readonly {
      readonly id: number;
      readonly name: string;
      readonly messageTypes: readonly {
        readonly id: number;
        readonly name: string;
        readonly policy: 'OptIn' | 'OptOut';
      }[];
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type IterableFields = {
    readonly project: string;
    readonly meter: FieldMeter;
    readonly fields: readonly {
      readonly name: string;
      readonly type: string;
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type IterableLists = {
    readonly project: string;
    readonly lists: readonly {
      readonly id: number;
      readonly name: string;
      /** Standard is a static list: the only kind that a sync can change. */
      readonly type: string;
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type LinkForecast = {
    readonly members: number;
    readonly willGo: number;
    readonly willNot: number;
    /** They add up to the members. */
    readonly groups: readonly {
      readonly standing: 'on-list' | 'waiting' | 'not-looked-at' | 'not-chosen' | 'leaving' | 'not-sent' | 'needs-attention';
      /** Why; empty where there is nothing to say. */
      readonly code: string;
      /** The same in a person’s words. */
      readonly text: string;
      readonly count: number;
      /** Of the first 200 members. */
      readonly recordIds: readonly string[];
    }[];
    /** Worked out from 2,000 of the members. */
    readonly isRough: boolean;
  };

  type LinksLookedAt = {
    /** False: the look failed and is tried again. */
    readonly done: boolean;
  };

  type ListCounts = {
    /** Id in Iterable. */
    readonly list: number;
    /** Records that stand on the list for all that is known here. */
    readonly records: number;
    readonly users: number;
    /** Records that share a user with another one. */
    readonly sameUser: number;
    /** Users on the list in Iterable. */
    readonly size: number;
    readonly both: number;
    /** Put on the list from here, and not on it. Reason: list.<id>.missing */
    readonly missing: number;
    /** On it through another sync or campaign. Reason: list.<id>.others */
    readonly others: number;
    /** On it, and not from here. Reason: list.<id>.strangers */
    readonly strangers: number;
  };

  type MadeField = {
    readonly name: string;
    readonly type: string;
    /** False: it was there already. */
    readonly created: boolean;
    readonly notices: readonly string[];
  };

  type MadeList = {
    readonly id: number;
    readonly name: string;
    /** Standard is a static list: the only kind that a sync can change. */
    readonly type: string;
    /** False: a static list of that name was there already. */
    readonly created: boolean;
  };

  type MappingTargets = {
    readonly project: string;
    readonly readAt: string;
    /** User fields by name, nested ones as parent.child. Null: could not be read, see problems. */
    readonly fields: readonly {
      readonly name: string;
      readonly type: string;
    }[] | null;
    /** Null: could not be read, see problems. */
    readonly lists: readonly {
      readonly id: number;
      readonly name: string;
      readonly type: string;
    }[] | null;
    /** Null: could not be read, see problems. */
    readonly catalogs: readonly string[] | null;
    /** Null: could not be read, see problems. */
    readonly channels: readonly {
      readonly id: number;
      readonly name: string;
      readonly messageTypes: readonly {
        readonly id: number;
        readonly name: string;
        readonly policy: 'OptIn' | 'OptOut';
      }[];
    }[] | null;
    readonly problems: readonly {
      readonly part: 'fields' | 'lists' | 'catalogs' | 'channels';
      readonly message: string;
      readonly fix: string;
    }[];
  };

  type MappingWords = {
    readonly operations: readonly {
      readonly name: 'Update_User' | 'Update_Email' | 'Merge_Users' | 'Update_Subscriptions' | 'Subscribe_List' | 'Unsubscribe_List' | 'Track_Event' | 'Track_Purchase' | 'Update_Cart' | 'Upsert_Catalog_Item' | 'Delete_Catalog_Item' | 'Delete_User' | 'Forget_User' | 'Unforget_User';
      /** What Target__c of the step names. */
      readonly stepTarget: 'list' | 'catalog' | 'event' | 'none';
      /** What Mode__c says. */
      readonly mode: 'user' | 'event' | 'none';
      readonly isAboutUser: boolean;
      /** Whether Merge_Nested_Objects__c counts. */
      readonly mergesFields: boolean;
      /** Values of On_Exit__c beside Nothing. */
      readonly exits: readonly string[];
      readonly targets: TargetWords;
    }[];
    /** Of the elements of `items`. */
    readonly itemTargets: TargetWords;
    readonly transforms: readonly {
      readonly name: string;
      readonly form: string;
      readonly does: string;
      readonly takesArguments: boolean;
    }[];
    readonly types: readonly {
      readonly name: string;
      /** Types whose values a field of this one takes. */
      readonly takes: readonly string[];
    }[];
    /** User fields that Iterable keeps itself. */
    readonly managedFields: readonly string[];
  };

  type MissingFields = {
    readonly sync: string;
    readonly project: string;
    readonly meter: FieldMeter;
    readonly fields: readonly {
      /** Nested ones as parent.child. */
      readonly name: string;
      /** Stays for good. */
      readonly type: string;
      /** Why it cannot be created. */
      readonly problem: string | null;
    }[];
    /** What creating them writes, in a sentence. */
    readonly writes: string;
  };

  type Outcome = {
    readonly run: string;
    readonly sync: string;
    readonly recordId: string;
    readonly object: string;
    readonly at: string;
    readonly status: 'delivered' | 'unchanged' | 'skipped' | 'rejected' | 'deferred';
    /** Name of the rule or cause; empty for delivered and unchanged. */
    readonly code: string;
    readonly message: string;
    readonly field?: string;
    readonly fix?: string;
    readonly retryAt?: string;
    /** E-mail or user id in Iterable. */
    readonly identityKey?: string;
  };

  type Outcomes = {
    readonly records: readonly Outcome[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type PausedSync = {
    readonly sync: string;
    readonly label: string;
    readonly status: string;
    /** Who paused it here; null when nobody did. */
    readonly pausedBy: string | null;
    readonly pausedAt: string | null;
  };

  type Plan = {
    readonly sync: string;
    /** 16 digits: names the row, the active steps and mappings of the sync. */
    readonly version: string;
    /** Version that is published; null for a new sync. */
    readonly previous: string | null;
    /** For Definition_Hash__c. */
    readonly hash: string;
    /** To be deployed in this order; none when nothing changes. */
    readonly rows: readonly {
      readonly type: string;
      readonly name: string;
      readonly label: string;
      readonly values: Readonly<Record<string, string | number | boolean | null>>;
    }[];
    readonly differences: readonly Difference[];
    /** What somebody else published since the draft was begun. */
    readonly conflict: {
      /** 16 digits: names the row, the active steps and mappings of the sync. */
      readonly version: string;
      readonly at: string | null;
      readonly differences: readonly Difference[];
    } | null;
    readonly problems: readonly DefinitionProblem[];
    /** The sync could not run with these problems. */
    readonly isBlocked: boolean;
    /** API names without namespace, parents by DeveloperName: `"Sync__c": "Contacts"`. */
    readonly definition: {
      readonly syncs: readonly Readonly<Record<string, unknown>>[];
      readonly steps: readonly Readonly<Record<string, unknown>>[];
      readonly mappings: readonly Readonly<Record<string, unknown>>[];
      readonly campaignLinks?: readonly Readonly<Record<string, unknown>>[];
      readonly consentRules?: readonly Readonly<Record<string, unknown>>[];
      readonly projects?: readonly Readonly<Record<string, unknown>>[];
    };
  };

  type Preview = {
    readonly sync: string;
    /** Version of the definition. */
    readonly definition: string;
    readonly object: string;
    /** Null for data without an id. */
    readonly recordId: string | null;
    /** Can be sent back as "record". */
    readonly originalData: Readonly<Record<string, unknown>> | null;
    readonly scope: {
      readonly verdict: 'in scope' | 'out of scope' | 'not checked';
      readonly reasons: readonly string[];
      readonly clauses: readonly {
        /** SOQL. */
        readonly clause: string;
        readonly truth: 'true' | 'false' | 'unknown';
        readonly sentence: string;
      }[];
    };
    readonly consent: {
      readonly optedOut: boolean;
      readonly field: string | null;
      /** Belongs on a list that is for other messages than those that the person opted out of. */
      readonly joins: boolean;
    };
    readonly identity: {
      readonly identity: {
        readonly kind: 'email' | 'userId' | 'item';
        readonly value: string;
        readonly key: string;
      } | null;
      readonly problem: {
        readonly code: string;
        readonly message: string;
        readonly field: string;
        readonly fix: string;
      } | null;
      readonly sharedWith: {
        readonly recordId: string;
        readonly sync: string;
        readonly object: string;
      } | null;
    };
    readonly steps: readonly PreviewStep[];
    /** The steps are those that would be taken if the record were in scope: as it is, none is. */
    readonly hypothetical: boolean;
    readonly user: {
      /** As Iterable has it. */
      readonly now: {
        readonly email: string | null;
        readonly userId: string | null;
        readonly dataFields: Readonly<Record<string, unknown>>;
      } | null;
      readonly differences: readonly {
        readonly field: string;
        readonly change: 'added' | 'changed' | 'unchanged' | 'cleared';
        readonly from: unknown;
        readonly to: unknown;
      }[];
    };
    readonly outcome: ExpectedOutcome;
    readonly ifInScope: ExpectedOutcome | null;
    readonly waits: readonly {
      readonly until: string;
      readonly message: string;
    }[];
    readonly notices: readonly string[];
    /** What really happened, where a live test was asked for. */
    readonly live: {
      readonly run: Run;
      readonly readBack: {
        readonly user: {
          readonly email: string | null;
          readonly userId: string | null;
          readonly dataFields: Readonly<Record<string, unknown>>;
        } | null;
        /** Fields that are not as they were sent. */
        readonly differences: readonly {
          readonly field: string;
          readonly change: 'added' | 'changed' | 'unchanged' | 'cleared';
          readonly from: unknown;
          readonly to: unknown;
        }[];
        readonly agrees: boolean;
      };
    } | null;
  };

  type PreviewStep = {
    /** DeveloperName; @address and @merge are what the bridge does by itself. */
    readonly step: string;
    readonly operation: string;
    readonly condition: {
      readonly formula: string;
      readonly result: 'met' | 'not met' | 'not computed';
    } | null;
    readonly mappings: readonly {
      readonly name: string;
      readonly kind: 'Field' | 'Value' | 'Formula' | 'Array';
      /** As the mapping has it. */
      readonly source: string;
      /** Before the transform. */
      readonly sourceValue?: unknown;
      readonly transform: string;
      readonly target: string;
      /** Missing: left out of what is sent. */
      readonly value?: unknown;
      readonly problem: {
        readonly code: string;
        readonly message: string;
        readonly field: string;
        readonly fix: string;
      } | null;
    }[];
    /** What the mappings come to. */
    readonly payload: Readonly<Record<string, unknown>> | null;
    readonly problem: {
      readonly code: string;
      readonly message: string;
      readonly field: string;
      readonly fix: string;
    } | null;
    readonly requests: readonly {
      readonly method: string;
      /** With its query; the host is that of the project. */
      readonly path: string;
      /** JSON, exactly as it would go out. */
      readonly body: string | null;
    }[];
    readonly result: {
      readonly status: 'delivered' | 'unchanged' | 'skipped' | 'rejected' | 'deferred' | 'not reached';
      readonly code: string;
      readonly message: string;
      readonly field?: string;
      readonly fix?: string;
      readonly retryAt?: string;
    };
  };

  type Problem = {
    readonly type: string;
    readonly title: string;
    readonly status: number;
    readonly code: string;
    readonly detail: string;
    readonly fix: string;
  };

  type ProblemView = {
    readonly syncName: string | null;
    readonly place: string;
    readonly message: string;
    readonly fix: string;
  };

  type ProjectCounts = {
    readonly project: string;
    readonly fields: FieldMeter;
    /** Distinct users that the syncs have in Iterable together. */
    readonly users: number;
    readonly syncs: readonly SyncCounts[];
  };

  type ProjectProbe = {
    readonly project: string;
    /** The setting of the bridge that holds the key. */
    readonly keySetting: string;
    /** Where the key was accepted. */
    readonly dataCenter: 'US' | 'EU' | null;
    readonly checks: readonly {
      readonly code: 'key' | 'data-center' | 'server-side' | 'fields';
      readonly state: 'ok' | 'warn' | 'fail';
      readonly sentence: string;
      readonly fix: string;
    }[];
  };

  type PublishedDefinition = {
    readonly sync: string;
    /** 16 digits: names the row, the active steps and mappings of the sync. */
    readonly version: string;
    /** False while a publish is half done. */
    readonly isWhole: boolean;
    /** API names without namespace, parents by DeveloperName: `"Sync__c": "Contacts"`. */
    readonly definition: {
      readonly syncs: readonly Readonly<Record<string, unknown>>[];
      readonly steps: readonly Readonly<Record<string, unknown>>[];
      readonly mappings: readonly Readonly<Record<string, unknown>>[];
      readonly campaignLinks?: readonly Readonly<Record<string, unknown>>[];
      readonly consentRules?: readonly Readonly<Record<string, unknown>>[];
      readonly projects?: readonly Readonly<Record<string, unknown>>[];
    };
  };

  type Readiness = {
    readonly status: 'ready';
  };

  type ReasonRecords = {
    readonly records: readonly {
      readonly recordId: string | null;
      /** E-mail or user id in Iterable. */
      readonly identityKey: string | null;
      readonly status: 'delivered' | 'skipped' | 'rejected' | 'deferred' | null;
      readonly code: string;
      readonly message: string;
      readonly fix: string | null;
    }[];
    /** Cursor of the next page; a page may be empty and have one. */
    readonly next: string | null;
  };

  type Record = {
    readonly recordId: string;
    readonly states: readonly RecordState[];
    readonly timeline: readonly Outcome[];
  };

  type RecordCheck = {
    readonly rule: string;
    readonly step: string | null;
    readonly verdict: 'pass' | 'fail' | 'would pass' | 'would fail' | 'not checked' | 'note';
    readonly sentence: string;
    readonly fix: string | null;
    /** Every field of the record that is named or whose value is shown, as paths. */
    readonly fieldPaths: readonly string[];
  };

  type RecordPanel = {
    readonly asOf: string;
    readonly recordId: string;
    readonly objectName: string | null;
    readonly syncs: readonly {
      readonly syncName: string;
      readonly syncLabel: string;
      readonly status: 'Synced' | 'Pending' | 'Skipped' | 'Failed' | 'Removed';
      readonly message: string | null;
      readonly lastSyncedAt: string | null;
      /** The field that it is about, as a path such as Account.Industry; null for none, or several. */
      readonly fieldPath: string | null;
      /** Every field of the record that is named or whose value is shown. */
      readonly fieldPaths: readonly string[];
    }[];
    readonly lists: readonly {
      readonly listId: string;
      readonly name: string;
      readonly projectName: string;
    }[];
    readonly sharedWith: readonly {
      readonly recordId: string;
      /** The other record, and not this one, speaks for the person in Iterable. */
      readonly isSpokenFor: boolean;
    }[];
    readonly timeline: readonly {
      readonly kind: 'outcome';
      readonly happenedAt: string;
      readonly syncLabel: string;
      readonly outcome: 'delivered' | 'unchanged' | 'skipped' | 'rejected' | 'deferred';
      readonly message: string | null;
      /** The field that it is about, as a path such as Account.Industry; null for none, or several. */
      readonly fieldPath: string | null;
      /** Every field of the record that is named or whose value is shown. */
      readonly fieldPaths: readonly string[];
      readonly runId: string;
    } | {
      readonly kind: 'call';
      readonly happenedAt: string;
      /** DeveloperName; labels may be shared. */
      readonly syncName: string | null;
      readonly syncLabel: string | null;
      /** Method and path. */
      readonly callText: string;
      /** Null where nothing was answered. */
      readonly httpStatus: number | null;
      readonly systemName: 'Salesforce' | 'Iterable';
      readonly runId: string | null;
    }[];
  };

  type RecordState = {
    readonly sync: string;
    readonly object: string;
    readonly status: 'delivered' | 'skipped' | 'rejected' | 'deferred';
    readonly code: string;
    readonly message: string;
    readonly field: string | null;
    readonly fix: string | null;
    readonly identityKey: string | null;
    readonly deliveredAt: string | null;
    readonly retryAt: string | null;
    /** Deferrals in a row. */
    readonly attempts: number;
    readonly writeBackError: string | null;
    readonly updatedAt: string;
  };

  type RecordSync = {
    readonly recordId: string;
    readonly runs: readonly {
      readonly sync: string;
      /** False: the same was asked for before and still waits or runs. */
      readonly added: boolean;
      /** To be followed at /v1/runs/{id}. */
      readonly run: string | null;
    }[];
    readonly notAsked: readonly {
      readonly sync: string;
      readonly reason: string;
    }[];
  };

  type RecordTrace = {
    readonly recordId: string;
    readonly objectName: string;
    readonly dataText: string | null;
    readonly scopeVerdict: 'in scope' | 'out of scope' | 'not checked';
    readonly scopeReasons: readonly string[];
    /** Every field that is named or whose value is shown; of other objects as `Lead:Email`. */
    readonly scopePaths: readonly string[];
    readonly steps: readonly {
      readonly stepName: string;
      readonly operation: string;
      readonly outcome: string;
      readonly message: string | null;
      /** Every field that is named or whose value is shown; of other objects as `Lead:Email`. */
      readonly messagePaths: readonly string[];
      readonly condition: string | null;
      readonly conditionResult: 'met' | 'not met' | 'not computed' | null;
      /** Every field that is named or whose value is shown; of other objects as `Lead:Email`. */
      readonly conditionPaths: readonly string[];
      readonly mappings: readonly {
        readonly target: string;
        readonly sourceText: string;
        readonly sourceValue: string | null;
        readonly value: string | null;
        readonly problem: string | null;
        /** Every field that is named or whose value is shown; of other objects as `Lead:Email`. */
        readonly fieldPaths: readonly string[];
      }[];
      readonly payloadText: string | null;
      readonly requests: readonly {
        readonly callText: string;
        readonly bodyText: string | null;
      }[];
      /** Every field that is named or whose value is shown; of other objects as `Lead:Email`. */
      readonly fieldPaths: readonly string[];
    }[];
  };

  type RecordWhy = {
    readonly asOf: string;
    readonly recordId: string;
    readonly objectName: string | null;
    readonly answers: readonly {
      /** DeveloperName; null where no sync reads the object. */
      readonly syncName: string | null;
      readonly syncLabel: string | null;
      readonly standing: 'needsAttention' | 'waiting' | 'in' | 'removed' | 'notSent';
      readonly code: 'scope.field' | 'scope.blank' | 'scope.other' | 'scope.campaign' | 'scope.member-status' | 'scope.list-view' | 'scope.report' | 'consent.opted-out' | 'identity.shared' | 'condition' | 'sync.none' | 'sync.paused' | 'sync.inactive' | 'sync.capture' | 'record.converted' | 'record.forgotten' | 'record.deleted' | 'record.merged' | 'removed.left' | 'removed.other' | 'identity.missing' | 'identity.invalid' | 'rejected.type' | 'rejected.required' | 'rejected.value' | 'rejected.other' | 'sync.problem' | 'record.invisible' | 'waiting.turn' | 'waiting.retry' | 'waiting.held' | 'waiting.settle' | 'waiting.first' | 'in.sent' | 'in.changed' | 'in.unchanged';
      /** What a sentence of the cause names. */
      readonly facts: Readonly<Record<string, string>>;
      /** The field that it is about, as a path such as Account.Industry; null for none, or several. */
      readonly fieldPath: string | null;
      /** Every field of the record that is named or whose value is shown. */
      readonly fieldPaths: readonly string[];
      readonly otherRecordId: string | null;
      /** Sent at, tried again at, paused since. */
      readonly moment: string | null;
      readonly checks: readonly {
        readonly verdict: 'pass' | 'fail' | 'would pass' | 'would fail' | 'not checked' | 'note';
        readonly sentence: string;
        readonly fix: string | null;
        /** Every field of the record that is named or whose value is shown. */
        readonly fieldPaths: readonly string[];
      }[];
    }[];
  };

  type RecordsProgress = {
    /** Every run has ended. */
    readonly isFinished: boolean;
    /** Records, once for each sync that sends them. */
    readonly total: number;
    readonly done: number;
    readonly delivered: number;
    /** Nothing was new. */
    readonly unchanged: number;
    readonly notSent: number;
    readonly needsAttention: number;
    /** All five come to "done", over all records. */
    readonly waiting: number;
    /** 200 at most, those that need attention first. */
    readonly results: readonly {
      readonly recordId: string;
      readonly syncName: string;
      readonly syncLabel: string;
      readonly outcome: 'delivered' | 'unchanged' | 'skipped' | 'rejected' | 'deferred' | null;
      readonly message: string;
      readonly fix: string;
      /** Field in Salesforce that the message is about. */
      readonly fieldPath: string | null;
      /** Every field that is named or whose value is shown; null when nobody knows. */
      readonly fieldPaths: readonly string[] | null;
    }[];
  };

  type Replay = {
    readonly replayed: number;
    /** Ids that have no dead letter. */
    readonly unknown: readonly string[];
    readonly runs: readonly {
      readonly sync: string;
      readonly records: number;
      /** False: the same was asked for before, or it cannot run. */
      readonly added: boolean;
      /** To be followed at /v1/runs/{id}. */
      readonly run: string | null;
      /** Why the sync cannot run now. */
      readonly problem: {
        readonly code: string;
        readonly message: string;
        readonly fix: string;
      } | null;
    }[];
  };

  type RequestedRun = {
    readonly sync: string;
    /** False: the same was asked for before and still waits or runs. */
    readonly added: boolean;
    /** To be followed at /v1/runs/{id}. */
    readonly run: string | null;
  };

  type Run = {
    readonly run: string;
    readonly sync: string;
    readonly trigger: 'schedule' | 'command' | 'api' | 'record' | 'message';
    /** An interrupted run goes on by itself; a held one waits for approve or discard; only done and failed are final. */
    readonly state: 'waiting' | 'running' | 'interrupted' | 'held' | 'done' | 'failed';
    /** Nothing was sent: delivered counts what a run would send. */
    readonly dryRun?: true;
    /** Only while the run has not been stored. */
    readonly requestedAt?: string;
    readonly startedAt: string | null;
    readonly endedAt: string | null;
    readonly counts: Counts;
    /** Everything changed before this moment is accounted for. */
    readonly bookmark: string | null;
    readonly calls: {
      readonly salesforce: number;
      readonly iterable: number;
    };
    /** Version of the definition that the run is pinned to. */
    readonly definition: string | null;
    /** What came of it, in a sentence. */
    readonly message?: string;
    /** SOQL of the first page. */
    readonly query: string | null;
    /** Changes from start to before end were read; a start of null is the beginning. */
    readonly window?: {
      readonly start: string | null;
      readonly end: string;
    };
    readonly notices: readonly string[];
    /** Why it failed, or why it still waits. */
    readonly error: {
      readonly code: string;
      readonly message: string;
      readonly fix: string;
    } | null;
    /** Left out for a run without removals that were held. */
    readonly held?: HeldRemovals;
  };

  type RunCallLines = {
    readonly calls: readonly {
      readonly callId: number;
      readonly happenedAt: string;
      readonly systemName: 'Salesforce' | 'Iterable';
      readonly endpoint: string;
      /** Method and path. */
      readonly callText: string;
      readonly attempt: number;
      readonly httpStatus: number | null;
      readonly causes: readonly string[];
      readonly durationMs: number;
      readonly bytesSent: number;
      readonly bytesReceived: number | null;
      readonly rowCount: number;
      readonly failedCount: number;
    }[];
    readonly next: number | null;
  };

  type RunLines = {
    readonly records: readonly {
      readonly recordId: string;
      readonly objectName: string;
      readonly happenedAt: string;
      readonly outcome: 'delivered' | 'unchanged' | 'skipped' | 'rejected' | 'deferred';
      readonly code: string | null;
      readonly message: string | null;
      readonly fix: string | null;
      /** As elsewhere; null when nobody knows. */
      readonly fieldPaths: readonly string[] | null;
      readonly retryAt: string | null;
      /** E-mail or user id in Iterable. */
      readonly iterableKey: string | null;
      /** As elsewhere; null when nobody knows. */
      readonly keyPaths: readonly string[] | null;
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type RunList = {
    readonly asOf: string;
    readonly runs: readonly {
      readonly run: RunView;
      readonly syncLabel: string;
      /** Null for a sync that is not there any more. */
      readonly objectName: string | null;
    }[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type RunPage = {
    readonly run: RunView;
    readonly syncLabel: string;
    /** Null for a sync that is not there any more. */
    readonly objectName: string | null;
    /** SOQL of the first page as executed. */
    readonly query: string | null;
    /** As elsewhere; null when nobody knows. */
    readonly queryPaths: readonly string[] | null;
    readonly readFrom: string | null;
    readonly readTo: string | null;
    /** Everything changed before this moment is accounted for. */
    readonly caughtUpTo: string | null;
    readonly salesforceCalls: number;
    readonly iterableCalls: number;
    /** Records whose own status fields were updated. */
    readonly writtenBack: number;
    readonly writeBackErrors: number;
    /** Of the definition that the run is pinned to. */
    readonly version: string | null;
    /** From when on it was taken; null where it is not known any more. */
    readonly versionAt: string | null;
    readonly versionSource: 'published' | 'deployed' | null;
    readonly notices: readonly string[];
    /** What the run read; null when nobody knows any more. */
    readonly fieldPaths: readonly string[] | null;
    readonly errorCode: string | null;
    readonly held: {
      readonly removals: number;
      /** Records that were there before. */
      readonly present: number;
      readonly heldAt: string;
      readonly decision: 'approved' | 'discarded' | null;
      /** Id of a user, or words. */
      readonly decidedBy: string | null;
      readonly decidedAt: string | null;
      readonly reasons: readonly {
        readonly reason: string;
        readonly count: number;
        /** As elsewhere; null when nobody knows. */
        readonly fieldPaths: readonly string[] | null;
      }[];
    } | null;
  };

  type RunRecord = {
    readonly run: RunView;
    readonly syncLabel: string;
    readonly version: string;
    readonly record: {
      readonly recordId: string;
      readonly objectName: string;
      readonly happenedAt: string;
      readonly outcome: 'delivered' | 'unchanged' | 'skipped' | 'rejected' | 'deferred';
      readonly code: string | null;
      readonly message: string | null;
      readonly fix: string | null;
      /** As elsewhere; null when nobody knows. */
      readonly fieldPaths: readonly string[] | null;
      readonly retryAt: string | null;
      /** E-mail or user id in Iterable. */
      readonly iterableKey: string | null;
      /** As elsewhere; null when nobody knows. */
      readonly keyPaths: readonly string[] | null;
    };
    /** What was refused in this run; JSON text without people`s data. */
    readonly payloadText: string | null;
    readonly calls: readonly {
      readonly callId: number;
      readonly happenedAt: string;
      readonly systemName: 'Salesforce' | 'Iterable';
      readonly endpoint: string;
      /** Method and path. */
      readonly callText: string;
      readonly attempt: number;
      readonly httpStatus: number | null;
      readonly causes: readonly string[];
      readonly durationMs: number;
      readonly bytesSent: number;
      readonly bytesReceived: number | null;
      readonly rowCount: number;
      readonly failedCount: number;
      readonly note: string | null;
      /** JSON text. */
      readonly requestText: string;
      /** JSON text. */
      readonly responseText: string;
    }[];
    /** Fields whose values may stand in payload and calls; null: nobody knows. */
    readonly bodyPaths: readonly string[] | null;
  };

  type RunView = {
    readonly runId: string;
    readonly syncName: string;
    readonly state: 'waiting' | 'running' | 'interrupted' | 'held' | 'done' | 'failed';
    readonly startedBy: 'schedule' | 'command' | 'api' | 'record' | 'message';
    readonly startedAt: string | null;
    readonly endedAt: string | null;
    /** What came of it, or why it failed or waits. */
    readonly message: string;
    /** Records read. */
    readonly found: number;
    readonly delivered: number;
    readonly unchanged: number;
    readonly notSent: number;
    readonly needsAttention: number;
    readonly waiting: number;
    /** The part of delivered that was removed. */
    readonly removed: number;
  };

  type Runs = {
    readonly runs: readonly Run[];
    /** Cursor of the next page. */
    readonly next: string | null;
  };

  type Schedule = {
    readonly problem: {
      readonly message: string;
      readonly fix: string;
    } | null;
    /** Three at most, were the sync switched on; none where no run begins within a year. */
    readonly nextRuns: readonly string[];
  };

  type SetUp = {
    /** Null when Salesforce cannot be asked. */
    readonly organizationId: string | null;
    readonly orgName: string | null;
    readonly isSandbox: boolean | null;
    /** Whom the bridge is in the org. */
    readonly user: {
      readonly id: string;
      readonly name: string;
      readonly username: string;
    } | null;
    readonly checks: readonly {
      readonly code: 'store' | 'queue' | 'sign-in' | 'clock' | 'calls' | 'definitions' | 'permissions' | 'project';
      readonly system: 'bridge' | 'salesforce' | 'iterable';
      /** Object or project that it concerns; empty for none. */
      readonly about: string;
      readonly state: 'ok' | 'warn' | 'fail';
      readonly sentence: string;
      readonly fix: string;
    }[];
    readonly projects: readonly {
      readonly name: string;
      readonly label: string;
      readonly dataCenter: 'US' | 'EU';
      readonly projectType: 'Email' | 'UserId' | 'Hybrid';
      /** The org that it was connected from. */
      readonly organizationId: string | null;
      readonly isActive: boolean;
      readonly hasKey: boolean;
    }[];
    readonly hasDefaultKey: boolean;
    /** A record that Iterable accepted in one of the latest runs. */
    readonly firstSent: {
      readonly recordId: string;
      readonly objectName: string;
      readonly syncName: string;
      readonly at: string;
    } | null;
  };

  type Status = {
    readonly organizationId: string;
    readonly syncs: readonly Sync[];
    /** Runs whose removals wait for a person. */
    readonly held: readonly Run[];
    readonly problems: readonly DefinitionProblem[];
    /** Why the definitions are not the newest ones. */
    readonly trouble: {
      readonly code: string;
      readonly message: string;
      readonly fix: string;
    } | null;
    /** Calls to Salesforce in any 24 hours. */
    readonly salesforceCalls: {
      /** Of the whole org, by all its apps; null before it has answered once. */
      readonly org: {
        readonly max: number;
        readonly used: number;
        readonly asOf: string;
      } | null;
      readonly sharePercent: number;
      readonly reservePercent: number;
      /** Calls that the bridge may make. */
      readonly share: number | null;
      /** Calls that the bridge made. */
      readonly used: number;
      /** Calls that each lane may still make now. */
      readonly left: {
        readonly privacy: number | null;
        readonly interactive: number | null;
        readonly live: number | null;
        readonly backfill: number | null;
      };
      /** Lanes that make no calls for now. */
      readonly pauses: readonly {
        readonly lane: 'privacy' | 'interactive' | 'live' | 'backfill';
        readonly code: string;
        readonly message: string;
        readonly until: string;
      }[];
    } | null;
  };

  type Sync = {
    /** DeveloperName. */
    readonly sync: string;
    readonly label: string;
    readonly status: string;
    /** The Salesforce object that it reads. */
    readonly object: string;
    /** DeveloperName of the Iterable project. */
    readonly project: string;
    /** When it runs, as the admin wrote it. */
    readonly schedule: string;
    /** Null when a cron expression says when it runs. */
    readonly intervalMinutes: number | null;
    readonly bookmark: string | null;
    readonly lagSeconds: number | null;
    readonly lastRun: Run | null;
    /** When an outbound message last named a record of its object, since the service started. */
    readonly lastMessageAt?: string | null;
    /** What to know of its definition, e.g. that a publish is half done. */
    readonly notices: readonly string[];
  };

  type SyncCounts = {
    readonly sync: string;
    readonly object: string;
    readonly salesforce: {
      readonly inScope: number;
      readonly reasons: readonly {
        readonly reason: string;
        readonly records: number;
        /** In a person’s words. */
        readonly text: string;
      }[];
      /** Records that came or went while it was counted. */
      readonly unexplained: number;
    };
    /** Known records that are not in scope any more. */
    readonly left: readonly {
      readonly reason: string;
      readonly records: number;
      /** In a person’s words. */
      readonly text: string;
    }[];
    readonly iterable: {
      readonly records: number;
      readonly users: number;
      readonly sameUser: number;
    };
    readonly lists: readonly ListCounts[];
    /** Every record is accounted for. */
    readonly balanced: boolean;
    readonly notes: readonly string[];
  };

  type SyncHistory = {
    readonly sync: string;
    /** How long ago the bridge last read what is published; null where it never could. */
    readonly readSecondsAgo: number | null;
    readonly entries: readonly {
      readonly entry: string;
      /** 16 digits: names the row, the active steps and mappings of the sync. */
      readonly version: string;
      /** What runs are pinned to. */
      readonly runVersion: string | null;
      readonly source: 'published' | 'deployed';
      readonly at: string;
    }[];
  };

  type SyncView = {
    /** DeveloperName. */
    readonly name: string;
    readonly label: string;
    /** Paused also while a person has paused it here. */
    readonly status: string;
    /** User who paused it here; null where that was no user. */
    readonly pausedById: string | null;
    /** Null when it is not paused, or is paused in its definition. */
    readonly pausedAt: string | null;
    readonly objectName: string;
    readonly schedule: string;
    /** Null when a cron expression says when it runs. */
    readonly intervalMinutes: number | null;
    /** Null where no run comes by itself. */
    readonly nextRunAt: string | null;
    /** Everything changed before this moment is accounted for. */
    readonly caughtUpTo: string | null;
    readonly lagSeconds: number | null;
    /** Records that need attention now. */
    readonly needsAttention: number;
    /** Records that wait for another try now. */
    readonly waiting: number;
    readonly lastRun: RunView | null;
    /** Records by what became of them, oldest first. */
    readonly history: readonly {
      readonly startsAt: string;
      readonly delivered: number;
      readonly notSent: number;
      readonly needsAttention: number;
    }[];
  };

  type Syncs = {
    readonly syncs: readonly Sync[];
    readonly problems: readonly DefinitionProblem[];
  };

  type TargetWords = {
    readonly named: readonly {
      readonly name: string;
      /** What it takes: data, text, boolean, whole, number, seconds, ids, items ... */
      readonly kind: string;
      /** Only a constant: it is the same for the whole call. */
      readonly isConstant: boolean;
    }[];
    /** Groups of switches by id: `channels` stands for `channels.<id>`. */
    readonly switches: readonly string[];
    /** Fields below `dataFields`: of the user, of any name, of a catalog (without dots), or none. */
    readonly data: 'user' | 'free' | 'flat' | 'none';
    /** Of each group one has to be mapped. */
    readonly required: readonly readonly string[][];
  };

  type Template = {
    /** Of its folder in templates/. */
    readonly name: string;
    readonly title: string;
    /** What a record becomes in Iterable. */
    readonly kind: 'person' | 'event' | 'item' | 'list' | 'relation';
    readonly summary: string;
    /** What the org must have besides the package; null for nothing. */
    readonly needs: string | null;
    /** One for each of its syncs. */
    readonly definitions: readonly {
      /** Iterable_Sync__mdt: one row, switched off. */
      readonly syncs: readonly Readonly<Record<string, unknown>>[];
      readonly steps: readonly Readonly<Record<string, unknown>>[];
      readonly mappings: readonly Readonly<Record<string, unknown>>[];
      readonly campaignLinks: readonly Readonly<Record<string, unknown>>[];
    }[];
  };

  type Templates = {
    readonly templates: readonly {
      /** Of its folder in templates/. */
      readonly name: string;
      readonly title: string;
      /** What a record becomes in Iterable. */
      readonly kind: 'person' | 'event' | 'item' | 'list' | 'relation';
      readonly summary: string;
      /** What the org must have besides the package; null for nothing. */
      readonly needs: string | null;
      readonly syncs: readonly {
        readonly name: string;
        readonly label: string;
        readonly object: string;
      }[];
    }[];
  };

  type Trial = {
    readonly trial: string;
    /** Tells the outcomes as any run does, once the trial is kept. */
    readonly run: string | null;
    readonly sync: string;
    readonly object: string;
    /** Version of the definition. */
    readonly definition: string;
    /** Only undone and kept are final; a failed one can be undone. */
    readonly state: 'sending' | 'sent' | 'failed' | 'undoing' | 'undone' | 'kept';
    readonly note: string;
    readonly startedAt: string;
    readonly startedBy: string | null;
    /** When everybody had been sent. */
    readonly endedAt: string | null;
    readonly decidedAt: string | null;
    readonly decidedBy: string | null;
    readonly people: readonly {
      readonly recordId: string;
      /** Null while it is under way. */
      readonly outcome: 'create' | 'update' | 'unchanged' | 'remove' | 'not-sent' | 'needs-attention' | 'waiting' | null;
      readonly code: string;
      readonly message: string;
      readonly field: string | null;
      readonly fix: string | null;
      /** What the undo did; null before it. */
      readonly undo: 'restored' | 'deleted' | 'nothing' | 'failed' | null;
      readonly undoMessage: string;
    }[];
    /** What an undo cannot take back, in sentences; empty when it takes back everything. */
    readonly cannotUndo: readonly string[];
    /** Why it failed, or what it waits for. */
    readonly problem: {
      readonly message: string;
      readonly fix: string;
    } | null;
  };

  type TrialPlan = {
    readonly sync: string;
    readonly object: string;
    readonly limit: number;
    /** Those that would change first, then others. */
    readonly people: readonly {
      readonly recordId: string;
      readonly outcome: 'create' | 'update' | 'unchanged' | 'remove' | 'not-sent' | 'needs-attention' | 'waiting';
      /** Empty where there is nothing to say. */
      readonly code: string;
      readonly message: string;
      readonly field: string | null;
      readonly fix: string | null;
    }[];
    readonly creates: number;
    readonly updates: number;
    /** What is written, in sentences. */
    readonly writes: readonly string[];
    /** What an undo cannot take back, in sentences; empty when it takes back everything. */
    readonly cannotUndo: readonly string[];
  };

  type TrialReading = {
    readonly trial: string;
    readonly sync: string;
    readonly object: string;
    readonly asOf: string;
    /** Until then Iterable may still be taking in what was sent; null once it has. */
    readonly settlesAt: string | null;
    /** Rows that were tried. */
    readonly definition: Readonly<Record<string, unknown>>;
    /** Those whom the trial wrote to. */
    readonly people: readonly {
      readonly recordId: string;
      /** With the fields that the trial wrote alone; null for a user that was not there. */
      readonly before: {
        readonly email: string | null;
        readonly userId: string | null;
        readonly dataFields: Readonly<Record<string, unknown>>;
      } | null;
      /** Iterable has the user now. */
      readonly isThere: boolean;
      /** Fields that the trial wrote: from before to now. */
      readonly differences: readonly {
        readonly field: string;
        readonly change: 'added' | 'changed' | 'unchanged' | 'cleared';
        readonly from: unknown;
        readonly to: unknown;
      }[];
      /** Fields that Iterable does not have as they were sent. */
      readonly notAsSent: readonly string[];
      /** Why the user could not be read. */
      readonly problem: string | null;
    }[];
  };

  type Trials = {
    readonly trials: readonly Trial[];
  };
}
