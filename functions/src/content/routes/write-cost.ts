import { addCosts, NO_COST, type Cost, type RouteCost } from '../../http/index.js';
import type { ContentTypes } from '../content-kind.js';
import { MAX_FILES } from '../items/shown-media.js';
import { CONTENT_LIMITS } from '../wire/content.schema.js';
import type { KindWire } from '../wire/kind-wire.js';

/** What the files of the library cost that an item names, as many as it may, all by their addresses. */
export const FILES_COST: Cost = { reads: 2 * MAX_FILES, writes: 0, roundTrips: 2 };

/** When FILES_COST is asked for, in words. */
export const WHEN_FILES = `${String(MAX_FILES)} files of the library are named by their addresses`;

/** A working copy is shown without its fields that are refused: of a form, of authors, of pictures, of a text that is too long. */
const LOOKS = 4;

/** What a route that shows one item costs where a preview link has it show the working copy. */
export function previewCost(
  { completionCost }: Pick<KindWire<ContentTypes>, 'completionCost'>,
  own: Cost,
): NonNullable<RouteCost['more']> {
  const completing = [completionCost?.usual ?? NO_COST, ...(completionCost?.more ?? [])];
  const looking = Array.from({ length: LOOKS }, () => completing).flat();
  const copied: Cost = { reads: 1 + CONTENT_LIMITS.authors, writes: 0, roundTrips: 2 };
  const { reads, roundTrips } = [...looking, copied, FILES_COST].reduce(addCosts, own);
  return {
    when: `\`preview\` shows a working copy, with ${String(MAX_FILES)} files, the first time in 5 s`,
    cost: { reads, writes: 0, roundTrips },
  };
}

/** What revisions cost on top of a write once 50 are kept, to be thinned: at most. */
export const THINNING_COST: Cost = { reads: 4, writes: 0, roundTrips: 3 };

/** What a route costs that writes an item: its own, what completes the item, and the files that it names. */
export function writeCost(
  { completionCost }: Pick<KindWire<ContentTypes>, 'completionCost'>,
  own: Cost,
): RouteCost {
  const usual = completionCost ? addCosts(own, completionCost.usual) : own;
  const more = [...(completionCost?.more ?? []), FILES_COST];
  const when = completionCost ? `${completionCost.when}, and ${WHEN_FILES}` : WHEN_FILES;
  return { ...usual, more: { when, cost: more.reduce(addCosts, usual) } };
}

/** The same of a route that changes an item, whose revisions are thinned then. */
export function changeCost(wire: Pick<KindWire<ContentTypes>, 'completionCost'>, own: Cost): RouteCost {
  return writeCost(wire, addCosts(own, THINNING_COST));
}
