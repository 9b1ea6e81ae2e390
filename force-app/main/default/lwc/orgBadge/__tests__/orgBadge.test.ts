import OrgBadge from 'c/orgBadge';
import { part, show, textOf } from 'test-support/shown';

test('D-21 a sandbox is told from production at a glance', async () => {
  const sandbox = await show('c-org-badge', OrgBadge, { isSandbox: true, orgName: 'Acme UAT' });
  expect(textOf(sandbox, 'badge')).toBe('Sandbox');
  expect(part(sandbox, 'badge')?.className).toContain('slds-theme_warning');
  expect(part(sandbox, 'badge')?.title).toBe('Acme UAT');
  const production = await show('c-org-badge', OrgBadge, { isSandbox: false });
  expect(textOf(production, 'badge')).toBe('Production');
});

test('D-21 what is not known is not shown', async () => {
  expect(part(await show('c-org-badge', OrgBadge, { isSandbox: null }), 'badge')).toBeNull();
});

test('D-21 the badge is accessible', async () => {
  await expect(await show('c-org-badge', OrgBadge, { isSandbox: true })).toBeAccessible();
});
