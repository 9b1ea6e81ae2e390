import { platformModules } from '../../../scripts/preview-run/build/platform-modules';

const plugin = platformModules({
  folder: '/build/platform',
  labels: new Set(['Home_Title']),
  customPermissions: new Set(['Operate_Syncs'])
});
const loaded = (id: string): unknown => plugin.load?.(String(plugin.resolveId?.(id)));

describe('package-toolchain 3: modules that only the platform has', () => {
  test('an Apex method is called through the preview, with its class and name', () => {
    expect(loaded('@salesforce/apex/IterableSyncHomeController.getHome')).toContain(
      "apexMethod('IterableSyncHomeController', 'getHome')"
    );
  });

  test('a field keeps its name without a namespace until it runs', () => {
    expect(loaded('@salesforce/schema/Contact.Iterable_Status__c')).toContain(
      `{ objectApiName: apiName('Contact'), fieldApiName: ["Iterable_Status__c"].map(apiName).join('.') }`
    );
  });

  test('labels and custom permissions come with the session, so that one build serves every language and user', () => {
    expect(loaded('@salesforce/label/c.Home_Title')).toContain('export default session.labels.Home_Title;');
    expect(loaded('@salesforce/customPermission/Operate_Syncs')).toContain(
      "session.user.customPermissions.includes('Operate_Syncs')"
    );
  });

  test.each([
    ['@salesforce/label/c.Nowhere', 'There is no custom label Nowhere.'],
    ['@salesforce/customPermission/Nowhere', 'There is no custom permission Nowhere.']
  ])('%s, which the package does not have, fails the build', (id, message) => {
    expect(() => plugin.resolveId?.(id)).toThrow(message);
  });

  test('everything else is left to the base components', () => {
    expect(plugin.resolveId?.('lightning/modal')).toBeNull();
    expect(plugin.resolveId?.('@salesforce/i18n/firstDayOfWeek')).toBeNull();
  });
});
