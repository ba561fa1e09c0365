/**
 * `npm test`: the stages of a run, each when the one before has ended, and the sum of what came out.
 */
import { whenAskedToEnd } from '../emulators/processes.ts';
import { describeOutcome, sum } from './jest-phase.ts';
import { TestRun, type PhaseResult } from './test-run.ts';
import { chooseStages, type ChosenPhase } from './test-stages.ts';
import { UserError } from '../user-error.mjs';

/** What was asked for. */
export interface TestOptions {
  /** Regular expressions; a test runs when its path matches one, or when there are none. */
  readonly patterns: readonly string[];
  /** Passed to Jest as they are. */
  readonly jestOptions: readonly string[];
}

/**
 * Runs the tests and prints `N passed, N failed` (`, N skipped`) as the last line.
 *
 * @returns the exit code: 0 when at least one test ran and none failed
 */
export async function runTests({ patterns, jestOptions }: TestOptions): Promise<number> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined); // a closed pipe
  const run = new TestRun({ isWhole: patterns.length === 0 && jestOptions.length === 0, jestOptions });
  whenAskedToEnd((reason) => {
    console.error(`\nnpm test: ${reason}, stopping …`);
    process.exit(130);
  });
  const { results, failure } = await runStages(run, chooseStages(patterns));
  if (failure !== undefined) showFailure(failure);
  const total = sum(results);
  if (failure !== undefined) total.failed += 1;
  if (total.passed + total.failed + total.skipped === 0)
    console.error(`No test matches ${patterns.join(', ')}`);
  if (total.failed > 0) run.keepLog();
  await run.end();
  for (const result of results) console.log(describePhase(result));
  console.log(describeOutcome(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

/** Runs stages one after the other until what they need fails. */
async function runStages(
  run: TestRun,
  stages: readonly ChosenPhase[][],
): Promise<{ results: PhaseResult[]; failure?: unknown }> {
  const results: PhaseResult[] = [];
  try {
    run.start(stages.flat());
    for (const stage of stages) results.push(...(await run.runStage(stage)));
    return { results };
  } catch (failure) {
    return { results, failure };
  }
}

/** Says why a run was given up. */
export function showFailure(failure: unknown): void {
  console.error(failure instanceof UserError ? `\nnpm test: ${failure.message}` : failure);
}

function describePhase({ phase, seconds, ...outcome }: PhaseResult): string {
  return `${phase.name}: ${describeOutcome(outcome)} in ${phase.files.length} files, ${Math.round(seconds)} s`;
}
