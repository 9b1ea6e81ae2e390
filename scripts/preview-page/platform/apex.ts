/** Asking a wired method anew is not part of the preview: the package calls its Apex itself. */
export const refreshApex = (): Promise<void> => Promise.resolve();
