import type { PageReference } from 'lightning/navigation';

/** Where components navigated to in this test, first to last. */
export const navigations: PageReference[] = [];

beforeEach(() => {
  navigations.length = 0;
});
