import type { IncomingHttpHeaders } from 'node:http';

/** Whether a request names one of the media types that its route leads elsewhere for: a range such as `*` is none. */
export function isLedAway(
  { leadsAwayFor }: { readonly leadsAwayFor: readonly string[] },
  { accept }: Pick<IncomingHttpHeaders, 'accept'>,
): boolean {
  return accept !== undefined && leadsAwayFor.some((type) => accept.includes(type));
}
