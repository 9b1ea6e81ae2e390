import getDraft from '@salesforce/apex/IterableSyncDraftController.getDraft';
import getPublished from '@salesforce/apex/IterableSyncDescribeController.getPublished';
import saveDraft from '@salesforce/apex/IterableSyncDraftController.saveDraft';
import startDraft from '@salesforce/apex/IterableSyncDraftController.startDraft';
import meanwhile from '@salesforce/label/c.Editor_Meanwhile';
import otherTab from '@salesforce/label/c.Publish_Other_Tab';
import { draftText, readDraft } from 'c/draft';
import type { DraftDefinition } from 'c/draft';

/** A sync as it is edited here, and how it is kept. */
export interface KeptDraft {
  readonly definition: DraftDefinition;
  readonly view: Apex.IterableSyncDraftView;
  /** Of the definition that is in use, where no draft was begun: edits begin from it. */
  readonly publishedVersion: string | null;
}

/** The user's draft; where there is none, what is published. Nothing is made by looking. */
export async function loadDraft(syncName: string): Promise<KeptDraft> {
  const view = await getDraft({ syncName });
  if (view.definition) return { view, definition: readDraft(view.definition), publishedVersion: null };
  const published = JSON.parse(await getPublished({ syncName })) as Bridge.PublishedDefinition;
  const definition = readDraft(JSON.stringify(published.definition));
  return { view, definition, publishedVersion: published.version };
}

export const isBegun = ({ view }: KeptDraft): boolean => Boolean(view.definition);

/** Keeps the definition as the user's draft, begun where there is none. Throws what the platform says. */
export async function keepDraft(
  syncName: string,
  kept: KeptDraft,
  definition: DraftDefinition
): Promise<KeptDraft> {
  const token = isBegun(kept) ? kept.view.token : await begin(syncName, kept);
  const view = await saveDraft({ syncName, definition: draftText(definition), token: token ?? null });
  return { view, definition, publishedVersion: null };
}

/** Throws where another tab has edited the sync, or somebody has published it, since this one read it. */
async function begin(syncName: string, { publishedVersion }: KeptDraft): Promise<string | null> {
  const view = await startDraft({ syncName });
  if (view.baseVersion && publishedVersion && view.baseVersion !== publishedVersion)
    throw new Error(meanwhile);
  if (!view.isUntouched) throw new Error(otherTab);
  return view.token ?? null;
}
