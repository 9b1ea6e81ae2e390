/** Definitions that were good, and what runs were pinned to. */
export const definitionsSchema = `
  SELECT 1;
`;
