/** Leaving scope: members, held removals, and what was sent last. */
export const leavingSchema = `
  SELECT 1;
`;
