import { addCosts, type Cost, type RouteCost } from '../../http/index.js';
import type { ContentTypes } from '../content-kind.js';
import type { KindWire } from '../wire/kind-wire.js';

/** What a route costs that writes an item: its own, and what completes the item. */
export function writeCost(
  { completionCost }: Pick<KindWire<ContentTypes>, 'completionCost'>,
  own: Cost,
): RouteCost {
  if (!completionCost) return own;
  const usual = addCosts(own, completionCost.usual);
  return { ...usual, more: { when: completionCost.when, cost: completionCost.more.reduce(addCosts, usual) } };
}
