import { z } from 'zod';
import { named } from './answers';

/** What the endpoints say to the set-up assistant. */

const time = z.string().meta({ format: 'date-time' });
const state = z.enum(['ok', 'warn', 'fail']);
const dataCenter = z.enum(['US', 'EU']);

const user = z.object({ id: z.string(), name: z.string(), username: z.string() });

export const setUp = named(
  'SetUp',
  'How far the org is with its set-up, as the bridge sees it.',
  z.object({
    organizationId: z.string().nullable().describe('Null when Salesforce cannot be asked.'),
    orgName: z.string().nullable(),
    isSandbox: z.boolean().nullable(),
    user: user.nullable().describe('Whom the bridge is in the org.'),
    checks: z.array(
      z.object({
        code: z.enum([
          'store',
          'queue',
          'sign-in',
          'clock',
          'calls',
          'definitions',
          'permissions',
          'project'
        ]),
        system: z.enum(['bridge', 'salesforce', 'iterable']),
        about: z.string().describe('Object or project that it concerns; empty for none.'),
        state,
        sentence: z.string(),
        fix: z.string()
      })
    ),
    projects: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        dataCenter,
        projectType: z.enum(['Email', 'UserId', 'Hybrid']),
        organizationId: z.string().nullable().describe('The org that it was connected from.'),
        isActive: z.boolean(),
        hasKey: z.boolean()
      })
    ),
    hasDefaultKey: z.boolean(),
    firstSent: z
      .object({ recordId: z.string(), objectName: z.string(), syncName: z.string(), at: time })
      .nullable()
      .describe('A record that Iterable accepted in one of the latest runs.')
  })
);

export const projectProbe = named(
  'ProjectProbe',
  'Whether the API key of a project works, where, and for everything that syncs do.',
  z.object({
    project: z.string(),
    keySetting: z.string().describe('The setting of the bridge that holds the key.'),
    dataCenter: dataCenter.nullable().describe('Where the key was accepted.'),
    checks: z.array(
      z.object({
        code: z.enum(['key', 'data-center', 'server-side', 'fields']),
        state,
        sentence: z.string(),
        fix: z.string()
      })
    )
  })
);

export const fieldAccess = named(
  'FieldAccess',
  'What the integration user lacks for the published syncs and those given.',
  z.object({
    user,
    missing: z.array(
      z.object({
        objectName: z.string(),
        fieldName: z
          .string()
          .nullable()
          .describe('A field or relationship as a path names it; null for the object itself.'),
        need: z.enum(['read', 'edit'])
      })
    )
  })
);

export const consentCheck = named(
  'ConsentCheck',
  'What is wrong with consent rules that are not saved yet.',
  z.object({
    project: z.string(),
    problems: z.array(
      z.object({
        rule: z.string().describe('DeveloperName of the rule.'),
        code: z.string(),
        message: z.string(),
        fix: z.string()
      })
    ),
    targets: z
      .array(z.object({ scope: z.enum(['Channel', 'Message_Type']), id: z.number().int(), name: z.string() }))
      .describe('Channels and message types of the project.'),
    people: z
      .number()
      .int()
      .nullable()
      .describe('Records with the counted checkbox ticked; null when it was not, or cannot be, counted.')
  })
);
