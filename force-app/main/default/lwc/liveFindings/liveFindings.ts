import checkDefinition from '@salesforce/apex/IterableSyncPreviewController.check';
import previewRecord from '@salesforce/apex/IterableSyncPreviewController.preview';
import { draftText } from 'c/draft';
import type { DraftDefinition } from 'c/draft';
import { errorSentence } from 'c/errors';
import { startLater } from 'c/later';

/** What the bridge says of a definition while somebody edits it, and what a record would become. */
export interface Findings {
  readonly problems: readonly Problem[];
  readonly preview: Bridge.Preview | null;
  /** Why nothing could be said; null where something was. */
  readonly failure: string | null;
  readonly previewFailure: string | null;
}

export interface Problem {
  /** `Iterable_Field_Mapping.Contacts_1a2b3c4d, Source__c` */
  readonly where: string;
  readonly message: string;
  readonly fix: string;
}

export interface Live {
  /** Asks when nothing has changed for a moment; what was asked before is forgotten. */
  ask(definition: DraftDefinition, recordId: string | null): void;
  stop(): void;
}

/** Milliseconds after the last change. */
const AFTER_CHANGE_MS = 700;

export const nothingFound: Findings = { problems: [], preview: null, failure: null, previewFailure: null };

/** @param show called with each answer, never with one to an older question */
export function startLive(show: (findings: Findings) => void): Live {
  const later = startLater(AFTER_CHANGE_MS);
  let question = 0;
  const look = async (definition: DraftDefinition, recordId: string | null, asked: number): Promise<void> => {
    const text = draftText(definition);
    const [checked, previewed] = await Promise.all([problemsOf(text), previewOf(text, recordId)]);
    if (asked === question) show({ ...checked, ...previewed });
  };
  return {
    ask: (definition, recordId) => {
      const asked = ++question;
      later.ask(() => look(definition, recordId, asked));
    },
    stop: () => {
      question += 1;
      later.stop();
    }
  };
}

async function problemsOf(definition: string): Promise<Pick<Findings, 'problems' | 'failure'>> {
  try {
    const { problems } = JSON.parse(await checkDefinition({ definition })) as Bridge.Check;
    return { problems, failure: null };
  } catch (error) {
    return { problems: [], failure: errorSentence(error) };
  }
}

async function previewOf(
  definition: string,
  recordId: string | null
): Promise<Pick<Findings, 'preview' | 'previewFailure'>> {
  if (!recordId) return { preview: null, previewFailure: null };
  try {
    const preview = JSON.parse(await previewRecord({ definition, recordId })) as Bridge.Preview;
    return { preview, previewFailure: null };
  } catch (error) {
    return { preview: null, previewFailure: errorSentence(error) };
  }
}

/** Problems of a row, by its DeveloperName; capitals do not count. */
export function problemsAt(problems: readonly Problem[], rowName: string): readonly Problem[] {
  const name = rowName.toLowerCase();
  return problems.filter(({ where }) => where.split(',')[0]?.split('.')[1]?.toLowerCase() === name);
}
