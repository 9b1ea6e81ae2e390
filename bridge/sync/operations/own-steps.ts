/** What the bridge does by itself, under names that no step can have. */

/** The user is given the record's new address before the steps. */
export const addressStep = '@address';
/** Two users of one person become one. */
export const mergeStep = '@merge';
