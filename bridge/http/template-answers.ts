import { z } from 'zod';
import { templateKinds } from '../templates/catalogue';
import { named } from './answers';

/** What the endpoints say of ready-made syncs. */

const described = {
  name: z.string().describe('Of its folder in templates/.'),
  title: z.string(),
  kind: z.enum(templateKinds).describe('What a record becomes in Iterable.'),
  summary: z.string(),
  needs: z.string().nullable().describe('What the org must have besides the package; null for nothing.')
};

export const templates = named(
  'Templates',
  'Ready-made syncs, in the order in which they are offered.',
  z.object({
    templates: z.array(
      z.object({
        ...described,
        syncs: z.array(z.object({ name: z.string(), label: z.string(), object: z.string() }))
      })
    )
  })
);

const row = z.record(z.string(), z.unknown());

export const template = named(
  'Template',
  'A ready-made sync as rows that an editor, a preview and a check take.',
  z.object({
    ...described,
    definitions: z
      .array(
        z.object({
          syncs: z.array(row).describe('Iterable_Sync__mdt: one row, switched off.'),
          steps: z.array(row),
          mappings: z.array(row),
          campaignLinks: z.array(row)
        })
      )
      .describe('One for each of its syncs.')
  })
);
