import { expect, test } from '@jest/globals';
import type { JsonObject, StepOutcome } from '../jobs/index.js';
import { MigrateDocuments } from './migrate-documents.js';
import type { Finding, MigrationStep, Outcome } from './migration-step.js';

/** Documents in memory, each with what is to become of it; what was brought is unchanged from then on. */
class Things implements MigrationStep {
  constructor(
    readonly name: string,
    readonly found: Map<string, Outcome>,
  ) {}

  look(after: string | null, limit: number): Promise<Finding[]> {
    const paths = [...this.found.keys()].filter((path) => after === null || path > after).sort();
    return Promise.resolve(paths.slice(0, limit).map((path) => this.findingOf(path)));
  }

  bring(paths: readonly string[]): Promise<Finding[]> {
    const findings = paths.map((path) => this.findingOf(path));
    for (const path of paths) this.found.set(path, 'unchanged');
    return Promise.resolve(findings);
  }

  private findingOf(path: string): Finding {
    const outcome = this.found.get(path) ?? 'unchanged';
    return { path, outcome, ...(outcome === 'failed' && { detail: 'mend it by hand' }) };
  }
}

/** So many documents, of which every third is changed, and one each is mended and failed. */
function things(name: string, count: number): Things {
  const paths = Array.from({ length: count }, (_, index) => `${name}/${String(index).padStart(3, '0')}`);
  const found = paths.map((path, index) => [path, index % 3 === 0 ? 'changed' : 'unchanged'] as const);
  return new Things(
    name,
    new Map<string, Outcome>([...found, [`${name}/x`, 'mended'], [`${name}/y`, 'failed']]),
  );
}

/** Runs the job to its end. @param diesAt the steps after which the worker dies before their checkpoint is stored */
async function run(steps: readonly MigrationStep[], diesAt: (step: number) => boolean = () => false) {
  const job = await new MigrateDocuments(steps).open();
  const counts: Record<string, number> = {};
  const total = { done: 0, problems: [] as unknown[] };
  let state: JsonObject | null = null;
  for (let nth = 1, outcome: StepOutcome | null = null; !outcome?.isLast; nth += 1) {
    const tried = await job.step(state);
    if (diesAt(nth)) continue;
    outcome = tried;
    state = JSON.parse(JSON.stringify(outcome.state)) as JsonObject;
    total.done += outcome.done;
    total.problems.push(...outcome.problems);
    for (const [name, count] of Object.entries(outcome.counts)) counts[name] = (counts[name] ?? 0) + count;
  }
  return { counts, ...total };
}

const EXPECTED = {
  counts: {
    big_unchanged: 80,
    big_changed: 40,
    big_mended: 1,
    big_failed: 1,
    small_changed: 1,
    small_mended: 1,
    small_failed: 1,
  },
  done: 125,
  problems: [
    { item: 'big/y', detail: 'mend it by hand' },
    { item: 'small/y', detail: 'mend it by hand' },
  ],
};

test('goes through every page of every step, and counts each document once', async () => {
  expect(await run([things('big', 120), things('none', 0), things('small', 1)])).toMatchObject({
    ...EXPECTED,
    counts: { ...EXPECTED.counts, none_mended: 1, none_failed: 1 },
    done: 127,
    problems: expect.arrayContaining(EXPECTED.problems) as unknown,
  });
});

test.each([
  ['every other step', (nth: number) => nth % 2 === 1],
  ['every step once or twice', (nth: number) => nth % 3 !== 0],
])('counts the same when the worker dies after %s', async (_when, diesAt) => {
  expect(await run([things('big', 120), things('small', 1)], diesAt)).toEqual(EXPECTED);
});

test('has nothing to do the second time but what failed', async () => {
  const steps = [things('big', 120)];
  await run(steps);
  expect((await run(steps)).counts).toEqual({ big_unchanged: 121, big_failed: 1 });
});

test('two steps of one name are refused', () => {
  const steps = [things('small', 1), things('big', 1), things('small', 2)];
  expect(() => new MigrateDocuments(steps)).toThrow('two steps of migrate are named small');
});

test('a step of another version ends the job', async () => {
  const job = await new MigrateDocuments([things('small', 1)]).open();
  const state = { step: 'gone', after: null, isLastPage: false, due: [] };
  await expect(job.step(state)).rejects.toThrow('is a step of another version');
});
