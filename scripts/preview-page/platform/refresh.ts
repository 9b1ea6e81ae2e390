import { onRecordChange } from 'preview/records';

/** Has everything on the page read again. */
export class RefreshEvent extends CustomEvent<undefined> {
  constructor() {
    super('lightning__refreshview', { bubbles: true, composed: true });
  }
}

const registered = new Map<number, () => void>();
let last = 0;

/** Asks the component when the whole page is read again; answers what it is unregistered by. */
export function registerRefreshHandler(context: object, handler: () => unknown): number {
  last += 1;
  registered.set(
    last,
    onRecordChange((ids) => {
      if (ids.length === 0) handler.call(context);
    })
  );
  return last;
}

export function unregisterRefreshHandler(id: number): boolean {
  registered.get(id)?.();
  return registered.delete(id);
}
