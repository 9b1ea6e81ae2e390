import { currentRoute, go, onRoute, urlOf, type PageReference, type Route } from 'preview/router';

const navigate = Symbol('navigate');
const generateUrl = Symbol('generateUrl');

type Component = new () => object;

const mixin = (Base: Component) =>
  class extends Base {
    [navigate](reference: PageReference, ...[isReplacing]: [boolean?]): void {
      go(urlOf(reference), isReplacing ? 'replace' : 'push');
    }

    [generateUrl](reference: PageReference): Promise<string> {
      return Promise.resolve(urlOf(reference));
    }
  };

/** Navigation to the pages of the preview. */
export const NavigationMixin = Object.assign(mixin, { Navigate: navigate, GenerateUrl: generateUrl });

/** Wire adapter: the page that is shown. */
export class CurrentPageReference {
  constructor(private readonly emit: (reference: PageReference) => void) {
    onRoute((route) => this.tell(route));
  }

  connect(): void {
    this.tell(currentRoute());
  }

  disconnect(): void {}

  update(): void {}

  private tell(route: Route): void {
    if (route.page === 'tab')
      this.emit({ type: 'standard__navItemPage', attributes: { apiName: route.name }, state: route.state });
    if (route.page === 'record') {
      const { id: recordId, object: objectApiName, mode: actionName } = route;
      this.emit({
        type: 'standard__recordPage',
        attributes: { recordId, objectApiName, actionName },
        state: {}
      });
    }
  }
}
