import { session } from 'preview/session';

/** A page of the preview, named as the platform names it. */
export type Route =
  | { readonly page: 'tab'; readonly name: string; readonly state: PageState }
  | { readonly page: 'list'; readonly object: string; readonly filterName: string }
  | { readonly page: 'record'; readonly object: string; readonly id: string; readonly mode: 'view' | 'edit' }
  | { readonly page: 'search'; readonly text: string };

/** What a page reference says beside the page: parameters of the address. */
export type PageState = Readonly<Record<string, string | undefined>>;

/** What components hand to the navigation service. */
export interface PageReference {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  readonly state?: PageState;
}

type Listener = (route: Route) => void;
const listeners = new Set<Listener>();

/** The page that the address names; Home for every address that names none. */
export function currentRoute(): Route {
  const [, lightning, kind, ...rest] = decodeURI(location.pathname).split('/');
  const home: Route = { page: 'tab', name: session.app.tabs[0]?.name ?? '', state: {} };
  if (lightning !== 'lightning') return home;
  if (kind === 'n' && rest[0]) return { page: 'tab', name: rest[0], state: stateOf(location.search) };
  if (kind === 'o' && rest[0])
    return { page: 'list', object: rest[0], filterName: filterNameOf(location.search) };
  if (kind === 'r') return recordRoute(rest);
  if (kind === 'search') return { page: 'search', text: new URLSearchParams(location.search).get('q') ?? '' };
  return home;
}

/** Lightning hands on parameters that carry a namespace, and no others. */
const stateOf = (query: string): PageState =>
  Object.fromEntries([...new URLSearchParams(query)].filter(([name]) => name.includes('__')));

/** The list view that the address names; empty for the list of all records. */
const filterNameOf = (query: string): string => new URLSearchParams(query).get('filterName') ?? '';

function recordRoute(rest: readonly string[]): Route {
  const [id = '', last = 'view'] = rest.length > 2 ? rest.slice(1) : rest;
  return { page: 'record', object: objectOfId(id), id, mode: last === 'edit' ? 'edit' : 'view' };
}

/** Name of the object whose ids begin like this one; empty for none of the preview's. */
export const objectOfId = (id: string): string =>
  session.objects.find(({ keyPrefix }) => id.startsWith(keyPrefix))?.name ?? '';

export const recordUrl = (id: string, mode: 'view' | 'edit' = 'view'): string =>
  `/lightning/r/${objectOfId(id) || 'Record'}/${id}/${mode}`;

/** Address of what a page reference names; the address itself for web pages. */
export function urlOf({ type, attributes = {}, state = {} }: PageReference): string {
  switch (type) {
    case 'standard__recordPage':
      return recordUrl(attributes.recordId ?? '', attributes.actionName === 'edit' ? 'edit' : 'view');
    case 'standard__navItemPage':
      return `/lightning/n/${attributes.apiName ?? ''}${queryOf(state)}`;
    case 'standard__objectPage':
      return `/lightning/o/${attributes.objectApiName ?? ''}/list${filterOf(state.filterName)}`;
    case 'standard__webPage':
      return attributes.url ?? '/';
    case 'standard__search':
      return `/lightning/search?q=${encodeURIComponent(state.term ?? '')}`;
    default:
      throw new Error(`The preview has no page of type ${type}.`);
  }
}

function queryOf(state: PageState): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(state)) if (value !== undefined) query.set(name, value);
  return query.size === 0 ? '' : `?${query.toString()}`;
}

const filterOf = (name: string | undefined): string =>
  name ? `?filterName=${encodeURIComponent(name)}` : '';

/** Shows the page of that address; addresses outside the preview open beside it. */
export function go(url: string, how: 'push' | 'replace' = 'push'): void {
  if (!url.startsWith('/')) {
    window.open(url, '_blank', 'noopener');
    return;
  }
  if (how === 'replace') history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  announce();
}

export function onRoute(listener: Listener): void {
  listeners.add(listener);
}

function announce(): void {
  const route = currentRoute();
  listeners.forEach((listener) => listener(route));
}

/** Links inside the preview change the page without loading it anew, as in Lightning. */
export function startRouter(): void {
  window.addEventListener('popstate', announce);
  window.addEventListener('click', (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    const href = link instanceof HTMLAnchorElement ? (link.getAttribute('href') ?? '') : '';
    if (!href.startsWith('/lightning/') || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(href);
  });
}
