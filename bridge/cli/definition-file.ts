import { readFileSync } from 'node:fs';
import { InvalidArgumentError } from 'commander';
import { unpublishedRows, type UnpublishedRows } from '../commands/unpublished';

/** The rows of a JSON file. What is wrong with it is wrong usage; what is wrong with the rows is for a check to say. */
export function definitionFile(path: string): UnpublishedRows {
  const parsed = unpublishedRows.safeParse(contentOf(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new InvalidArgumentError(
    `${issue?.path.join('.') || 'The file'}: ${issue?.message ?? 'is no definition'}.`
  );
}

/** What a JSON file holds; wrong usage where it is none. */
export function contentOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read';
    throw new InvalidArgumentError(`The file is of no use: ${why}.`);
  }
}
