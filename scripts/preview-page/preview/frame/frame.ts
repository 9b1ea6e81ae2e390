import { LightningElement, track } from 'lwc';
import { ask } from 'preview/ask';
import { recordsChanged } from 'preview/records';
import { currentRoute, go, onRoute, type Route } from 'preview/router';
import { session } from 'preview/session';

interface BarItem {
  readonly url: string;
  readonly label: string;
  readonly itemClass: string;
  readonly current: 'page' | null;
}

/** The page around the package's components: it looks like Lightning Experience and is plain SLDS. */
export default class Frame extends LightningElement {
  @track route: Route = currentRoute();
  isBridgeRunning = true;
  isSwitching = false;
  searchText = '';
  app = session.app;
  session = session;

  override connectedCallback(): void {
    onRoute((route) => {
      this.route = route;
    });
    void this.readBridge();
    this.template?.addEventListener('lightning__refreshview', () => recordsChanged());
  }

  override renderedCallback(): void {
    document.title = `${this.pageTitle} | ${session.app.label}`;
  }

  get pageTitle(): string {
    const { route } = this;
    if (route.page === 'tab')
      return session.app.tabs.find(({ name }) => name === route.name)?.label ?? 'Home';
    if (route.page === 'search') return 'Search';
    return session.objects.find(({ name }) => name === route.object)?.labelPlural ?? 'Record';
  }

  get barItems(): BarItem[] {
    const tabs = session.app.tabs.map(({ name, label }) => ({
      url: `/lightning/n/${name}`,
      label,
      isShown: this.route.page === 'tab' && this.route.name === name
    }));
    const objects = session.objects.flatMap(({ name, labelPlural, isOnBar }) =>
      isOnBar ? [{ url: `/lightning/o/${name}/list`, label: labelPlural, isShown: this.isOf(name) }] : []
    );
    return [...tabs, ...objects].map(({ url, label, isShown }) => ({
      url,
      label,
      itemClass: `slds-context-bar__item${isShown ? ' slds-is-active' : ''}`,
      current: isShown ? 'page' : null
    }));
  }

  private isOf(object: string): boolean {
    return 'object' in this.route && this.route.object === object;
  }

  get users() {
    return session.users.map((user) => ({
      ...user,
      value: `user:${user.key}`,
      isCurrent: user.key === session.user.key
    }));
  }

  get languages() {
    const names = new Intl.DisplayNames('en', { type: 'language' });
    return session.languages.map((code) => ({
      code,
      value: `language:${code}`,
      label: names.of(code) ?? code,
      isCurrent: code === session.language
    }));
  }

  get isBridgeStopped(): boolean {
    return !this.isBridgeRunning;
  }

  get bridgeLabel(): string {
    return this.isBridgeRunning ? 'Stop the bridge' : 'Start the bridge';
  }

  get bridgeIcon(): string {
    return this.isBridgeRunning ? 'utility:pause' : 'utility:play';
  }

  get isTab(): boolean {
    return this.route.page === 'tab';
  }

  get isList(): boolean {
    return this.route.page === 'list';
  }

  get isRecord(): boolean {
    return this.route.page === 'record';
  }

  get isSearch(): boolean {
    return this.route.page === 'search';
  }

  handleSearchInput(event: Event): void {
    this.searchText = (event.target as HTMLInputElement).value;
  }

  handleSearch(event: Event): void {
    event.preventDefault();
    go(`/lightning/search?q=${encodeURIComponent(this.searchText)}`);
  }

  /** What a user sees is decided when the page is loaded. */
  async handleSwitch(event: CustomEvent<{ value: string }>): Promise<void> {
    const [what = '', value = ''] = event.detail.value.split(':');
    if (what === 'open')
      window.open(value === 'iterable' ? session.iterableUrl : session.orgUrl, '_blank', 'noopener');
    else if (what === 'bridge') await this.switchBridge();
    else {
      await ask('/control/session', { [what]: value });
      location.reload();
    }
  }

  private async switchBridge(): Promise<void> {
    this.isSwitching = true;
    try {
      await ask('/control/bridge', { state: this.isBridgeRunning ? 'stopped' : 'running' });
      await this.readBridge();
    } finally {
      this.isSwitching = false;
    }
  }

  private async readBridge(): Promise<void> {
    const { state } = await ask<{ state: string }>('/control/bridge');
    this.isBridgeRunning = state === 'running';
  }
}
