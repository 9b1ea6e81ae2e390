import type { ApexAnswer } from '../../scripts/preview-run/session';
import type { Page } from './playwright';

/** Lets every call of that Apex method fail, as in an org that cannot answer. Call what it answers to mend it. */
export async function failCalls(page: Page, method: string): Promise<() => Promise<void>> {
  const address = `**/apex/*/${method}`;
  const json: ApexAnswer = {
    problem: {
      message: 'The org is being maintained.',
      exceptionType: 'System.AuraHandledException',
      isUserDefinedException: false
    }
  };
  await page.route(address, (call) => call.fulfill({ json }));
  return () => page.unroute(address);
}
