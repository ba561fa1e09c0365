/**
 * A month of a site, from what it is told by to what it costs.
 */
import type { Product } from './cost.ts';
import { billOf, type Billed, type Prices, type Units } from './prices.ts';
import { instancesFor, resourcesOf, type Resources } from './resources.ts';
import { MONTH_SECONDS, siteOf, type Month, type Site } from './site.ts';
import { sumOf, usageOf, type Usage } from './usage.ts';

/** All that the model says of a month. */
export interface MonthCost {
  readonly site: Site;
  readonly usage: Usage;
  readonly resources: Resources;
  readonly units: Units;
  /** In US dollars. */
  readonly bill: Readonly<Record<Billed, number>>;
}

/** Reckons a month; with as many instances as its requests need, unless told how many. */
export function costOfMonth(
  month: Month,
  { routes, functions, sweepEverySeconds }: Product,
  prices: Prices,
): MonthCost {
  const usageWith = (instances: number) => usageOf(siteOf(month, instances), routes, sweepEverySeconds);
  const instances = month.instances ?? instancesFor(usageWith(1), MONTH_SECONDS);
  const site = siteOf(month, instances);
  const usage = usageWith(instances);
  const resources = resourcesOf(site, usage, functions);
  const units = unitsOf(usage, resources);
  return { site, usage, resources, units, bill: billOf(units, prices) };
}

/** JWT_KEYRING, APP_SECRET and SMTP_URL. */
const SECRETS = 3;

/** What is billed for a usage. */
function unitsOf(usage: Usage, resources: Resources): Units {
  const { reads, writes } = sumOf(usage.operations);
  return {
    read: reads,
    write: writes,
    delete: usage.deletes,
    vcpuSecond: resources.vcpuSeconds,
    gibSecond: resources.gibSeconds,
    request: Object.values(usage.invocations).reduce((sum, count) => sum + count, 0),
    functionGb: resources.functionGb,
    hostingGb: resources.hostingGb,
    taskOperation: 2 * (usage.invocations.sendEmail + usage.invocations.runJob),
    logGb: resources.logGb,
    scheduledJob: 1,
    secretVersion: SECRETS,
  };
}
