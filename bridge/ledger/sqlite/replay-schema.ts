/** Dead letters by cause, and those that were not tried again for so long that their details went. */
export const replaySchema = `
  ALTER TABLE dead_letters ADD COLUMN expired_at TEXT;
  CREATE INDEX dead_letters_by_cause ON dead_letters (code, field, sync);
  CREATE INDEX dead_letters_by_definition ON dead_letters (sync, definition);
  CREATE INDEX dead_letters_by_age ON dead_letters (at) WHERE expired_at IS NULL;
`;
