/**
 * The tables of `npm run cost`, in Markdown.
 */
import { formatTable, type Row } from '../../../bench/lib/figures.ts';
import { ceilingOf } from './ceiling.ts';
import type { Product } from './cost.ts';
import { costOfMonth } from './month.ts';
import { billOf, PRICES_DATE, totalOf, type Billed, type Prices, type Units } from './prices.ts';
import { USUAL_MONTH, type Month } from './site.ts';
import { sumOf } from './usage.ts';

const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];

/** How what is billed is called in tables. */
const NAMES: Readonly<Record<Billed, string>> = {
  read: 'Firestore reads',
  write: 'Firestore writes',
  delete: 'Firestore deletes (TTL)',
  vcpuSecond: 'vCPU-seconds',
  gibSecond: 'GiB-seconds',
  request: 'invocations',
  functionGb: 'GB sent by functions',
  hostingGb: 'GB sent by Hosting',
  taskOperation: 'Cloud Tasks operations',
  logGb: 'GB of log',
  scheduledJob: 'scheduled jobs',
  secretVersion: 'secrets',
};

const BILLED = Object.keys(NAMES) as Billed[];

/** One site. */
export function monthReport(month: Month, product: Product, prices: Prices): string {
  const { site, usage, resources, units, bill } = costOfMonth(month, product, prices);
  const parts: Row[] = Object.entries(usage.operations).map(([part, { reads, writes }]) => [
    part,
    number(reads),
    number(writes),
  ]);
  const { reads, writes } = sumOf(usage.operations);
  const { answers, directory, checks, format } = usage.publicReads;
  const publicReads = Object.entries({ answers, directory, checks, format })
    .map(([what, count]) => `${what} ${number(count)}`)
    .join(', ');
  return [
    `A month of 30 days: ${number(month.views)} views, ${number(month.posts)} posts, the CDN answers ` +
      `${number(month.hitRatio * 100)} % of visitors' requests; ${number(site.instances)} instance(s).`,
    formatTable(['Firestore', 'reads', 'writes'], [...parts, ['in all', number(reads), number(writes)]]),
    `Visitors' reads: ${publicReads}. Invocations: ${callsOf(usage.invocations)}. Mails: ` +
      `${number(usage.mails)}. Processor of api: ${number(resources.processorSeconds)} s. Cold starts: ` +
      `${number(resources.coldStarts)}.`,
    formatTable(
      ['billed', 'units', 'free', 'US$'],
      BILLED.map((name) => [NAMES[name], number(units[name]), number(prices[name].free), money(bill[name])]),
    ),
    `In all US$ ${money(totalOf(bill))}. List prices of ${PRICES_DATE}; check them.`,
  ].join('\n\n');
}

/** Sites of several sizes beside each other. */
export function sizesReport(product: Product, prices: Prices): string {
  const months = SIZES.map((views) => costOfMonth({ ...USUAL_MONTH, views }, product, prices));
  const row = (name: string, of: (month: (typeof months)[number]) => string): Row => [
    name,
    ...months.map(of),
  ];
  const shown: Billed[] = ['read', 'write', 'vcpuSecond', 'request', 'functionGb', 'hostingGb', 'logGb'];
  return formatTable(
    ['views a month', ...SIZES.map(number)],
    [
      ...shown.map((name) => row(NAMES[name], ({ units }) => number(units[name]))),
      row('mails', ({ usage }) => number(usage.mails)),
      row('instances', ({ site }) => number(site.instances)),
      row('cold starts', ({ resources }) => number(resources.coldStarts)),
      row('US$ for Firestore', ({ bill }) => money(bill.read + bill.write + bill.delete)),
      row('US$ for functions', ({ bill }) => money(bill.vcpuSecond + bill.gibSecond + bill.request)),
      row('US$ for bytes sent', ({ bill }) => money(bill.functionGb + bill.hostingGb)),
      row('US$ for the rest', ({ bill }) =>
        money(bill.taskOperation + bill.logGb + bill.scheduledJob + bill.secretVersion),
      ),
      row('US$ in all', ({ bill }) => money(totalOf(bill))),
    ],
  );
}

/** What a month can cost at most. */
export function ceilingReport({ functions }: Product, prices: Prices): string {
  const worst = ceilingOf(functions);
  const columns: Units[] = [worst.oneClient, worst.flood, worst.drain];
  const bills = columns.map((units) => billOf(units, prices));
  const shown = BILLED.filter((name) => columns.some((units) => units[name] > 0));
  return formatTable(
    [
      'a month',
      'one client within its limits, units',
      'US$',
      'a flood, units',
      'US$',
      'many reads, units',
      'US$',
    ],
    [
      ...shown.map((name) => [
        NAMES[name],
        ...columns.flatMap((units, index) => [number(units[name]), whole(bills[index]?.[name] ?? 0)]),
      ]),
      ['in all', ...bills.flatMap((bill) => ['', whole(totalOf(bill))])],
    ],
  );
}

/** 1, 10 and 1,000 instances; apart, since it plays an hour. */
export async function scaleReport(product: Product): Promise<string> {
  return (await import('./scale-report.ts')).scaleReport(product);
}

function callsOf(invocations: Readonly<Record<string, number>>): string {
  return Object.entries(invocations)
    .map(([name, count]) => `${name} ${number(count)}`)
    .join(', ');
}

/** Such as `12,345`, `12.3` or `0.12`. */
export function number(value: number): string {
  const digits = value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString('en-US', { maximumFractionDigits: digits });
}

function money(usd: number): string {
  return usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function whole(usd: number): string {
  return usd.toLocaleString('en-US', { maximumFractionDigits: 0 });
}
