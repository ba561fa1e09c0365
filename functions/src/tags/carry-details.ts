import { saysNothing, type TagDetails } from './tag-details.codec.js';

/** Tags that become another one. */
interface Carried {
  readonly from: readonly string[];
  readonly to: string;
  /** How the other one was typed; null where nobody did. */
  readonly typed: string | null;
}

/**
 * What is said of tags once some have become another one: that keeps what is said of it, else gets the name that was typed, else what
 * is said of the first of them.
 *
 * @returns the same object where nothing changes
 */
export function carryDetails(details: TagDetails, { from, to, typed }: Carried): TagDetails {
  const former = from.flatMap((tag) => details.get(tag) ?? []).at(0);
  const isNamed = typed !== null && typed !== to;
  const carried = {
    name: isNamed ? typed : (former?.name ?? to),
    description: former?.description ?? '',
  };
  const next = new Map([...details].filter(([tag]) => tag === to || !from.includes(tag)));
  if (!next.has(to) && !saysNothing(to, carried)) next.set(to, carried);
  return next.size === details.size && next.has(to) === details.has(to) ? details : next;
}
