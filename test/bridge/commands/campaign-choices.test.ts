import { choicesOf } from '../../../bridge/commands/campaigns';
import { configOf, smallest } from '../config/config-rows';

const carrier = (Status__c: string) => {
  const [sync] = configOf(
    smallest({ sync: { Scope_Type__c: 'Campaign', Source_Object__c: 'CampaignMember', Status__c } })
  ).syncs;
  if (!sync) throw new Error('no sync');
  return sync;
};
const statuses = (...given: string[]) => choicesOf(given.map(carrier)).map(({ status }) => status);

describe('T-05 whom a new link can be given to', () => {
  test('none that is switched off, where another one is on', () => {
    expect(statuses('Inactive', 'Active', 'Paused')).toEqual(['Active', 'Paused']);
  });
  test('the only ones that there are', () => {
    expect(statuses('Inactive')).toEqual(['Inactive']);
  });
});
