import type { IncomingHttpHeaders } from 'node:http';

/** Whether a request names one of the media types that its route leads elsewhere for, be it as the last choice: a range such as `*` is none. */
export function isLedAway(
  { leadsAwayFor }: { readonly leadsAwayFor: readonly string[] },
  { accept }: Pick<IncomingHttpHeaders, 'accept'>,
): boolean {
  const named = accept?.toLowerCase();
  return named !== undefined && leadsAwayFor.some((type) => named.includes(type));
}
