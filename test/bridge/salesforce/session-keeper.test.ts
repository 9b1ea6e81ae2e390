import { SessionKeeper } from '../../../bridge/salesforce/session-keeper';

const access = {
  loginUrl: 'http://127.0.0.1:1',
  clientId: 'client',
  auth: { flow: 'clientCredentials', clientSecret: 'a-client-secret' },
  apiVersion: '66.0',
  namespace: '',
  allowedOrgId: null
} as const;

test('an org that cannot be reached is told as that, however often it is tried', async () => {
  const keeper = new SessionKeeper(access, () => new Date());
  for (let times = 0; times < 6; times += 1)
    await expect(keeper.organizationId()).rejects.toMatchObject({ code: 'sf.sign-in-unavailable' });
});
