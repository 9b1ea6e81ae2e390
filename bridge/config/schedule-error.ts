/** A schedule that cannot be read; its message is part of a sentence. */
export class ScheduleError extends Error {}
