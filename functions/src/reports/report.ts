/** A month of the calendar (UTC): from `from` on, before `to`. */
export interface Month {
  /** Such as `2026-05`. */
  readonly name: string;
  readonly from: Date;
  readonly to: Date;
}

/** How often something happened, up to now. */
export interface Recently {
  readonly last24Hours: number;
  readonly last7Days: number;
  readonly last30Days: number;
}

/** Posts as they stand. */
export interface PostCounts {
  readonly draft: number;
  /** Scheduled ones included. */
  readonly published: number;
  /** Published with a time in the future. */
  readonly scheduled: number;
  readonly trashed: number;
}

/** Messages of the contact form. */
export interface MessageCounts {
  readonly total: number;
  readonly unhandled: number;
  readonly last30Days: number;
}

/** Accounts. */
export interface UserCounts {
  readonly total: number;
  readonly active: number;
  readonly byRole: { readonly admin: number; readonly editor: number; readonly user: number };
  readonly registeredLast30Days: number;
}

/** Mail jobs by where they stand, of the 90 days for which they are kept. */
export interface MailCounts {
  readonly queued: number;
  readonly sending: number;
  readonly sent: number;
  readonly failed: number;
}

/** How the site is doing, in numbers. */
export interface Report {
  readonly generatedAt: Date;
  /** What visitors see, by the month of publication: the last 12, the present one last. */
  readonly postsPerMonth: readonly { readonly month: string; readonly count: number }[];
  readonly posts: PostCounts;
  readonly messages: MessageCounts;
  readonly users: UserCounts;
  /** Logins refused for a wrong password or code. */
  readonly failedLogins: Recently;
  /** How often so many were wrong that guesses were refused for a time. */
  readonly loginLocks: Recently;
  readonly mails: MailCounts;
  /** Stored documents that this instance could not read when it last tried, by collection. */
  readonly brokenDocuments: Readonly<Record<string, number>>;
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
