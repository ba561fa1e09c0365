/**
 * `npm test -- --watch`: what the tests need stays up, and they run again at each change and at Enter, until someone ends it.
 */
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { END_SIGNALS } from '../install.mjs';
import { describeOutcome, sum } from './jest-phase.ts';
import { makeStateFolders, ROOT } from '../paths.mjs';
import { showFailure, type TestOptions } from './run-tests.ts';
import { apiProjects, TestRun } from './test-run.ts';
import { chooseStages } from './test-stages.ts';
import { UserError } from '../user-error.mjs';

/** Where a change matters to tests. */
const WATCHED = ['functions/src', 'functions/test', 'client/src', 'scripts', 'web/public'];

/** An editor may write a file more than once, and a branch has many. */
const QUIET_MS = 100;

/**
 * Runs the tests whose path matches again and again.
 *
 * @returns the exit code 0 when it was asked to end
 * @throws UserError without a pattern, or when nothing matches it
 */
export async function watchTests({ patterns, jestOptions }: TestOptions): Promise<number> {
  if (patterns.length === 0) throw new UserError('say which tests: npm test -- --watch contact');
  const files = (): number =>
    chooseStages(patterns).flatMap((stage) => stage.flatMap((phase) => phase.files)).length;
  if (files() === 0) throw new UserError(`no test matches ${patterns.join(', ')}`);
  makeStateFolders();
  const run = new TestRun({ isWhole: false, jestOptions });
  const changes = new Changes();
  try {
    run.start(chooseStages(patterns).flat());
    await Promise.race([run.started(), changes.over]);
    let isStale = false;
    for (let round = 1; !changes.isOver(); round += 1) {
      await Promise.race([runRound(run, { patterns, round, isStale }), changes.over]);
      if (!changes.isOver()) console.log('Waiting for a change. Enter runs again, Ctrl-C ends.');
      isStale = await changes.next();
    }
    console.log('\nstopping …');
    return 0;
  } finally {
    changes.close();
    await run.end();
  }
}

interface Round {
  readonly patterns: readonly string[];
  /** From 1. */
  readonly round: number;
  /** Whether anything but tests has changed since what runs was built. */
  readonly isStale: boolean;
}

async function runRound(run: TestRun, { patterns, round, isStale }: Round): Promise<void> {
  const startedAt = performance.now();
  try {
    if (isStale) await run.refresh();
    // A project that no round has had begins with the seed.
    const projects = apiProjects(`api-${round}`);
    const results = [];
    for (const stage of chooseStages(patterns)) results.push(...(await run.runStage(stage, projects)));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${describeOutcome(sum(results))} in ${seconds} s`);
  } catch (error) {
    showFailure(error);
  }
}

/** What asks for another round, and what ends them. */
class Changes {
  /** Resolves when somebody ends it. */
  readonly over: Promise<void>;
  private ended = false;
  private isStale = false;
  private readonly closers: (() => void)[] = [];
  private pending = Promise.withResolvers<undefined>();

  constructor() {
    for (const folder of WATCHED.map((name) => join(ROOT, name)).filter((path) => existsSync(path))) {
      const watcher = watch(folder, { recursive: true }, (_event, name) => {
        this.note(name ?? '');
      });
      this.closers.push(() => {
        watcher.close();
      });
    }
    const lines = createInterface({ input: process.stdin }).on('line', () => {
      this.note('');
    });
    this.closers.push(() => {
      lines.close();
    });
    const over = Promise.withResolvers<undefined>();
    this.over = over.promise;
    const end = (): void => {
      this.ended = true;
      this.note('');
      over.resolve(undefined);
    };
    // A terminal sends Ctrl-C to the parent, too, which passes it on.
    for (const signal of END_SIGNALS) process.on(signal, end);
    process.once('disconnect', end);
    process.channel?.unref(); // listening alone must not keep this process alive
  }

  /**
   * Waits for the next change, or the end; what has changed since the last call counts.
   *
   * @returns whether it was more than tests
   */
  async next(): Promise<boolean> {
    await this.pending.promise;
    await delay(QUIET_MS);
    this.pending = Promise.withResolvers<undefined>();
    const { isStale } = this;
    this.isStale = false;
    return isStale;
  }

  isOver(): boolean {
    return this.ended;
  }

  close(): void {
    for (const close of this.closers) close();
  }

  private note(file: string): void {
    this.isStale ||= !file.endsWith('.test.ts');
    this.pending.resolve(undefined);
  }
}
