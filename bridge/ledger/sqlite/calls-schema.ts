/** Every call of a run, and the records it concerned. */
export const callsSchema = `
  SELECT 1;
`;
