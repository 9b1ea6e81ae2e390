import { LightningElement, api } from 'lwc';
import parts from '@salesforce/label/c.Editor_Parts';

/** One part of the editor. */
export interface EditorTab {
  readonly name: string;
  readonly label: string;
}

/**
 * The parts of the editor as tabs; arrows, Home and End move between them.
 * @fires part with `detail.part`
 */
export default class EditorTabs extends LightningElement {
  @api tabs: readonly EditorTab[] = [];
  @api active = '';

  labels = { parts };

  get shown() {
    return this.tabs.map(({ name, label }) => {
      const isActive = name === this.active;
      return {
        name,
        label,
        className: `slds-tabs_default__item${isActive ? ' slds-is-active' : ''}`,
        isSelected: String(isActive),
        tabIndex: isActive ? '0' : '-1'
      };
    });
  }

  handleClick(event: Event): void {
    this.open((event.currentTarget as HTMLElement).dataset.name);
  }

  handleKey(event: KeyboardEvent): void {
    const last = this.tabs.length - 1;
    const at = this.tabs.findIndex(({ name }) => name === this.active);
    const places: Readonly<Record<string, number>> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last
    };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    const next = this.tabs[place]?.name;
    this.template?.querySelector<HTMLElement>(`[data-name="${next}"]`)?.focus();
    this.open(next);
  }

  open(part: string | undefined): void {
    if (part && part !== this.active) this.dispatchEvent(new CustomEvent('part', { detail: { part } }));
  }
}
