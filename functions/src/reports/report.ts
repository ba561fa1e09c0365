/** A month of the calendar (UTC): from `from` on, before `to`. */
export interface Month {
  /** Such as `2026-05`. */
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
}

/** The last `count` months, the one that `now` is in last. */
export function monthsUpTo(now: Date, count: number): Month[] {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  return Array.from({ length: count }, (_, index) => {
    const from = new Date(Date.UTC(year, month - count + 1 + index));
    const to = new Date(Date.UTC(year, month - count + 2 + index));
    return { name: from.toISOString().slice(0, 'yyyy-mm'.length), from, to };
  });
}
