import { readTemplate } from '../../bridge/templates/read-template';
import { startService, type Service } from './service-world';
import { worldWith, switchOn, loadOne } from './templates-world';
import { createWorld, longAgo, type World, type WorldOptions } from './world';

interface Check {
  readonly code: string;
  readonly state: string;
  readonly sentence: string;
  readonly fix: string;
}

const stateOf = (body: unknown, code: string): string | undefined =>
  (body as { checks: Check[] }).checks.find((check) => check.code === code)?.state;

/** A service on a world, for one story. */
async function inService(
  opened: Promise<World>,
  story: (service: Service, world: World) => Promise<void>
): Promise<void> {
  const world = await opened;
  const service = await startService(world);
  try {
    await story(service, world);
  } finally {
    await service.stop();
    await world.close();
  }
}

describe('an org in which nothing is set up', () => {
  let world: World;
  let service: Service;
  beforeAll(async () => {
    const hidden = { Contact: ['Birthdate', 'Iterable_Status__c', 'AccountId'], Account: ['Industry'] };
    world = await createWorld({ org: { hiddenFields: hidden } });
    service = await startService(world);
  });
  afterAll(async () => {
    await service.stop();
    await world.close();
  });

  test('D-21 D-22 the bridge says which org it serves, as whom, whether it is a sandbox, and that all works', async () => {
    const { status, body } = await service.ask('GET', '/v1/setup');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      organizationId: world.org.orgId,
      orgName: 'Local Org',
      isSandbox: false,
      user: { id: world.org.integrationUserId, name: 'Integration User' },
      projects: [],
      hasDefaultKey: true,
      firstSent: null
    });
    expect(['store', 'queue', 'sign-in', 'clock', 'calls'].map((code) => stateOf(body, code))).toEqual(
      Array(5).fill('ok')
    );
  });

  test('D-22 access that lacks for a template that is not published is named field by field, once', async () => {
    const template = await readTemplate('contacts-as-users');
    const { body } = await service.ask<{ missing: unknown[] }>('POST', '/v1/setup/field-access', {
      definitions: template?.definitions.map((one) => ({ ...one, projects: [{ DeveloperName: 'Main' }] }))
    });
    expect(body).toMatchObject({ user: { id: world.org.integrationUserId } });
    expect(body.missing).toEqual(
      expect.arrayContaining([
        { objectName: 'Contact', fieldName: 'Birthdate', need: 'read' },
        { objectName: 'Contact', fieldName: 'Account', need: 'read' },
        { objectName: 'Contact', fieldName: 'Iterable_Status__c', need: 'edit' }
      ])
    );
    const texts = body.missing.map((one) => JSON.stringify(one));
    expect(new Set(texts).size).toBe(texts.length);
  });

  test('D-22 access that was given meanwhile is seen at once', async () => {
    const template = await readTemplate('contacts-as-users');
    const definitions = template?.definitions.map((one) => ({
      ...one,
      projects: [{ DeveloperName: 'Main' }]
    }));
    world.org.source.hide({ Account: ['Industry'] });
    const { body } = await service.ask<{ missing: unknown[] }>('POST', '/v1/setup/field-access', {
      definitions
    });
    expect(body.missing).toEqual([{ objectName: 'Account', fieldName: 'Industry', need: 'read' }]);
  });

  test('without a sync nothing lacks', async () => {
    const { body } = await service.ask('POST', '/v1/setup/field-access', {});
    expect(body).toMatchObject({ missing: [] });
  });

  test('H-08 H-09 a key that works is tried for everything that a sync does, before there is a project', async () => {
    const { body } = await service.ask('POST', '/v1/setup/projects/probe', { project: 'Main' });
    expect(body).toMatchObject({ project: 'Main', keySetting: 'ITERABLE_API_KEY_MAIN', dataCenter: null });
    expect(['key', 'server-side', 'fields'].map((code) => stateOf(body, code))).toEqual(['ok', 'ok', 'ok']);
    expect(stateOf(body, 'data-center')).toBe('warn');
  });

  test('a name that is none is refused', async () => {
    const { status } = await service.ask('POST', '/v1/setup/projects/probe', { project: "x' OR 1" });
    expect(status).toBe(400);
  });
});

const refusing = (because: 'disabled' | 'read-only' | 'client-side'): WorldOptions => ({
  project: { refusedKeys: [{ key: 'other-key', because }] },
  environment: { ITERABLE_API_KEY_MAIN: 'other-key' }
});

test.each([
  ['disabled', 'key'],
  ['read-only', 'server-side'],
  ['client-side', 'server-side']
] as const)('H-09 a key that is %s is found out, with what to do about it', async (because, code) => {
  await inService(createWorld(refusing(because)), async (service) => {
    const { body } = await service.ask<{ checks: Check[] }>('POST', '/v1/setup/projects/probe', {
      project: 'Main'
    });
    const check = body.checks.find((one) => one.code === code);
    expect(check).toMatchObject({ state: 'fail' });
    expect(check?.fix).toMatch(/erver-side|ITERABLE_API_KEY/);
    expect(JSON.stringify(body)).not.toContain('other-key');
  });
});

test('D-23 a project without a key is told which setting of the bridge to fill', async () => {
  const environment = { ITERABLE_API_KEY: '', ITERABLE_API_KEY_OTHER: 'k' };
  await inService(createWorld({ environment }), async (service) => {
    const { body } = await service.ask<{ checks: Check[] }>('POST', '/v1/setup/projects/probe', {
      project: 'Main'
    });
    expect(body.checks).toEqual([expect.objectContaining({ code: 'key', state: 'fail' })]);
    expect(body.checks[0]?.fix).toContain('ITERABLE_API_KEY_MAIN');
  });
});

test('D-42 H-43 projects, their types and the org that they were connected from; the first record that was sent', async () => {
  await inService(worldWith(['contacts-as-users']), async (service, world) => {
    const contact = loadOne(world, 'Contact', {
      LastName: 'Sent',
      Email: 'sent@example.com',
      SystemModstamp: longAgo
    });
    switchOn(world, 'Contact_To_User');
    await world.run('Contact_To_User');
    const { body } = await service.ask('GET', '/v1/setup');
    expect(body).toMatchObject({
      projects: [{ name: 'Main', dataCenter: 'US', projectType: 'Email', isActive: true, hasKey: true }],
      firstSent: { recordId: contact, objectName: 'Contact', syncName: 'Contact_To_User' }
    });
    expect(stateOf(body, 'project')).toBe('ok');
  });
});
