// Written by `npm run generate:apex-types` from the @AuraEnabled members of the Apex classes: change those.
// A member without a value may be null or left out.

declare namespace Apex {
  interface IterableSyncHomeView {
    isBridgeReachable?: boolean | null;
    bridgeProblem?: string | null;
    asOf?: string | null;
    canOperate?: boolean | null;
    syncs?: Apex.IterableSyncHomeView.SyncView[] | null;
    held?: Apex.IterableSyncHomeView.HeldRunView[] | null;
    problems?: Apex.IterableSyncHomeView.ProblemView[] | null;
    budgets?: Apex.IterableSyncHomeView.BudgetView[] | null;
  }
  namespace IterableSyncHomeView {
    interface SyncView {
      name?: string | null;
      label?: string | null;
      status?: string | null;
      pausedById?: string | null;
      pausedByName?: string | null;
      pausedAt?: string | null;
      objectName?: string | null;
      objectLabel?: string | null;
      schedule?: string | null;
      intervalMinutes?: number | null;
      nextRunAt?: string | null;
      caughtUpTo?: string | null;
      lagSeconds?: number | null;
      needsAttention?: number | null;
      waiting?: number | null;
      lastRun?: Apex.IterableSyncRunView | null;
      history?: Apex.IterableSyncHomeView.BucketView[] | null;
    }
    interface BucketView {
      startsAt?: string | null;
      delivered?: number | null;
      notSent?: number | null;
      needsAttention?: number | null;
    }
    interface HeldRunView {
      runId?: string | null;
      syncName?: string | null;
      syncLabel?: string | null;
      heldAt?: string | null;
      removals?: number | null;
      present?: number | null;
      reasons?: Apex.IterableSyncHomeView.ReasonView[] | null;
    }
    interface ReasonView {
      reason?: string | null;
      count?: number | null;
    }
    interface ProblemView {
      syncName?: string | null;
      place?: string | null;
      message?: string | null;
      fix?: string | null;
    }
    interface BudgetView {
      systemName?: string | null;
      projectName?: string | null;
      used?: number | null;
      allowed?: number | null;
      period?: string | null;
      pausedUntil?: string | null;
    }
    interface HeldRecordView {
      recordId?: string | null;
      name?: string | null;
      reason?: string | null;
    }
    interface HeldRecordsView {
      records?: Apex.IterableSyncHomeView.HeldRecordView[] | null;
      next?: string | null;
    }
    interface ForecastView {
      records?: number | null;
      delivered?: number | null;
      unchanged?: number | null;
      notSent?: number | null;
      needsAttention?: number | null;
      salesforceCalls?: number | null;
      iterableCalls?: number | null;
      seconds?: number | null;
      isRough?: boolean | null;
    }
  }

  namespace IterableSyncNowView {
    interface Asked {
      isBridgeReachable?: boolean | null;
      bridgeProblem?: string | null;
      isRequestLeft?: boolean | null;
      runs?: Apex.IterableSyncNowView.AskedRun[] | null;
      notCovered?: Apex.IterableSyncNowView.NotCovered[] | null;
    }
    interface AskedRun {
      runId?: string | null;
      syncName?: string | null;
      syncLabel?: string | null;
      recordIds?: string[] | null;
    }
    interface NotCovered {
      recordId?: string | null;
      name?: string | null;
      reason?: string | null;
    }
    interface Progress {
      isBridgeReachable?: boolean | null;
      bridgeProblem?: string | null;
      isFinished?: boolean | null;
      total?: number | null;
      done?: number | null;
      delivered?: number | null;
      unchanged?: number | null;
      notSent?: number | null;
      needsAttention?: number | null;
      waiting?: number | null;
      results?: Apex.IterableSyncNowView.Result[] | null;
    }
    interface Result {
      recordId?: string | null;
      name?: string | null;
      syncName?: string | null;
      syncLabel?: string | null;
      outcome?: string | null;
      message?: string | null;
      fix?: string | null;
      fieldPath?: string | null;
    }
  }

  interface IterableSyncRecordView {
    isBridgeReachable?: boolean | null;
    bridgeProblem?: string | null;
    asOf?: string | null;
    recordId?: string | null;
    objectName?: string | null;
    status?: string | null;
    message?: string | null;
    lastSyncedAt?: string | null;
    canSync?: boolean | null;
    syncs?: Apex.IterableSyncRecordView.RecordSyncView[] | null;
    lists?: Apex.IterableSyncRecordView.ListMembershipView[] | null;
    sharedWith?: Apex.IterableSyncRecordView.SharedWithView[] | null;
    timeline?: Apex.IterableSyncRecordView.TimelineView[] | null;
  }
  namespace IterableSyncRecordView {
    interface RecordSyncView {
      syncName?: string | null;
      syncLabel?: string | null;
      status?: string | null;
      message?: string | null;
      lastSyncedAt?: string | null;
      fieldPath?: string | null;
    }
    interface ListMembershipView {
      listId?: string | null;
      name?: string | null;
      projectName?: string | null;
    }
    interface SharedWithView {
      recordId?: string | null;
      name?: string | null;
      isSpokenFor?: boolean | null;
    }
    interface TimelineView {
      happenedAt?: string | null;
      kind?: string | null;
      syncLabel?: string | null;
      outcome?: string | null;
      message?: string | null;
      callText?: string | null;
      httpStatus?: number | null;
      systemName?: string | null;
      fieldPath?: string | null;
      fieldLabel?: string | null;
      oldValue?: string | null;
      newValue?: string | null;
      changedByName?: string | null;
      runId?: string | null;
    }
  }

  interface IterableSyncRunView {
    runId?: string | null;
    syncName?: string | null;
    state?: string | null;
    startedBy?: string | null;
    startedAt?: string | null;
    endedAt?: string | null;
    message?: string | null;
    found?: number | null;
    delivered?: number | null;
    unchanged?: number | null;
    notSent?: number | null;
    needsAttention?: number | null;
    waiting?: number | null;
    removed?: number | null;
  }

  interface IterableSyncWhyView {
    isBridgeReachable?: boolean | null;
    bridgeProblem?: string | null;
    asOf?: string | null;
    recordId?: string | null;
    objectName?: string | null;
    objectLabel?: string | null;
    recordName?: string | null;
    canSync?: boolean | null;
    canOperate?: boolean | null;
    answers?: Apex.IterableSyncWhyView.AnswerView[] | null;
  }
  namespace IterableSyncWhyView {
    interface AnswerView {
      syncName?: string | null;
      syncLabel?: string | null;
      standing?: string | null;
      code?: string | null;
      facts?: Record<string, string> | null;
      fieldPath?: string | null;
      fieldLabel?: string | null;
      isHidden?: boolean | null;
      fieldRecordId?: string | null;
      canEdit?: boolean | null;
      otherRecordId?: string | null;
      otherRecordName?: string | null;
      changedByName?: string | null;
      changedAt?: string | null;
      oldValue?: string | null;
      newValue?: string | null;
      recordChangedByName?: string | null;
      recordChangedAt?: string | null;
      moment?: string | null;
      checks?: Apex.IterableSyncWhyView.CheckView[] | null;
    }
    interface CheckView {
      verdict?: string | null;
      sentence?: string | null;
      fix?: string | null;
      fieldPaths?: string[] | null;
    }
  }
}

declare module '@salesforce/apex/IterableSyncHomeController.getHome' {
  export default function getHome(parameters: { period: string | null }): Promise<Apex.IterableSyncHomeView>;
}

declare module '@salesforce/apex/IterableSyncHomeController.forecast' {
  export default function forecast(parameters: { syncName: string | null; readFrom: string | null; since: string | null }): Promise<Apex.IterableSyncHomeView.ForecastView>;
}

declare module '@salesforce/apex/IterableSyncHomeController.startRun' {
  export default function startRun(parameters: { syncName: string | null; readFrom: string | null; since: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncHomeController.getRun' {
  export default function getRun(parameters: { runId: string | null }): Promise<Apex.IterableSyncRunView>;
}

declare module '@salesforce/apex/IterableSyncHomeController.pauseSync' {
  export default function pauseSync(parameters: { syncName: string | null }): Promise<void>;
}

declare module '@salesforce/apex/IterableSyncHomeController.resumeSync' {
  export default function resumeSync(parameters: { syncName: string | null }): Promise<void>;
}

declare module '@salesforce/apex/IterableSyncHomeController.getHeldRecords' {
  export default function getHeldRecords(parameters: { runId: string | null; cursor: string | null }): Promise<Apex.IterableSyncHomeView.HeldRecordsView>;
}

declare module '@salesforce/apex/IterableSyncHomeController.approveRemovals' {
  export default function approveRemovals(parameters: { runId: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncHomeController.discardRemovals' {
  export default function discardRemovals(parameters: { runId: string | null }): Promise<void>;
}

declare module '@salesforce/apex/IterableSyncMappingController.mappingWords' {
  export default function mappingWords(): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncMappingController.iterableTargets' {
  export default function iterableTargets(parameters: { projectName: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncMappingController.catalogFields' {
  export default function catalogFields(parameters: { projectName: string | null; catalogName: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncNowController.syncNow' {
  export default function syncNow(parameters: { recordIds: string[] | null }): Promise<Apex.IterableSyncNowView.Asked>;
}

declare module '@salesforce/apex/IterableSyncNowController.getProgress' {
  export default function getProgress(parameters: { runIds: string[] | null; recordIds: string[] | null }): Promise<Apex.IterableSyncNowView.Progress>;
}

declare module '@salesforce/apex/IterableSyncRecordController.getRecord' {
  export default function getRecord(parameters: { recordId: string | null }): Promise<Apex.IterableSyncRecordView>;
}

declare module '@salesforce/apex/IterableSyncRecordController.explain' {
  export default function explain(parameters: { recordId: string | null }): Promise<Apex.IterableSyncWhyView>;
}
