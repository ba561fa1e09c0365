import { tag as tagSchema } from '../posts/index.js';
import { saysNothing, type TagDetail, type TagDetails } from './tag-details.codec.js';

/** Tags that become another one. */
interface Carried {
  readonly from: readonly string[];
  readonly to: string;
  /** How the other one was typed; null where that is the tag itself. */
  readonly typed: string | null;
  /** Whether posts have the other one already. */
  readonly isUsed: boolean;
}

/**
 * What is said of tags once some have become another one: that keeps what is said of it. Else it is called as it was typed, or by the
 * name of the first of them where that is written as this tag, and gets the description of the first. A tag that posts have already
 * gets nothing but the name that was typed: what others were called, and were about, is not said of its posts.
 *
 * @returns the same object where nothing changes
 */
export function carryDetails(details: TagDetails, { from, to, typed, isUsed }: Carried): TagDetails {
  const former = isUsed ? undefined : from.flatMap((tag) => details.get(tag) ?? []).at(0);
  const carried = { name: typed ?? nameFor(to, former), description: former?.description ?? '' };
  const next = new Map([...details].filter(([tag]) => tag === to || !from.includes(tag)));
  if (!next.has(to) && !saysNothing(to, carried)) next.set(to, carried);
  return next.size === details.size && next.has(to) === details.has(to) ? details : next;
}

/** `C++` of `cplusplus` is a name of `cpp`, too, and none of `rust`. */
function nameFor(tag: string, former: TagDetail | undefined): string {
  return former && tagSchema.safeParse(former.name).data === tag ? former.name : tag;
}
