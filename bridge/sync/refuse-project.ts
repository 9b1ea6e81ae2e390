import type { ProjectDefinition } from '../config/sync-definition';
import { ConfigError } from '../errors';
import type { Source } from './ports';

/**
 * Nothing is delivered to a project that is switched off, nor to that of another org: a sandbox refresh copies the
 * definitions (DESIGN section 2). Throws ConfigError.
 */
export async function refuseProject(
  { organizationId, name, active }: ProjectDefinition,
  source: Pick<Source, 'organizationId'>
): Promise<void> {
  if (!active) {
    throw new ConfigError('config.project-inactive', `The Iterable project ${name} is switched off.`, {
      fix: 'Tick Active in the record of the project (Setup, Custom Metadata Types, Iterable Project), or switch its syncs off.'
    });
  }
  const here = await source.organizationId();
  if (!organizationId || organizationId.slice(0, 15) === here.slice(0, 15)) return;
  throw new ConfigError(
    'config.other-org',
    `The Iterable project ${name} was connected from the org ${organizationId}, this is ${here}.`,
    {
      fix: 'If this org is meant to send to it, press "This org is meant" beside the project in Set-up.'
    }
  );
}
