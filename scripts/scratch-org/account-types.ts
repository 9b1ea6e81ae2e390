import { z } from 'zod';

/** Ids of the record types that say what an account is. */
export interface AccountTypes {
  readonly company: string;
  readonly person: string;
}

const answer = z.object({
  result: z.object({ records: z.array(z.object({ Id: z.string().min(15), IsPersonType: z.boolean() })) })
});

/**
 * Reads what `sf data query --json` answered about the record types of accounts.
 * @throws when the org has no type for companies, or none for people
 */
export function readAccountTypes(text: string): AccountTypes {
  const { records } = answer.parse(JSON.parse(text)).result;
  const company = records.find((type) => !type.IsPersonType)?.Id;
  const person = records.find((type) => type.IsPersonType)?.Id;
  if (company === undefined || person === undefined)
    throw new Error('The org has no record type of accounts for companies, or none for people.');
  return { company, person };
}
