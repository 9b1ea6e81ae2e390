// Written by `npm run generate:apex-types` from the @AuraEnabled members of the Apex classes: change those.
// A member without a value may be null or left out.

declare namespace Apex {
  interface IterableSyncCampaignView {
    isBridgeReachable?: boolean | null;
    bridgeProblem?: string | null;
    canLink?: boolean | null;
    campaignName?: string | null;
    memberStatuses?: string[] | null;
    links?: Apex.IterableSyncCampaignView.LinkView[] | null;
    answer?: string | null;
  }
  namespace IterableSyncCampaignView {
    interface LinkView {
      linkId?: string | null;
      name?: string | null;
      syncName?: string | null;
      listId?: number | null;
      listName?: string | null;
      statuses?: string[] | null;
      onLeave?: string | null;
      consentScope?: string | null;
      consentId?: number | null;
      isPaused?: boolean | null;
      unlink?: string | null;
      message?: string | null;
      linkedBy?: string | null;
      linkedAt?: string | null;
    }
    interface Wanted {
      campaignId?: string | null;
      syncName?: string | null;
      listId?: number | null;
      listName?: string | null;
      statuses?: string[] | null;
      onLeave?: string | null;
      projectName?: string | null;
      consentScope?: string | null;
      consentId?: number | null;
    }
    interface PersonView {
      recordId?: string | null;
      name?: string | null;
      status?: string | null;
    }
  }

  interface IterableSyncCauseView {
    key?: string | null;
    syncName?: string | null;
    syncLabel?: string | null;
    objectName?: string | null;
    objectLabel?: string | null;
    code?: string | null;
    fieldLabel?: string | null;
    count?: number | null;
    oldestAt?: string | null;
    newestAt?: string | null;
    meaning?: string | null;
    fix?: string | null;
    canReplay?: boolean | null;
  }
  namespace IterableSyncCauseView {
    interface AllView {
      causes?: Apex.IterableSyncCauseView[] | null;
      canOperate?: boolean | null;
    }
    interface ReplayView {
      replayed?: number | null;
      runId?: string | null;
      problem?: string | null;
    }
  }

  interface IterableSyncConsentView {
    rules?: Apex.IterableSyncConsentView.RuleView[] | null;
    changes?: Apex.IterableSyncConsentView.ChangeView[] | null;
    objects?: Apex.IterableSyncDescribeView.ChoiceView[] | null;
    isSaving?: boolean | null;
  }
  namespace IterableSyncConsentView {
    interface RuleView {
      name?: string | null;
      objectName?: string | null;
      objectLabel?: string | null;
      fieldName?: string | null;
      fieldLabel?: string | null;
      scope?: string | null;
      iterableId?: number | null;
      direction?: string | null;
      isActive?: boolean | null;
      token?: string | null;
    }
    interface ChangeView {
      changeId?: string | null;
      act?: string | null;
      before?: string | null;
      after?: string | null;
      reason?: string | null;
      madeBy?: string | null;
      madeAt?: string | null;
      state?: string | null;
      message?: string | null;
    }
    interface Wanted {
      name?: string | null;
      token?: string | null;
      objectName?: string | null;
      fieldName?: string | null;
      scope?: string | null;
      iterableId?: number | null;
      direction?: string | null;
      isActive?: boolean | null;
      reason?: string | null;
    }
    interface CheckView {
      problem?: string | null;
      isLoosening?: boolean | null;
      people?: number | null;
      isAlwaysKept?: boolean | null;
    }
  }

  namespace IterableSyncDescribeView {
    interface ObjectView {
      name?: string | null;
      label?: string | null;
      pluralLabel?: string | null;
      isCustom?: boolean | null;
    }
    interface FieldView {
      name?: string | null;
      label?: string | null;
      type?: string | null;
      scale?: number | null;
      relationshipName?: string | null;
      referenceTo?: string[] | null;
      picklistValues?: Apex.IterableSyncDescribeView.ChoiceView[] | null;
      isCustom?: boolean | null;
      isRequired?: boolean | null;
      isFilterable?: boolean | null;
    }
    interface ChoiceView {
      value?: string | null;
      label?: string | null;
      detail?: string | null;
    }
    interface ProjectView {
      name?: string | null;
      label?: string | null;
      projectType?: string | null;
      dataCenter?: string | null;
    }
    interface ConsentRuleView {
      name?: string | null;
      label?: string | null;
      objectName?: string | null;
      objectLabel?: string | null;
      fieldName?: string | null;
      fieldLabel?: string | null;
      scope?: string | null;
      iterableId?: number | null;
      direction?: string | null;
    }
    interface SyncView {
      name?: string | null;
      label?: string | null;
      status?: string | null;
      objectName?: string | null;
      objectLabel?: string | null;
      projectName?: string | null;
      stepsFrom?: string | null;
    }
  }

  interface IterableSyncDraftView {
    syncName?: string | null;
    definition?: string | null;
    baseVersion?: string | null;
    token?: string | null;
    savedAt?: string | null;
    savedBy?: string | null;
    others?: Apex.IterableSyncDraftView.OtherDraft[] | null;
    isPreviewed?: boolean | null;
    isUntouched?: boolean | null;
    state?: string | null;
    publishMessage?: string | null;
    publishedVersion?: string | null;
    publishedAt?: string | null;
    publishedBy?: string | null;
  }
  namespace IterableSyncDraftView {
    interface OtherDraft {
      name?: string | null;
      savedAt?: string | null;
    }
    interface DraftHead {
      syncName?: string | null;
      label?: string | null;
      objectName?: string | null;
      savedAt?: string | null;
      savedBy?: string | null;
      isMine?: boolean | null;
      state?: string | null;
    }
  }

  interface IterableSyncFoundView {
    recordId?: string | null;
    recordName?: string | null;
    objectName?: string | null;
    standings?: Apex.IterableSyncFoundView.StandingView[] | null;
    runs?: Apex.IterableSyncFoundView.PastRunView[] | null;
  }
  namespace IterableSyncFoundView {
    interface StandingView {
      syncName?: string | null;
      syncLabel?: string | null;
      status?: string | null;
      message?: string | null;
      lastSyncedAt?: string | null;
    }
    interface PastRunView {
      runId?: string | null;
      syncName?: string | null;
      syncLabel?: string | null;
      happenedAt?: string | null;
      outcome?: string | null;
      message?: string | null;
    }
  }

  interface IterableSyncHomeView {
    isBridgeReachable?: boolean | null;
    bridgeProblem?: string | null;
    asOf?: string | null;
    canOperate?: boolean | null;
    isSandbox?: boolean | null;
    orgName?: string | null;
    canManage?: boolean | null;
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

  namespace IterableSyncMappingView {
    interface ChildrenView {
      name?: string | null;
      label?: string | null;
      objectName?: string | null;
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

  interface IterableSyncPersonView {
    recordId?: string | null;
    objectName?: string | null;
    name?: string | null;
    detail?: string | null;
  }

  interface IterableSyncPublishView {
    syncName?: string | null;
    state?: string | null;
    deploymentId?: string | null;
    askedAt?: string | null;
    rowCount?: number | null;
    isLate?: boolean | null;
    message?: string | null;
    note?: string | null;
    versionId?: string | null;
    versionName?: string | null;
    publishedAt?: string | null;
    publishedBy?: string | null;
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
      syncName?: string | null;
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

  interface IterableSyncRunListView {
    asOf?: string | null;
    isBridgeReachable?: boolean | null;
    bridgeProblem?: string | null;
    runs?: Apex.IterableSyncRunListView.LineView[] | null;
    next?: string | null;
  }
  namespace IterableSyncRunListView {
    interface LineView {
      run?: Apex.IterableSyncRunView | null;
      syncLabel?: string | null;
      objectName?: string | null;
    }
  }

  interface IterableSyncRunPageView {
    run?: Apex.IterableSyncRunView | null;
    syncLabel?: string | null;
    objectName?: string | null;
    query?: string | null;
    isQueryHidden?: boolean | null;
    readFrom?: string | null;
    readTo?: string | null;
    caughtUpTo?: string | null;
    salesforceCalls?: number | null;
    iterableCalls?: number | null;
    writtenBack?: number | null;
    writeBackErrors?: number | null;
    version?: string | null;
    versionAt?: string | null;
    versionSource?: string | null;
    notices?: string[] | null;
    errorCode?: string | null;
    held?: Apex.IterableSyncRunPageView.HeldView | null;
    heldRun?: Apex.IterableSyncHomeView.HeldRunView | null;
    canOperate?: boolean | null;
    canManage?: boolean | null;
  }
  namespace IterableSyncRunPageView {
    interface HeldView {
      removals?: number | null;
      present?: number | null;
      heldAt?: string | null;
      decision?: string | null;
      decidedByName?: string | null;
      decidedAt?: string | null;
    }
  }

  interface IterableSyncRunRecordView {
    run?: Apex.IterableSyncRunView | null;
    syncLabel?: string | null;
    version?: string | null;
    record?: Apex.IterableSyncRunRecordView.LineView | null;
    payloadText?: string | null;
    calls?: Apex.IterableSyncRunRecordView.CallView[] | null;
    areBodiesHidden?: boolean | null;
    canManage?: boolean | null;
  }
  namespace IterableSyncRunRecordView {
    interface PageView {
      records?: Apex.IterableSyncRunRecordView.LineView[] | null;
      next?: string | null;
    }
    interface LineView {
      recordId?: string | null;
      recordName?: string | null;
      isVisible?: boolean | null;
      objectName?: string | null;
      happenedAt?: string | null;
      outcome?: string | null;
      code?: string | null;
      message?: string | null;
      fix?: string | null;
      otherRecordId?: string | null;
      otherRecordName?: string | null;
      isMessageHidden?: boolean | null;
      retryAt?: string | null;
      iterableKey?: string | null;
      runId?: string | null;
      attempts?: number | null;
    }
    interface CallPageView {
      calls?: Apex.IterableSyncRunRecordView.CallView[] | null;
      next?: number | null;
    }
    interface CallView {
      callId?: number | null;
      happenedAt?: string | null;
      systemName?: string | null;
      endpoint?: string | null;
      callText?: string | null;
      attempt?: number | null;
      httpStatus?: number | null;
      causes?: string[] | null;
      durationMs?: number | null;
      bytesSent?: number | null;
      bytesReceived?: number | null;
      rowCount?: number | null;
      failedCount?: number | null;
      note?: string | null;
      requestText?: string | null;
      responseText?: string | null;
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

  interface IterableSyncSetupView {
    orgName?: string | null;
    orgId?: string | null;
    isSandbox?: boolean | null;
    isInstalled?: boolean | null;
    bridgeAddress?: string | null;
    hasToken?: boolean | null;
    isBridgeReachable?: boolean | null;
    bridgeProblem?: string | null;
    bridgeAnswer?: string | null;
    roles?: Apex.IterableSyncSetupView.RoleView[] | null;
    consentSettled?: string[] | null;
    syncs?: number | null;
  }
  namespace IterableSyncSetupView {
    interface RoleView {
      name?: string | null;
      label?: string | null;
      description?: string | null;
      people?: number | null;
      names?: string[] | null;
      isGivenToOthers?: boolean | null;
    }
    interface PersonView {
      userId?: string | null;
      name?: string | null;
      username?: string | null;
    }
    interface AccessView {
      userId?: string | null;
      userName?: string | null;
      hasOwnPermissionSet?: boolean | null;
      missing?: Apex.IterableSyncSetupView.MissingView[] | null;
    }
    interface MissingView {
      objectName?: string | null;
      objectLabel?: string | null;
      fieldName?: string | null;
      fieldLabel?: string | null;
      need?: string | null;
      canGrant?: boolean | null;
    }
  }

  interface IterableSyncTestDataView {
    recordId?: string | null;
    name?: string | null;
    syncName?: string | null;
    data?: string | null;
    savedByName?: string | null;
    savedAt?: string | null;
  }

  interface IterableSyncTraceView {
    recordId?: string | null;
    objectName?: string | null;
    dataText?: string | null;
    isCut?: boolean | null;
    scopeVerdict?: string | null;
    scopeReasons?: string[] | null;
    steps?: Apex.IterableSyncTraceView.StepView[] | null;
  }
  namespace IterableSyncTraceView {
    interface StepView {
      stepName?: string | null;
      operation?: string | null;
      outcome?: string | null;
      message?: string | null;
      condition?: string | null;
      conditionResult?: string | null;
      mappings?: Apex.IterableSyncTraceView.MappingView[] | null;
      payloadText?: string | null;
      requests?: Apex.IterableSyncTraceView.RequestView[] | null;
    }
    interface MappingView {
      target?: string | null;
      sourceText?: string | null;
      sourceValue?: string | null;
      value?: string | null;
      problem?: string | null;
    }
    interface RequestView {
      callText?: string | null;
      bodyText?: string | null;
    }
  }

  interface IterableSyncVersionView {
    versionId?: string | null;
    syncName?: string | null;
    name?: string | null;
    state?: string | null;
    isCurrent?: boolean | null;
    publishedAt?: string | null;
    publishedBy?: string | null;
    note?: string | null;
    runVersion?: string | null;
    isTaken?: boolean | null;
    takenAt?: string | null;
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

declare module '@salesforce/apex/IterableSyncCampaignController.getLinks' {
  export default function getLinks(parameters: { campaignId: string | null }): Promise<Apex.IterableSyncCampaignView>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.memberStatuses' {
  export default function memberStatuses(parameters: { campaignId: string | null }): Promise<string[]>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.forecast' {
  export default function forecast(parameters: { wanted: Apex.IterableSyncCampaignView.Wanted | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.findLists' {
  export default function findLists(parameters: { syncName: string | null; text: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.findChannels' {
  export default function findChannels(parameters: { projectName: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.createList' {
  export default function createList(parameters: { syncName: string | null; name: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.link' {
  export default function link(parameters: { wanted: Apex.IterableSyncCampaignView.Wanted | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.syncNow' {
  export default function syncNow(parameters: { campaignId: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.setPaused' {
  export default function setPaused(parameters: { linkId: string | null; isPaused: boolean | null }): Promise<void>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.unlink' {
  export default function unlink(parameters: { linkId: string | null; how: string | null }): Promise<void>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.endLinks' {
  export default function endLinks(parameters: { campaignId: string | null }): Promise<void>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.compare' {
  export default function compare(parameters: { campaignId: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.getPeople' {
  export default function getPeople(parameters: { memberIds: string[] | null }): Promise<Apex.IterableSyncCampaignView.PersonView[]>;
}

declare module '@salesforce/apex/IterableSyncCampaignController.getCompared' {
  export default function getCompared(parameters: { campaignId: string | null; syncName: string | null; reason: string | null }): Promise<Apex.IterableSyncCampaignView.PersonView[]>;
}

declare module '@salesforce/apex/IterableSyncConsentController.getConsent' {
  export default function getConsent(parameters: { projectName: string | null }): Promise<Apex.IterableSyncConsentView>;
}

declare module '@salesforce/apex/IterableSyncConsentController.getChannels' {
  export default function getChannels(parameters: { projectName: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncConsentController.checkRule' {
  export default function checkRule(parameters: { projectName: string | null; wanted: Apex.IterableSyncConsentView.Wanted | null }): Promise<Apex.IterableSyncConsentView.CheckView>;
}

declare module '@salesforce/apex/IterableSyncConsentController.saveRule' {
  export default function saveRule(parameters: { projectName: string | null; wanted: Apex.IterableSyncConsentView.Wanted | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncConsentController.sayNoneNeeded' {
  export default function sayNoneNeeded(parameters: { projectName: string | null; reason: string | null }): Promise<void>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.syncs' {
  export default function syncs(): Promise<Apex.IterableSyncDescribeView.SyncView[]>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.archivedSyncs' {
  export default function archivedSyncs(): Promise<Apex.IterableSyncDescribeView.SyncView[]>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.objects' {
  export default function objects(): Promise<Apex.IterableSyncDescribeView.ObjectView[]>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.fields' {
  export default function fields(parameters: { objectName: string | null }): Promise<Apex.IterableSyncDescribeView.FieldView[]>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.campaigns' {
  export default function campaigns(parameters: { text: string | null }): Promise<Apex.IterableSyncDescribeView.ChoiceView[]>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.listViews' {
  export default function listViews(parameters: { objectName: string | null }): Promise<Apex.IterableSyncDescribeView.ChoiceView[]>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.reports' {
  export default function reports(parameters: { text: string | null }): Promise<Apex.IterableSyncDescribeView.ChoiceView[]>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.projects' {
  export default function projects(): Promise<Apex.IterableSyncDescribeView.ProjectView[]>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.consentRules' {
  export default function consentRules(parameters: { projectName: string | null }): Promise<Apex.IterableSyncDescribeView.ConsentRuleView[]>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.readCondition' {
  export default function readCondition(parameters: { objectName: string | null; condition: string | null; query: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.readSchedule' {
  export default function readSchedule(parameters: { schedule: string | null; timeZone: string | null; syncName: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.getPublished' {
  export default function getPublished(parameters: { syncName: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.getTemplates' {
  export default function getTemplates(): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncDescribeController.getTemplate' {
  export default function getTemplate(parameters: { name: string | null; projectName: string | null; identity: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncDraftController.getDraft' {
  export default function getDraft(parameters: { syncName: string | null }): Promise<Apex.IterableSyncDraftView>;
}

declare module '@salesforce/apex/IterableSyncDraftController.startDraft' {
  export default function startDraft(parameters: { syncName: string | null }): Promise<Apex.IterableSyncDraftView>;
}

declare module '@salesforce/apex/IterableSyncDraftController.saveDraft' {
  export default function saveDraft(parameters: { syncName: string | null; definition: string | null; token: string | null }): Promise<Apex.IterableSyncDraftView>;
}

declare module '@salesforce/apex/IterableSyncDraftController.discardDraft' {
  export default function discardDraft(parameters: { syncName: string | null }): Promise<void>;
}

declare module '@salesforce/apex/IterableSyncDraftController.keepMine' {
  export default function keepMine(parameters: { syncName: string | null; token: string | null }): Promise<Apex.IterableSyncDraftView>;
}

declare module '@salesforce/apex/IterableSyncDraftController.listDrafts' {
  export default function listDrafts(): Promise<Apex.IterableSyncDraftView.DraftHead[]>;
}

declare module '@salesforce/apex/IterableSyncDraftController.listLastPublished' {
  export default function listLastPublished(): Promise<Apex.IterableSyncVersionView[]>;
}

declare module '@salesforce/apex/IterableSyncDraftController.listVersions' {
  export default function listVersions(parameters: { syncName: string | null }): Promise<Apex.IterableSyncVersionView[]>;
}

declare module '@salesforce/apex/IterableSyncDraftController.differences' {
  export default function differences(parameters: { syncName: string | null; versionA: string | null; versionB: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncDraftController.restore' {
  export default function restore(parameters: { syncName: string | null; versionId: string | null }): Promise<Apex.IterableSyncDraftView>;
}

declare module '@salesforce/apex/IterableSyncDraftController.getPlan' {
  export default function getPlan(parameters: { syncName: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncDraftController.publish' {
  export default function publish(parameters: { syncName: string | null; note: string | null; token: string | null }): Promise<Apex.IterableSyncPublishView>;
}

declare module '@salesforce/apex/IterableSyncDraftController.getPublish' {
  export default function getPublish(parameters: { syncName: string | null }): Promise<Apex.IterableSyncPublishView>;
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

declare module '@salesforce/apex/IterableSyncMappingController.childRelationships' {
  export default function childRelationships(parameters: { objectName: string | null }): Promise<Apex.IterableSyncMappingView.ChildrenView[]>;
}

declare module '@salesforce/apex/IterableSyncNowController.syncNow' {
  export default function syncNow(parameters: { recordIds: string[] | null }): Promise<Apex.IterableSyncNowView.Asked>;
}

declare module '@salesforce/apex/IterableSyncNowController.getProgress' {
  export default function getProgress(parameters: { runIds: string[] | null; recordIds: string[] | null }): Promise<Apex.IterableSyncNowView.Progress>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.preview' {
  export default function preview(parameters: { definition: string | null; recordId: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.previewData' {
  export default function previewData(parameters: { definition: string | null; json: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.check' {
  export default function check(parameters: { definition: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.forecast' {
  export default function forecast(parameters: { definition: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.forecastPeople' {
  export default function forecastPeople(parameters: { definition: string | null; outcome: string | null; code: string | null; cursor: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.missingFields' {
  export default function missingFields(parameters: { definition: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.createFields' {
  export default function createFields(parameters: { definition: string | null; names: string[] | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.planTrial' {
  export default function planTrial(parameters: { definition: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.startTrial' {
  export default function startTrial(parameters: { definition: string | null; note: string | null; people: string[] | null; cannotUndo: string[] | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.getTrial' {
  export default function getTrial(parameters: { trialId: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.getTrials' {
  export default function getTrials(parameters: { syncName: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.undoTrial' {
  export default function undoTrial(parameters: { trialId: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.keepTrial' {
  export default function keepTrial(parameters: { trialId: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.nameRecords' {
  export default function nameRecords(parameters: { recordIds: string[] | null }): Promise<Apex.IterableSyncPersonView[]>;
}

declare module '@salesforce/apex/IterableSyncPreviewController.findRecords' {
  export default function findRecords(parameters: { objectName: string | null; text: string | null }): Promise<Apex.IterableSyncPersonView[]>;
}

declare module '@salesforce/apex/IterableSyncRecordController.getRecord' {
  export default function getRecord(parameters: { recordId: string | null }): Promise<Apex.IterableSyncRecordView>;
}

declare module '@salesforce/apex/IterableSyncRecordController.explain' {
  export default function explain(parameters: { recordId: string | null }): Promise<Apex.IterableSyncWhyView>;
}

declare module '@salesforce/apex/IterableSyncRunsController.getRuns' {
  export default function getRuns(parameters: { span: string | null; syncName: string | null; kind: string | null; cursor: string | null }): Promise<Apex.IterableSyncRunListView>;
}

declare module '@salesforce/apex/IterableSyncRunsController.getSyncs' {
  export default function getSyncs(): Promise<Apex.IterableSyncHomeView.SyncView[]>;
}

declare module '@salesforce/apex/IterableSyncRunsController.getRunPage' {
  export default function getRunPage(parameters: { runId: string | null }): Promise<Apex.IterableSyncRunPageView>;
}

declare module '@salesforce/apex/IterableSyncRunsController.getRunRecords' {
  export default function getRunRecords(parameters: { runId: string | null; outcome: string | null; cursor: string | null }): Promise<Apex.IterableSyncRunRecordView.PageView>;
}

declare module '@salesforce/apex/IterableSyncRunsController.getRunCalls' {
  export default function getRunCalls(parameters: { runId: string | null; cursor: number | null }): Promise<Apex.IterableSyncRunRecordView.CallPageView>;
}

declare module '@salesforce/apex/IterableSyncRunsController.getRunRecord' {
  export default function getRunRecord(parameters: { runId: string | null; recordId: string | null }): Promise<Apex.IterableSyncRunRecordView>;
}

declare module '@salesforce/apex/IterableSyncRunsController.getTrace' {
  export default function getTrace(parameters: { runId: string | null; recordId: string | null }): Promise<Apex.IterableSyncTraceView>;
}

declare module '@salesforce/apex/IterableSyncRunsController.findPeople' {
  export default function findPeople(parameters: { text: string | null }): Promise<Apex.IterableSyncFoundView[]>;
}

declare module '@salesforce/apex/IterableSyncRunsController.getCauses' {
  export default function getCauses(parameters: { syncName: string | null }): Promise<Apex.IterableSyncCauseView.AllView>;
}

declare module '@salesforce/apex/IterableSyncRunsController.getCauseRecords' {
  export default function getCauseRecords(parameters: { key: string | null; cursor: string | null }): Promise<Apex.IterableSyncRunRecordView.PageView>;
}

declare module '@salesforce/apex/IterableSyncRunsController.replayCause' {
  export default function replayCause(parameters: { key: string | null }): Promise<Apex.IterableSyncCauseView.ReplayView>;
}

declare module '@salesforce/apex/IterableSyncSetupController.getSetup' {
  export default function getSetup(): Promise<Apex.IterableSyncSetupView>;
}

declare module '@salesforce/apex/IterableSyncSetupController.connectBridge' {
  export default function connectBridge(parameters: { url: string | null; token: string | null }): Promise<void>;
}

declare module '@salesforce/apex/IterableSyncSetupController.probeProject' {
  export default function probeProject(parameters: { projectName: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncSetupController.saveProject' {
  export default function saveProject(parameters: { projectName: string | null; label: string | null; dataCenter: string | null; projectType: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncSetupController.findPeople' {
  export default function findPeople(parameters: { text: string | null }): Promise<Apex.IterableSyncSetupView.PersonView[]>;
}

declare module '@salesforce/apex/IterableSyncSetupController.assignRole' {
  export default function assignRole(parameters: { roleName: string | null; userId: string | null }): Promise<void>;
}

declare module '@salesforce/apex/IterableSyncSetupController.getAccess' {
  export default function getAccess(): Promise<Apex.IterableSyncSetupView.AccessView>;
}

declare module '@salesforce/apex/IterableSyncSetupController.grantAccess' {
  export default function grantAccess(): Promise<Apex.IterableSyncSetupView.AccessView>;
}

declare module '@salesforce/apex/IterableSyncSetupController.listTemplates' {
  export default function listTemplates(): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncSetupController.startFromTemplate' {
  export default function startFromTemplate(parameters: { templateName: string | null; projectName: string | null; identity: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncTestDataController.listTestData' {
  export default function listTestData(parameters: { objectName: string | null; syncName: string | null }): Promise<Apex.IterableSyncTestDataView[]>;
}

declare module '@salesforce/apex/IterableSyncTestDataController.saveTestData' {
  export default function saveTestData(parameters: { name: string | null; objectName: string | null; syncName: string | null; data: string | null }): Promise<string>;
}

declare module '@salesforce/apex/IterableSyncTestDataController.deleteTestData' {
  export default function deleteTestData(parameters: { recordId: string | null }): Promise<void>;
}

declare module '@salesforce/apex/IterableSyncTrialController.readPeople' {
  export default function readPeople(parameters: { trialId: string | null }): Promise<string>;
}
