/**
 * The tables of docs/SCALE.md.
 */
import { formatTable } from '../../../bench/lib/figures.ts';
import { limitsOf } from '../../../functions/src/http/index.ts';
import { LIMITS, type LimiterName, type Policy } from '../../../functions/src/http/middleware/limits.ts';
import type { Product } from './cost.ts';
import { publicReads, type CostOf } from './public-reads.ts';
import { number } from './report.ts';
import { playHour, type Hour, type Played } from './scale.ts';
import { siteOf, USUAL_MONTH, type Site } from './site.ts';

/** The numbers of instances that are compared. */
export const INSTANCES = [1, 10, 1_000] as const;

const HOUR_SECONDS = 3_600;

/** Ten million views a day, evenly. */
const VIEWS_A_DAY = 10_000_000;

/** An hour of it, on a site of 500 posts where something is published every ten minutes. */
export function hourOf(instances: number): Hour {
  return {
    instances,
    seconds: HOUR_SECONDS,
    views: Math.round(VIEWS_A_DAY / 24),
    hitRatio: 0.9,
    posts: 500,
    searches: 500,
    publicChanges: 6,
  };
}

/** What the model says of the same hour. */
export function modelOf(hour: Hour, costOf: CostOf) {
  const month = siteOf({ ...USUAL_MONTH, ...hour }, hour.instances);
  const site: Site = { ...month, ...hour, restarts: 0 };
  return publicReads(site, { publicChanges: hour.publicChanges, looks: 0, jobChanges: [] }, costOf);
}

/** What was played, beside the model; and what a client may do where limits are counted by instance. */
export async function scaleReport({ routes }: Product): Promise<string> {
  const costs = new Map(routes.map(({ name, cost }) => [name, cost]));
  const costOf: CostOf = (route) => {
    const cost = costs.get(route);
    if (!cost) throw new Error(`There is no route ${route}: mend scripts/lib/cost/visits.ts.`);
    return cost;
  };
  const rows = [];
  for (const instances of INSTANCES) {
    const hour = hourOf(instances);
    rows.push(rowOf(hour, await playHour(hour, costOf), modelOf(hour, costOf)));
  }
  const head = [
    'instances',
    'requests/s each',
    'answers read',
    'model',
    'directory',
    'model',
    'checks',
    'model',
    'reads/s, busiest minute',
    'stale',
    'oldest, s',
  ];
  return [formatTable(head, rows), limitsTable()].join('\n\n');
}

function rowOf(hour: Hour, played: Played, model: ReturnType<typeof modelOf>) {
  return [
    number(hour.instances),
    number(played.requests / hour.seconds / hour.instances),
    number(played.answerReads),
    number(model.answers),
    number(played.directoryReads),
    number(model.directory),
    number(played.checks),
    number(model.checks),
    number(played.peakReadsPerSecond),
    `${number((played.stale / played.requests) * 100)} %`,
    number(played.oldestSeconds),
  ];
}

function limitsTable(): string {
  const names = Object.keys(LIMITS) as LimiterName[];
  const rows = names
    .filter((name) => LIMITS[name].length > 0)
    .map((name) => {
      const policies: readonly Policy[] = LIMITS[name];
      const bounds = policies.map(
        ({ limit, sensitive = false }) =>
          (instances: number) =>
            number(sensitive ? limit : instances * limit),
      );
      return [
        `\`${name}\``,
        limitsOf(name).join('; '),
        ...INSTANCES.map((instances) => bounds.map((bound) => bound(instances)).join('; ')),
      ];
    });
  return formatTable(['limit', 'as written', ...INSTANCES.map((count) => `at ${number(count)}`)], rows);
}
