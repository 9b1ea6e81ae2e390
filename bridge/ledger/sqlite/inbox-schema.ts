/** Records that are asked for or that a message named, until a run has taken them. */
export const inboxSchema = `
  SELECT 1;
`;
