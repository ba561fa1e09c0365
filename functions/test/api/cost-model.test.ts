import { afterEach, test } from '@jest/globals';
import { formatTable } from '../../../bench/lib/figures.ts';
import type { Site } from '../../../scripts/lib/cost/site.ts';
import { usageOf, type Part, type Usage } from '../../../scripts/lib/cost/usage.ts';
import { PlayedSite } from '../support/cost/played-site.js';

const TOLERANCE = 0.05;
const SWEEP_EVERY_SECONDS = 5 * 60;
const PARTS: readonly Part[] = ['visitors', 'staff', 'limiter', 'workers', 'sweeps'];

const ACTIONS = {
  message: 10,
  login: 6,
  refresh: 12,
  reset: 3,
  listing: 12,
  saving: 30,
  edit: 8,
  publishing: 3,
  bulk: 1,
};

const SITE = { posts: 60, searches: 30, instances: 1, restarts: 0, actions: ACTIONS };

/** Nearly each view finds what is kept too old, or nearly each finds it good. */
const PERIODS: readonly (Site & { readonly name: string })[] = [
  { name: 'a quiet day', seconds: 86_400, views: 2_000, hitRatio: 0.25, usesKeys: false, ...SITE },
  { name: 'a busy hour', seconds: 3_600, views: 5_000, hitRatio: 0.1, usesKeys: true, ...SITE },
];

let played: PlayedSite;

afterEach(() => played.counted.stop());

/** What is compared, by name: what the model says and what was counted. */
function compare({
  operations,
  invocations,
  mails,
}: Usage): [what: string, model: number, counted: number][] {
  const { counted } = played;
  const parts = PARTS.flatMap((part): [string, number, number][] => {
    const usage = counted.usageOf(part);
    return [
      [`${part}: reads`, operations[part].reads, usage.reads],
      [`${part}: writes`, operations[part].writes, usage.writes],
    ];
  });
  const names = Object.keys(invocations) as (keyof typeof invocations)[];
  return [
    ...parts,
    ...names.map((name): [string, number, number] => [
      `calls of ${name}`,
      invocations[name],
      counted.invocations[name],
    ]),
    ['mails', mails, counted.mails],
  ];
}

test.each(PERIODS)(
  'the model knows what $name costs within 5 %',
  async ({ name, ...site }) => {
    played = new PlayedSite(site);
    await played.start();
    await played.play(SWEEP_EVERY_SECONDS);
    const model = usageOf(site, played.counted.routes, SWEEP_EVERY_SECONDS);
    const compared = compare(model);
    const off = compared.filter(([, said, counted]) => Math.abs(said - counted) > TOLERANCE * counted);
    const table = formatTable(
      [name, 'model', 'counted', 'off by'],
      compared.map(([what, said, counted]) => [
        what,
        Math.round(said),
        counted,
        counted > 0 ? `${((said / counted - 1) * 100).toFixed(1)} %` : '',
      ]),
    );
    if (off.length > 0) throw new Error(`The model of scripts/lib/cost is off:\n${table}`);
  },
  180_000,
);
