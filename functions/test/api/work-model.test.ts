import { randomUUID } from 'node:crypto';
import { afterAll, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import type { Mishap } from '../support/work/work-puppet.js';
import { WorkWorld, type KindName } from '../support/work/work-world.js';

/** Shrinking what has failed takes longer than a run that is well. */
jest.setTimeout(300_000);

/** The same walk at every run; another by `WORK_MODEL_SEED=7`. A failure names its seed and path. */
const SEED = Number(process.env['WORK_MODEL_SEED'] ?? 10);
const RUNS = Number(process.env['WORK_MODEL_RUNS'] ?? 60);
const COMMANDS = 80;

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Of this test alone: sweeps take up whatever a project has. Nothing else is needed than the database. */
const app = initializeApp({ projectId: `demo-work-${randomUUID().slice(0, 8)}` }, 'work-model');
const firestore = getFirestore(app);

afterAll(() => deleteApp(app));

/** One thing that happens; what is stored is looked at after each. */
class Event implements fc.AsyncCommand<object, WorkWorld> {
  constructor(
    private readonly what: string,
    private readonly happen: (world: WorkWorld) => Promise<void> | void,
  ) {}

  check(): boolean {
    return true;
  }

  async run(_model: object, world: WorkWorld): Promise<void> {
    await this.happen(world);
    await world.check();
  }

  toString(): string {
    return this.what;
  }
}

const index = fc.nat({ max: 5 });
const mishaps = fc.constantFrom<Mishap>(
  ...['none', 'none', 'temporary', 'unforeseen', 'final', 'not stored', 'answer lost'].map(
    (mishap) => mishap as Mishap,
  ),
);
/** From less than a lease to more than work is kept waiting for, around each of the bounds. */
const TIMES = [SECOND_MS, 50 * SECOND_MS, MINUTE_MS, 2 * MINUTE_MS, 6 * MINUTE_MS, 8 * MINUTE_MS];

const accept = fc
  .tuple(fc.constantFrom<KindName>('mail', 'job', 'job'), fc.integer({ min: 1, max: 4 }), fc.boolean())
  .map(([name, total, isAnnounced]) => {
    const what = `accept ${name} of ${total}${isAnnounced ? '' : ', unannounced'}`;
    return new Event(what, (world) => world.accept(name, total, isAnnounced));
  });
const deliver = fc
  .tuple(index, fc.boolean(), fc.boolean())
  .map(
    ([nth, again, twice]) =>
      new Event(`deliver ${nth}${again && twice ? ' again' : ''}`, (world) =>
        world.deliver(nth, again && twice),
      ),
  );
const advance = fc
  .tuple(index, fc.integer({ min: 1, max: 8 }), mishaps)
  .map(
    ([nth, points, mishap]) =>
      new Event(`advance ${nth} by ${points}: ${mishap}`, (world) => world.advance(nth, points, mishap)),
  );
const overtake = fc
  .tuple(index, fc.integer({ min: 1, max: 6 }))
  .map(([nth, points]) => new Event(`overtake ${nth} by ${points}`, (world) => world.overtake(nth, points)));
const wear = fc
  .tuple(index, fc.constantFrom<Mishap>('none', 'unforeseen', 'answer lost'))
  .map(([nth, mishap]) => new Event(`wear ${nth}: ${mishap}`, (world) => world.wear(nth, mishap)));
const crash = index.map(
  (nth) =>
    new Event(`crash ${nth}`, (world) => {
      world.crash(nth);
    }),
);
const cancel = index.map((nth) => new Event(`cancel ${nth}`, (world) => world.cancel(nth)));
const sweep = fc.constant(new Event('sweep', (world) => world.sweep()));
const pass = (times: readonly number[]) =>
  fc.constantFrom(...times).map(
    (ms) =>
      new Event(`pass ${ms / SECOND_MS} s`, (world) => {
        world.pass(ms);
      }),
  );
const queue = fc.boolean().map(
  (refuses) =>
    new Event(`queue ${refuses ? 'refuses' : 'takes'}`, (world) => {
      world.queueRefuses = refuses;
    }),
);

const kinds = fc.constantFrom<KindName>('mail', 'job');
const pause = kinds.map((name) => new Event(`pause ${name}`, (world) => world.pause(name)));
const resume = kinds.map((name) => new Event(`resume ${name}`, (world) => world.resume(name)));

/** What happens often stands there often; three days pass seldom. */
const events = [
  ...[
    accept,
    accept,
    deliver,
    deliver,
    deliver,
    deliver,
    advance,
    advance,
    advance,
    advance,
    advance,
    advance,
  ],
  ...[
    overtake,
    wear,
    crash,
    sweep,
    queue,
    cancel,
    pause,
    resume,
    resume,
    pass(TIMES),
    pass(TIMES),
    pass([...TIMES, ...TIMES, 3 * DAY_MS]),
  ],
];

test('whatever happens, accepted work comes to one end, no step counts twice, and who lost a claim stores nothing', async () => {
  const commands = fc.commands(events, { maxCommands: COMMANDS, size: 'max' });
  await fc.assert(
    fc.asyncProperty(commands, async (happenings) => {
      const world = new WorkWorld(firestore);
      await world.begin();
      await fc.asyncModelRun(() => ({ model: {}, real: world }), happenings);
      await world.finish();
    }),
    { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: 240_000 },
  );
});
