import type { Answer } from '../http/answer';
import type { BodyOf } from '../http/skeletons';
import type { CheckedFields, FieldDraft } from '../fields/field-check';
import { fieldLimitRefusal } from '../fields/field-refusals';
import type { Project } from '../project';

export type TrackedEvent = BodyOf<'events.track'>;

/** What the events of one request would add to the fields of their event names; types are fixed per name (iterable-api 4). */
export class EventDrafts {
  private readonly drafts = new Map<string, FieldDraft>();

  constructor(private readonly project: Project) {}

  check({ eventName, dataFields = {}, createNewFields }: TrackedEvent): CheckedFields {
    return this.of(eventName).check(dataFields, this.project.unknownFieldsFor(createNewFields));
  }

  /** Null while every event name stays within the limit. */
  limitRefusal(): Answer | null {
    for (const [name, draft] of this.drafts) {
      const { limit } = this.project.eventFieldsOf(name);
      const refused = fieldLimitRefusal(draft, limit, this.project.id);
      if (refused) return refused;
    }
    return null;
  }

  commit(): void {
    for (const draft of this.drafts.values()) draft.commit();
  }

  get created(): string[] {
    return this.gathered((draft) => draft.created.keys());
  }

  get filteredOut(): string[] {
    return this.gathered((draft) => draft.filteredOut);
  }

  private gathered(fields: (draft: FieldDraft) => Iterable<string>): string[] {
    return [...new Set([...this.drafts.values()].flatMap((draft) => [...fields(draft)]))];
  }

  private of(eventName: string): FieldDraft {
    const draft = this.drafts.get(eventName) ?? this.project.eventDraft(eventName);
    this.drafts.set(eventName, draft);
    return draft;
  }
}
