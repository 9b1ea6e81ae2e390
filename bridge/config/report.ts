/** Notes a problem of the sync that is being built: where it is, a stable code, what is wrong, what to do. */
export type Report = (where: string, code: string, message: string, fix: string) => void;
