import { LightningElement, api, track } from 'lwc';
import { ask } from 'preview/ask';
import { recordUrl } from 'preview/router';
import { session } from 'preview/session';
import type { Found } from '../../../preview-run/session';

/** Records of every object of the preview that carry the text. */
export default class SearchPage extends LightningElement {
  @track found: readonly Found[] | null = null;
  private shown = '';

  @api
  get text(): string {
    return this.shown;
  }
  set text(text: string) {
    this.shown = text;
    void this.read();
  }

  private async read(): Promise<void> {
    const { shown } = this;
    const found = await ask<Found[]>(`/data/search?q=${encodeURIComponent(shown)}`);
    if (shown === this.shown) this.found = found;
  }

  get results() {
    return (this.found ?? []).map((each) => {
      const object = session.objects.find(({ name }) => name === each.object);
      return { ...each, url: recordUrl(each.id), icon: object?.icon, objectLabel: object?.label };
    });
  }

  get isEmpty(): boolean {
    return this.found?.length === 0;
  }
}
