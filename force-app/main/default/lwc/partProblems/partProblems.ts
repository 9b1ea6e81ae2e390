import { LightningElement, api } from 'lwc';
import problems from '@salesforce/label/c.Mapping_Problems';
import type { DraftDefinition } from 'c/draft';
import { partOfPlace } from 'c/editorParts';
import type { EditorPart } from 'c/editorParts';
import { nothingFound, startLive } from 'c/liveFindings';
import type { Findings, Live } from 'c/liveFindings';

/** What keeps the sync from running and is put right in the shown part of the editor. Nothing where nothing does. */
export default class PartProblems extends LightningElement {
  /** Its problems alone are shown. */
  @api partName: EditorPart = 'source';

  own: DraftDefinition | null = null;
  findings: Findings = nothingFound;
  live: Live | null = null;
  labels = { problems };

  /** The bridge is asked about each change, once the changes pause. */
  @api get definition(): DraftDefinition | null {
    return this.own;
  }
  set definition(definition: DraftDefinition | null) {
    if (definition === this.own) return;
    this.own = definition;
    this.look();
  }

  connectedCallback(): void {
    this.live = startLive((findings) => {
      this.findings = findings;
    });
    this.look();
  }

  disconnectedCallback(): void {
    this.live?.stop();
  }

  look(): void {
    if (this.own) this.live?.ask(this.own, null);
  }

  get problems(): readonly string[] {
    const texts = this.findings.problems
      .filter(({ where }) => partOfPlace(where) === this.partName)
      .map(({ message, fix }) => `${message} ${fix}`.trim());
    return [...new Set(texts)];
  }
}
