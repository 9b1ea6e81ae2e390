type Groups = Bridge.CampaignLinks['links'][number]['groups'];

/** What a list is for. */
interface ShownPurpose {
  readonly scope: string | null;
  readonly iterableId: number | null;
  /** Null where it is not known. */
  readonly name: string | null;
  /** Iterable was asked, and does not name it. */
  readonly isUnknown: boolean;
}

/** A link as the page shows it: what the org says of it, and what the bridge does. */
export interface ShownLink {
  /** Of the record in Salesforce; null for one that an administrator deployed. */
  readonly linkId: string | null;
  readonly key: string;
  readonly syncName: string;
  readonly listId: number | null;
  readonly listName: string;
  readonly statuses: readonly string[];
  readonly onLeave: string | null;
  /** Null: not said. */
  readonly purpose: ShownPurpose | null;
  readonly isPaused: boolean;
  readonly unlink: string | null;
  readonly message: string | null;
  readonly linkedBy: string | null;
  readonly linkedAt: string | null;
  /** Where its members stand is being worked out; there are many of them. */
  readonly isCounting: boolean;
  /** Null where it is not known. */
  readonly groups: Groups | null;
}

type View = Apex.IterableSyncCampaignView;
type LinkView = Apex.IterableSyncCampaignView.LinkView;
type Told = Bridge.CampaignLinks['links'][number];

/** The links that people made, and those that administrators deployed. Pure. */
export function shownLinks(view: View, answer: Bridge.CampaignLinks | null): ShownLink[] {
  const told = answer?.links ?? [];
  const made = (view.links ?? []).map((link) => ofRecord(link, told));
  const deployed = told.filter(({ origin }) => origin === 'metadata').map(ofMetadata);
  return [...made, ...deployed];
}

function ofRecord(link: LinkView, told: readonly Told[]): ShownLink {
  const found = told.find(({ name, origin }) => origin === 'record' && name === link.name);
  return { ...saved(link), ...(found && live(link, found)) };
}

/** As the org has it. */
const saved = ({ linkId, ...link }: LinkView): ShownLink => ({
  linkId: linkId ?? null,
  key: linkId ?? '',
  syncName: link.syncName ?? '',
  listId: link.listId ?? null,
  listName: link.listName ?? '',
  statuses: link.statuses ?? [],
  purpose: savedPurpose(link),
  isPaused: link.isPaused ?? false,
  ...endOf(link),
  isCounting: false,
  groups: null
});

function savedPurpose({ consentScope = null, consentId = null }: LinkView): ShownPurpose | null {
  if (consentScope === null && consentId === null) return null;
  return { scope: consentScope, iterableId: consentId, name: null, isUnknown: false };
}

const toldPurpose = ({ purpose }: Told): ShownPurpose | null =>
  purpose && { ...purpose, isUnknown: purpose.name === null };

const endOf = (
  link: LinkView
): Pick<ShownLink, 'onLeave' | 'unlink' | 'message' | 'linkedBy' | 'linkedAt'> => ({
  onLeave: link.onLeave ?? null,
  unlink: link.unlink ?? null,
  message: link.message ?? null,
  linkedBy: link.linkedBy ?? null,
  linkedAt: link.linkedAt ?? null
});

/** What the bridge knows better: names as they are now, and where members stand. */
const live = (
  link: LinkView,
  found: Told
): Pick<ShownLink, 'syncName' | 'listId' | 'listName' | 'purpose' | 'groups' | 'isCounting'> => ({
  syncName: found.sync,
  listId: found.listId,
  listName: found.listName ?? link.listName ?? '',
  purpose: toldPurpose(found),
  isCounting: found.groups === null,
  groups: found.groups
});

const ofMetadata = (told: Told): ShownLink => ({
  linkId: null,
  key: `${told.sync} ${told.name} ${told.listId ?? ''}`,
  syncName: told.sync,
  listId: told.listId,
  listName: told.listName ?? '',
  statuses: told.statuses ?? [],
  onLeave: told.onLeave,
  purpose: toldPurpose(told),
  isPaused: false,
  unlink: null,
  message: null,
  linkedBy: null,
  linkedAt: null,
  isCounting: told.groups === null,
  groups: told.groups
});

/** Members on the list by the link; null where it is not known. */
export function onListOf({ groups }: Pick<ShownLink, 'groups'>): number | null {
  if (!groups) return null;
  return groups
    .filter(({ standing }) => standing === 'on-list' || standing === 'leaving')
    .reduce((sum, { count }) => sum + count, 0);
}

/** Whether something is still on its way by itself: worth another look soon. */
export const isUnderWay = ({
  groups,
  unlink,
  isCounting
}: Pick<ShownLink, 'groups' | 'unlink' | 'isCounting'>): boolean =>
  unlink !== null ||
  isCounting ||
  (groups ?? []).some(
    ({ standing }) => standing === 'waiting' || standing === 'not-looked-at' || standing === 'leaving'
  );
