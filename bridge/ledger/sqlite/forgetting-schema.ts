/** Whoever is forgotten is found among what was taken away without reading all of it. */
export const forgettingSchema = `
  CREATE INDEX taken_away_of_user ON taken_away (value);
`;
