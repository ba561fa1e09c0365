/** A span of time in which a client's hits are added up. */
export interface Window {
  /** How many windows of this length have passed since the epoch. */
  readonly index: number;
  readonly end: Date;
}

/**
 * The window that `now` lies in. Windows follow the clock, so that all instances agree on them without asking, and a
 * new one needs no reset.
 *
 * @param windowMs length of a window, above 0
 */
export function windowAt(now: Date, windowMs: number): Window {
  const index = Math.floor(now.getTime() / windowMs);
  return { index, end: new Date((index + 1) * windowMs) };
}
