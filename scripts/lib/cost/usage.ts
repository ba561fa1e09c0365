/**
 * How much of everything a site uses in a period: the model.
 */
import { BATCH_SIZE } from '../../../functions/src/content/index.ts';
import { KEY_COST, TOKEN_COST, type Cost, type Route } from '../../../functions/src/http/index.ts';
import { LIMITS, type Policy } from '../../../functions/src/http/middleware/limits.ts';
import {
  ACTIONS,
  BULK_POSTS,
  bulkWork,
  CARD_WORK,
  librarySweepWork,
  MAIL_WORK,
  type Action,
  type Step,
} from './actions.ts';
import { publicReads, totalReads, type CostOf, type PublicReads } from './public-reads.ts';
import type { ActionName, Site } from './site.ts';
import { librarySweeps, sweepWork } from './sweep-work.ts';
import { REQUESTS_PER_VIEW } from './visits.ts';

/** What the model knows of a route, as the route says it itself. */
export type RouteFacts = Pick<Route, 'name' | 'access' | 'limiter' | 'cost' | 'repeats'>;

/** Documents read and written, as they are billed. */
export type Operations = Pick<Cost, 'reads' | 'writes'>;

/** Who asks Firestore. */
export type Part = 'visitors' | 'staff' | 'limiter' | 'workers' | 'sweeps';

/** What happens in the period. */
export interface Usage {
  readonly operations: Readonly<Record<Part, Operations>>;
  /** What visitors' reads are for. */
  readonly publicReads: PublicReads;
  /** Documents that TTL policies delete, sooner or later. */
  readonly deletes: number;
  readonly invocations: Readonly<Record<'api' | 'sendEmail' | 'runJob' | 'sweepJobs', number>>;
  /** How many of the api's are logins, whose hash costs a processor more than all else. */
  readonly hashes: number;
  readonly visitorRequests: number;
  readonly mails: number;
}

/** Visitors' requests that reach the api function. */
export function visitorRequests({ views, hitRatio }: Pick<Site, 'views' | 'hitRatio'>): number {
  return views * REQUESTS_PER_VIEW * (1 - hitRatio);
}

/**
 * The usage of a site.
 *
 * @param routes every route of the product
 * @param sweepEverySeconds how often sweepJobs is called
 */
export function usageOf(site: Site, routes: readonly RouteFacts[], sweepEverySeconds: number): Usage {
  const find = finder(routes);
  const costOf: CostOf = (route) => find(route).cost;
  const done = Object.entries(ACTIONS).map(([name, action]) => ({
    action,
    times: site.actions[name as ActionName],
  }));
  const total = (of: (action: Action) => number) =>
    done.reduce((sum, { action, times }) => sum + times * of(action), 0);
  const steps = (of: (step: Action['steps'][number]) => number) =>
    total((action) => action.steps.reduce((sum, step) => sum + of(step), 0));
  const counted = steps(({ route }) => countersOf(find(route)));
  const [mails, jobs] = [total(({ mails = 0 }) => mails), total(({ bulkJobs = 0 }) => bulkJobs)];
  const cards = total(({ cardJobs = 0 }) => cardJobs);
  const job = bulkWork(BULK_POSTS, BATCH_SIZE);
  const sweeps = site.seconds / sweepEverySeconds;
  const library = librarySweepWork(site.posts);
  const days = librarySweeps(site);
  const reads = publicReads(
    site,
    {
      publicChanges: total(({ isPublic = false }) => Number(isPublic)),
      looks: total(({ looks = 0 }) => looks),
      jobChanges: Array.from({ length: jobs }, () => BULK_POSTS),
    },
    costOf,
  );
  const key = ({ route, hasKey = site.usesKeys }: Step) =>
    hasKey && find(route).repeats === 'by-key' ? KEY_COST : NOTHING;
  const requests = visitorRequests(site);
  return {
    operations: {
      visitors: { reads: totalReads(reads), writes: 0 },
      staff: {
        reads:
          reads.byStaff +
          steps(
            (step) =>
              (step.usual ?? costOf(step.route)).reads + tokenReads(find(step.route)) + key(step).reads,
          ),
        writes: steps((step) => (step.usual ?? costOf(step.route)).writes + key(step).writes),
      },
      // A client's first hit in a window creates its counter; a further one would cost a read besides.
      limiter: { reads: 0, writes: counted },
      workers: {
        reads:
          mails * MAIL_WORK.reads +
          total(({ suppressible = 0 }) => suppressible) +
          jobs * job.reads +
          cards * CARD_WORK.reads +
          days * library.reads,
        writes:
          mails * MAIL_WORK.writes + jobs * job.writes + cards * CARD_WORK.writes + days * library.writes,
      },
      sweeps: sweepWork(site, sweepEverySeconds),
    },
    publicReads: reads,
    deletes:
      total(({ expiring }) => expiring) +
      counted +
      mails +
      jobs +
      cards +
      days +
      steps((step) => key(step).writes),
    invocations: {
      api: requests + steps(() => 1),
      sendEmail: mails,
      runJob: jobs + cards + days,
      sweepJobs: sweeps,
    },
    hashes: site.actions.login,
    visitorRequests: requests,
    mails,
  };
}

const NOTHING: Operations = { reads: 0, writes: 0 };

/** Reads and writes of all parts. */
export function sumOf(operations: Usage['operations']): Operations {
  const parts = Object.values(operations);
  const sum = (unit: keyof Operations) => parts.reduce((total, part) => total + part[unit], 0);
  return { reads: sum('reads'), writes: sum('writes') };
}

/** How many of a route's limits are counted in Firestore where there is no Redis: a write each. */
function countersOf({ limiter }: RouteFacts): number {
  const policies: readonly Policy[] = LIMITS[limiter];
  return policies.filter(({ sensitive }) => sensitive).length;
}

function tokenReads({ access }: RouteFacts): number {
  return typeof access === 'string' ? 0 : TOKEN_COST.reads;
}

function finder(routes: readonly RouteFacts[]): (name: string) => RouteFacts {
  const byName = new Map(routes.map((route) => [route.name, route]));
  return (name) => {
    const route = byName.get(name);
    if (route) return route;
    throw new Error(`There is no route ${name}: mend scripts/lib/cost/actions.ts or visits.ts.`);
  };
}
