/**
 * Draws cards for link previews, in this process, and prints what they took.
 */
import { drawCard } from '../../functions/src/cards/drawing/index.ts';
import { peakKilobytes, timed } from './own-process.ts';

/** How many are drawn after the first: a job of all cards of a site, since garbage adds up over many. */
const COUNT = 200;

const TITLES = [
  'What a slow summer taught me about shipping small things',
  'Η τέχνη του να γράφεις λίγο και καλά',
  'Как мы переписали рендеринг страниц за одну неделю',
  'كيف تعلمت أن أكتب أقل وأصمم ببطء',
];

/** What they took. */
export interface MeasuredCards {
  /** With what is loaded for it. */
  readonly firstMs: number;
  /** Of each further one, by the clock and of the processor. */
  readonly eachMs: number;
  readonly eachCpuMs: number;
  /** Of the largest. */
  readonly bytes: number;
  /** The most memory that the process had. */
  readonly peakBytes: number;
}

let bytes = 0;
const firstMs = await timed(() => draw(0));
const cpuBefore = process.cpuUsage();
const allMs = await timed(async () => {
  for (let number = 1; number <= COUNT; number += 1) await draw(number);
});
const { user, system } = process.cpuUsage(cpuBefore);
const measured: MeasuredCards = {
  firstMs,
  eachMs: allMs / COUNT,
  eachCpuMs: (user + system) / 1000 / COUNT,
  bytes,
  peakBytes: peakKilobytes() * 1024,
};
console.log(JSON.stringify(measured));

async function draw(number: number): Promise<void> {
  const card = await drawCard({
    title: `${TITLES[number % TITLES.length] ?? ''} ${String(number)}`,
    site: 'Firefolio',
    authors: 'Ada Lovelace and Grace Hopper',
    date: { spelled: '30 November 2026', plain: '2026-11-30' },
    colors: { accent: '#bd3206', paper: '#faf8fd' },
    isMarked: true,
  });
  bytes = Math.max(bytes, card?.length ?? 0);
}
