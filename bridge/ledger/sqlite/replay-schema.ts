/** Dead letters: replay and expiry. */
export const replaySchema = `
  SELECT 1;
`;
