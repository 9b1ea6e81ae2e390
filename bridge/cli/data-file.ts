import { InvalidArgumentError } from 'commander';
import { givenFields } from '../commands/given-fields';
import type { GivenFields } from '../sync/preview/given-record';
import { contentOf } from './definition-file';

/** One record in a JSON file; what is wrong with the file is wrong usage. */
export function dataFile(path: string): GivenFields {
  const parsed = givenFields.safeParse(contentOf(path));
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError('The file does not hold one record: a JSON object with its fields.');
}
