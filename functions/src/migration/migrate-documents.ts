import { z } from 'zod';
import type { JobHandler, JobRun, JsonObject, StepOutcome } from '../jobs/index.js';
import type { Finding, MigrationStep } from './migration-step.js';

/** Documents of one step: a post has up to 1 MB. */
const PAGE_SIZE = 50;

const checkpoint = z.object({
  step: z.string(),
  /** Where the page in hand ends. */
  after: z.string().nullable(),
  isLastPage: z.boolean(),
  /** What of the page is to be written yet, and what the look has found for it. */
  due: z.array(z.object({ path: z.string(), outcome: z.enum(['changed', 'mended', 'removed']) })),
});

type State = z.output<typeof checkpoint>;

/**
 * Brings stored documents to the shape of this version and mends broken ones: the jobs of kind `migrate`. A page is looked at
 * in one step and written in the next, so that the count is right when a worker dies while it writes: what it had done
 * by then comes out as it was found.
 *
 * @see docs/adr/0033-migrate-and-mends.md
 */
export class MigrateDocuments implements JobHandler {
  /** @throws Error when two steps have one name: where a checkpoint goes on must be clear */
  constructor(private readonly steps: readonly MigrationStep[]) {
    const names = steps.map(({ name }) => name);
    const doubled = names.find((name, index) => names.indexOf(name) !== index);
    if (doubled !== undefined) throw new Error(`two steps of migrate are named ${doubled}`);
  }

  /** Nobody knows how many documents there are before they are read. */
  async open(): Promise<JobRun> {
    return Promise.resolve({ total: null, step: (state) => this.step(state) });
  }

  private async step(state: JsonObject | null): Promise<StepOutcome> {
    const from = state ? checkpoint.parse(state) : beginOf(this.steps[0]?.name ?? '');
    const step = this.require(from.step);
    const { settled, to } = await (from.due.length === 0 ? look(step, from) : bring(step, from));
    const next = to.due.length > 0 || !to.isLastPage ? to : this.after(step);
    return { ...summarise(step, settled), state: next ?? to, isLast: next === null };
  }

  /** Null behind the last step. */
  private after(step: MigrationStep): State | null {
    const next = this.steps[this.steps.indexOf(step) + 1];
    return next ? beginOf(next.name) : null;
  }

  private require(name: string): MigrationStep {
    return z
      .custom<MigrationStep>((step) => step !== undefined, 'is a step of another version')
      .parse(this.steps.find((step) => step.name === name));
  }
}

function beginOf(step: string): State {
  return { step, after: null, isLastPage: false, due: [] };
}

/** What a step of the job has dealt with, and where the next one begins. */
interface Settled {
  readonly settled: readonly Finding[];
  readonly to: State;
}

async function look(step: MigrationStep, from: State): Promise<Settled> {
  const found = await step.look(from.after, PAGE_SIZE);
  const isDue = ({ outcome }: Finding) => outcome !== 'unchanged' && outcome !== 'failed';
  const due = checkpoint.shape.due.parse(found.filter(isDue));
  const after = found.at(-1)?.path ?? from.after;
  return {
    settled: found.filter((finding) => !isDue(finding)),
    to: { ...from, due, after, isLastPage: found.length < PAGE_SIZE },
  };
}

async function bring(step: MigrationStep, from: State): Promise<Settled> {
  const found = await step.bring(from.due.map(({ path }) => path));
  return { settled: asFound(from, found), to: { ...from, due: [] } };
}

/** What a worker before has written is unchanged by now, and counts as it was found. */
function asFound({ due }: State, findings: readonly Finding[]): Finding[] {
  return findings.map((finding) =>
    finding.outcome === 'failed'
      ? finding
      : { ...finding, outcome: due.find(({ path }) => path === finding.path)?.outcome ?? finding.outcome },
  );
}

function summarise({ name }: MigrationStep, findings: readonly Finding[]) {
  const counts: Record<string, number> = {};
  for (const { outcome } of findings) {
    const count = `${name}_${outcome}`;
    counts[count] = (counts[count] ?? 0) + 1;
  }
  const problems = findings.flatMap(({ path, detail }) =>
    detail === undefined ? [] : [{ item: path, detail }],
  );
  return { done: findings.length, counts, problems };
}
