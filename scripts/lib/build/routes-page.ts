/**
 * docs/ROUTES.md: every route on one page, as each says of itself.
 */
import type { Route, RouteCost } from '../../../functions/src/http/index.ts';
import { ROLES } from '../../../functions/src/shared/index.ts';

const HEAD = `# Routes

Written by \`npm run client\` from the routes (\`defineRoute\`). Change them, not this page.

- **Who**: everyone; everyone, where a token that is sent must be good and may show more; or a token of these roles.
  _fresh_: its password was given within the last 15 minutes.
- **Limit**: by its name in the [table of limits](API.md#rate-limits).
- **Firestore**: the most that a request which succeeds costs, as reads / writes in round trips, without its limit's
  counter and the check of its token (2 / 0 in 1); _item_: each that the page has. _kept_: when the instance has answered
  the same shortly before. _key_: it takes an [\`Idempotency-Key\`](API.md#conventions), with which a request costs 1 / 1 in 1
  more. _prepared_: while nothing has changed, the same answer leaves without Express, and pages of every origin may read it
  ([ADR 0038](adr/0038-prepared-answers.md)). Tests hold every route to it.

| Route | Who | Limit | Firestore | |
| --- | --- | --- | --- | --- |
`;

/** The page's Markdown, unformatted. */
export function describeRoutes(routes: readonly Route[]): string {
  const lines = routes.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b), 'en')).map(describeRoute);
  return `${HEAD}${lines.join('\n')}\n`;
}

function orderOf({ path, method }: Route): string {
  return `${path} ${method}`;
}

function describeRoute(route: Route): string {
  const cells = [`\`${route.name}\``, whoOf(route), `\`${route.limiter}\``, costOf(route), route.summary];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function whoOf({ access, needsFreshLogin }: Route): string {
  if (access === 'public') return 'everyone';
  if (access === 'optional') return 'everyone, token optional';
  const roles = access.length === ROLES.length ? 'any role' : access.join(', ');
  return needsFreshLogin ? `${roles}; _fresh_` : roles;
}

function costOf({ cost, repeats, isPrepared }: Route): string {
  const kept = cost.warm ? `; _kept_ ${inWords(cost.warm)}` : '';
  const more = cost.more ? `; with ${cost.more.when} ${inWords(cost.more.cost)}` : '';
  return `${inWords(cost)}${more}${kept}${repeats === 'by-key' ? '; _key_' : ''}${isPrepared ? '; _prepared_' : ''}`;
}

function inWords({ reads, writes, roundTrips, readsPerItem = 0 }: RouteCost): string {
  if (reads + writes === 0) return '0';
  const perItem = readsPerItem > 0 ? ` + ${String(readsPerItem)} an item` : '';
  return `${String(reads)}${perItem} / ${String(writes)} in ${String(roundTrips)}`;
}
